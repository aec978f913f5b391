import Testing

@testable import Kunya

/// What is turned away before anything is resolved, and what is not.
@Suite struct SpanFilterTests {
  private func mayName(_ text: String, isExact: Bool = false) -> Bool {
    let filter = SpanFilter(session: Shared.resolver.makeSession())
    let numbers = text.split(separator: " ").map { word in
      Array(word.utf8).withUnsafeBufferPointer { filter.number(of: $0) }
    }
    return filter.mayName(numbers[...], isExact: isExact)
  }

  @Test(arguments: [
    "Damascus", "Bashar Assad", "Hassan Nasrallah", "Hasan Rouhani", "Boussaïna Chaabane",
    "Deir ez Zor", "Idleb", "بشار الأسد", "حزب الله", "عبد الفتاح السيسي",
  ])
  func namesPass(_ name: String) {
    #expect(mayName(name))
  }

  @Test(arguments: [
    "However", "Meanwhile Damascus", "Damascus Assad", "Five Palestinians", "The Minister said",
    "السيسي دمشق",
  ])
  func whatHasNoAliasInCommonDoesNot(_ text: String) {
    #expect(!mayName(text))
  }

  @Test func anExactSpanHasTheAliasesOwnWords() {
    #expect(mayName("Bashar Assad", isExact: true))
    #expect(!mayName("Bashaar Assad", isExact: true))
    #expect(mayName("Bashaar Assad"))
  }

  @Test func wordsKeepTheirNumbers() {
    let filter = SpanFilter(session: Shared.resolver.makeSession())
    let numbers = (0..<3_000).map { number in
      Array("word\(number)".utf8).withUnsafeBufferPointer { filter.number(of: $0) }
    }
    #expect(numbers == Array(0..<3_000))
    let again = Array("word1700".utf8).withUnsafeBufferPointer { filter.number(of: $0) }
    #expect(again == 1_700)
  }
}

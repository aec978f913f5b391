import Orthography
import Testing
import Transliteration

/// What the schemes make of names, against the standards' own examples: `Golden/schemes.tsv`.
@Suite struct GoldenTests {
  @Test func everyNameComesOutAsItsSourceHasIt() throws {
    var failures: [String] = []
    for name in GoldenNames.all {
      let scheme = try #require(EmbeddedSchemes.schemes[name.scheme], "no scheme \(name.scheme)")
      let actual = scheme.forward.apply(name.text)
      if try NormalizationForm.nfc.apply(actual) != name.expected {
        failures.append(
          "schemes.tsv:\(name.line): \(name.scheme): \(name.text)\n"
            + "  expected  \(name.expected)\n  actual    \(actual)\n  source    \(name.source)")
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func aSchemeIsVerifiedByTenExamplesWithTheirSource() {
    #expect(GoldenNames.all.allSatisfy { !$0.source.isEmpty })
    for file in EmbeddedSchemes.files {
      let count = GoldenNames.all.count { $0.scheme == file.info.id }
      #expect(file.info.isVerified == (count >= 10), "\(file.info.id): \(count) examples")
    }
  }

  @Test func theSameMarksInAnotherOrderAreTheSameName() {
    for name in GoldenNames.all where name.scheme != "buckwalter-ar" {
      guard let scheme = EmbeddedSchemes.schemes[name.scheme] else { continue }
      let turned = Self.turningMarks(of: name.text)
      #expect(scheme.forward.apply(turned) == scheme.forward.apply(name.text), "\(name.text)")
    }
  }

  /// The text with each shadda on the other side of its vowel.
  private static func turningMarks(of text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for index in scalars.indices.dropFirst() {
      let pair = (scalars[index - 1].value, scalars[index].value)
      if case (0x64B...0x650, 0x651) = pair { scalars.swapAt(index - 1, index) }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

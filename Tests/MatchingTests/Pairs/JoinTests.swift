import Matching
import Onomastics
import Testing

/// Parts written as one on one side, and as several on the other.
@Suite struct JoinTests {
  private func joins(_ name: String, _ kind: NameKind? = nil) -> [String] {
    var name = Embedded.prepared(name, kind)
    return name.joins.map { join in
      let start = name.append(join)
      return String(
        decoding: name.numbers[start...].map { LetterIndex.byte($0, join.alphabet) },
        as: UTF8.self)
    }
  }

  @Test func aParticleIsWrittenWithTheNameBehindIt() {
    #expect(joins("Mostefa Ben Mansour", .person).contains("benmansour"))
    #expect(joins("Jila Bani Yaghoob", .person).contains("baniyaghoob"))
    #expect(joins("Kuh e Sefid", .place).contains("kuhsefid"))
    #expect(!joins("Kuh e Sefid", .place).contains("esefid"))
  }

  @Test func aTitleIsWrittenWithTheNameBehindIt() {
    #expect(joins("Sidi Ifni", .place) == ["sidiifni"])
  }

  @Test(arguments: [
    ("Mostefa Benmansour", "Mustafa bin Mansur", NameKind.person),
    ("Jila Baniyaghoob", "Zhila Bani Yaghoub", .person),
    ("Faiza Abouelnaga", "Fayza Abou el-Naga", .person),
    ("Sidifni", "Sidi Ifni", .place),
  ])
  func allOfBothNamesMeets(_ a: String, _ b: String, _ kind: NameKind) {
    let result = Embedded.compare(a, b, kind)
    #expect(result.alignment.missing == 0 && result.alignment.extra == 0)
    #expect(result.score > 0.5)
  }
}

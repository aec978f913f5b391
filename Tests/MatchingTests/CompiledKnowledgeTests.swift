import CKunyaData
import Matching
import Onomastics
import Orthography
import Sections
import Testing

/// What is compiled says the same as the tables that it is compiled from.
@Suite struct CompiledKnowledgeTests {
  private static func embedded() throws -> SectionFile {
    var size = 0
    let start = kunya_data("compiled/knowledge.bin", &size)
    return try SectionFile(
      UnsafeRawBufferPointer(start: start, count: size), format: Knowledge.format,
      owner: .program)
  }

  private static func opened(_ file: SectionFile) throws -> Knowledge {
    try Knowledge.load(compiled: file, lexicon: nil, read: Embedded.file)
  }

  @Test func theEmbeddedFileIsWhatTheTablesGive() throws {
    let file = try Self.embedded()
    #expect(file.damagedSections() == [])
    // Not compared in the expectation, which would print megabytes.
    let isSame = Embedded.knowledge.compiled().elementsEqual(file.bytes)
    #expect(isSame, "Data/compiled/knowledge.bin has to be compiled again")
  }

  @Test func anIndexFitsWhetherTablesWereReadOrCompiled() throws {
    #expect(try Self.opened(Self.embedded()).fingerprint == Embedded.knowledge.fingerprint)
  }

  @Test(arguments: [
    ("Walid al-Moallem", "وليد المعلم"), ("Bouthaina Shaaban", "Buthayna Sha'ban"),
    ("Фейсал Микдад", "Faisal Mekdad"), ("علی اصغر خاجی", "علي أصغر خاجي"),
    ("Hassan Nasrallah", "Hussein Nasrallah"),
  ])
  func namesCompareAlike(_ first: String, _ second: String) throws {
    let scorer = PairScorer(knowledge: try Self.opened(Self.embedded()))
    var (a, b) = (first, second)
    let score = a.withUTF8 { a in b.withUTF8 { scorer.compare(a, $0, kind: .person).score } }
    #expect(score == Embedded.compare(first, second, .person).score)
  }

  /// Usual characters, rare ones, marks in any order, and what only canonical text keeps.
  @Test(arguments: [
    "Muʿallim Şükrü Øst ĳ", "مُعَلِّم ﷲ ﻻ ڭ ے ۀ", "e\u{301}\u{323} ا\u{654}\u{64E}", "Дж 毛 𝐀 ٤ ①",
  ])
  func lettersFoldAlike(_ text: String) throws {
    let folder = try Self.opened(Self.embedded()).folder
    let expected = Embedded.knowledge.folder
    #expect(folder.fold(text).fine == expected.fold(text).fine)
    #expect(folder.fold(text).base == expected.fold(text).base)
    #expect(try folder.canonical(text) == expected.canonical(text))
  }

  /// A file that is cut short within a part is refused when it is opened.
  @Test func aPartThatIsTooShortIsAFault() throws {
    let file = try Self.embedded()
    var writer = SectionFileWriter()
    for section in file.contents {
      let bytes = Array(file.table(section.name, of: UInt8.self).all)
      writer.add(section.name, section.title == "latinLetters" ? Array(bytes.dropLast()) : bytes)
    }
    let cut = writer.open(Knowledge.format)
    #expect(throws: SectionFault.self) { try Self.opened(cut) }
  }
}

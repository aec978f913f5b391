import Matching
import Orthography
import Synchronization
public import Transliteration

extension LearnedScheme {
  /// The ways newspapers write Arabic names: `press-en`, `press-fr` by the learned conventions,
  /// `press-de`, `press-ru`, `press-tr` from the vowels restored.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public static func press() throws(EmbeddedDataFault) -> [LearnedScheme] {
    let writer = try PressWriter()
    return PressWriter.Paper.allCases.map { paper in
      LearnedScheme(info: paper.info) { text, limit in writer.write(text, paper, limit) }
    }
  }
}

/// Writes whole names as newspapers do; shared by threads that take turns.
private final class PressWriter: Sendable {
  /// One language's newspapers.
  enum Paper: String, CaseIterable {
    case german = "de"
    case english = "en"
    case french = "fr"
    case russian = "ru"
    case turkish = "tr"

    var info: SchemeInfo {
      SchemeInfo(
        id: "press-\(rawValue)", standard: "Newspapers (\(rawValue)), no standard",
        source: self == .english || self == .french
          ? "learned from names: Data/model/conventions.tsv"
          : "Data/transliteration/press.tsv",
        language: .arabic, needsVowels: false, isReversible: false, isVerified: false)
    }

    /// What each convention counts, in the order of `ConventionTable`; `nil` for a paper that
    /// writes by sounds.
    var conventions: [Double]? {
      switch self {
      case .english: [0, 0.1, 0.3, 0.4, 0.2]
      case .french: [1, 0, 0, 0, 0]
      case .german, .russian, .turkish: nil
      }
    }
  }

  private struct State {
    let knowledge: Knowledge
    let scratch = NameScratch()
    var writer: LatinWriter
    var vowels: VowelRestorer
  }

  private let state: Mutex<State>
  private let sounds: [Paper: [[UInt8]: String]]

  init() throws(EmbeddedDataFault) {
    let models = try EmbeddedData.models.get()
    state = Mutex(
      State(
        knowledge: try EmbeddedData.shared.get().knowledge, writer: LatinWriter(models),
        vowels: VowelRestorer(models)))
    sounds = try Self.readSounds()
  }

  private static func readSounds() throws(EmbeddedDataFault) -> [Paper: [[UInt8]: String]] {
    let path = "transliteration/press.tsv"
    do {
      let table = try DataTable(name: "Data/\(path)", utf8: try EmbeddedData.bytes(path))
      let sound = try table.column("sound")
      var sounds: [Paper: [[UInt8]: String]] = [:]
      for paper in Paper.allCases where paper.conventions == nil {
        let column = try table.column(paper.rawValue)
        for row in table.rows {
          guard let symbols = RomanLetters.bytes(sign: row[sound]) else {
            throw table.fault(row, "no sound: \(row[sound])")
          }
          sounds[paper, default: [:]][symbols] = row[column]
        }
      }
      return sounds
    } catch {
      throw EmbeddedDataFault(reason: "\(error)")
    }
  }

  func write(_ text: String, _ paper: Paper, _ limit: Int) -> [Transliteration] {
    state.withLock { state in
      var ways = [Transliteration(text: "", probability: 1)]
      for word in text.split(separator: " ") {
        let spellings = spell(String(word), paper, limit, &state)
        var next: [Transliteration] = []
        for way in ways {
          for spelling in spellings {
            let space = way.text.isEmpty ? "" : " "
            next.append(
              Transliteration(
                text: way.text + space + spelling.text,
                probability: way.probability * spelling.probability))
          }
        }
        next.sort { $0.probability > $1.probability }
        ways = Array(next.prefix(limit))
      }
      return ways
    }
  }

  /// Spellings of one word; a word of another script stays.
  private func spell(
    _ word: String, _ paper: Paper, _ limit: Int, _ state: inout State
  ) -> [Transliteration] {
    let fine = state.knowledge.folder.fold(word).fine
    guard !fine.isEmpty, fine.allSatisfy(LetterPage.isArabic) else {
      return [Transliteration(text: word, probability: 1)]
    }
    let article: [UInt8] = [0x80, 0x96]
    let hasArticle = fine.count > 3 && fine.starts(with: article)
    let stem = hasArticle ? Array(fine.dropFirst(2)) : fine
    var spellings: [Transliteration] = []
    if let conventions = paper.conventions {
      let base = stem.map { LetterPage.base[Int($0)] }
      let before = hasArticle ? (paper == .french ? "el-" : "al-") : ""
      for spelling in state.writer.spellings(of: base, persian: false, limit: 40) {
        var p = 0.0
        for (share, own) in zip(conventions, spelling.conventions) { p += share * own }
        let letters = spelling.letters.filter { $0 != UInt8(ascii: "'") }
        spellings.append(
          Transliteration(
            text: before + capitalised(LetterPage.text(letters)), probability: p))
      }
      spellings.sort { $0.probability > $1.probability }
    } else {
      for reading in state.vowels.readings(of: stem, limit: limit) {
        spellings.append(
          Transliteration(
            text: self.article(hasArticle, reading.symbols, paper)
              + capitalised(spelled(reading.symbols, paper)), probability: reading.p))
      }
    }
    return Array(spellings.prefix(limit))
  }

  private func article(_ hasArticle: Bool, _ symbols: [UInt8], _ paper: Paper) -> String {
    guard hasArticle else { return "" }
    guard paper == .russian else { return paper == .turkish ? "el-" : "al-" }
    let sun = "tṯdḏrzsšṣḍṭẓn"
    let first = RomanLetters.sign(symbols.prefix(1))
    return sun.contains(first) ? "а" + spelled(Array(symbols.prefix(1)), paper) + "-" : "аль-"
  }

  /// The sounds in a paper's letters, the longest first.
  private func spelled(_ symbols: [UInt8], _ paper: Paper) -> String {
    let table = sounds[paper] ?? [:]
    var text = ""
    var index = 0
    while index < symbols.count {
      let length = (1...3).reversed().first { length in
        index + length <= symbols.count && table[Array(symbols[index..<index + length])] != nil
      }
      let taken = length ?? 1
      text += table[Array(symbols[index..<min(symbols.count, index + taken)])] ?? ""
      index += taken
    }
    return text
  }

  private func capitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}

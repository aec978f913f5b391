import Matching
import Orthography
import Synchronization
public import Transliteration

extension Vocalizer {
  /// A vocalizer by the embedded models: Arabic by the vowels of library words, Persian and Dari by
  /// everyday spellings; Urdu and Pashto the Arabic names alone that they have borrowed, as Arabic.
  /// Sorani Kurdish writes its vowels.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public static func embedded() throws(EmbeddedDataFault) -> Vocalizer {
    let reader = WordReader(
      knowledge: try EmbeddedData.shared.get().knowledge, models: try EmbeddedData.models.get())
    return Vocalizer { word, limit in reader.spellings(of: word, limit) }
  }
}

/// Reads single words; shared by threads that take turns.
private final class WordReader: Sendable {
  private let knowledge: Knowledge
  private let words: CountTable
  private let state: Mutex<State>

  /// What a word's vowels come from.
  private enum Source {
    case arabic, persian
    /// Arabic where the word is a known Arabic one.
    case borrowed
  }

  private struct State {
    var vowels: VowelRestorer
    var writer: LatinWriter
    /// Words read before: names repeat.
    var known: [Key: [Transliteration]] = [:]
  }

  /// A word as it is written: comparing strings would compare them in their canonical form.
  private struct Key: Hashable {
    var text: [UInt8]
    var source: Source
  }

  /// Readings that are kept of a word, and how likely one must be beside the likeliest.
  private static let most = 10
  private static let leastShare = 0.002

  /// Library records and persons of Arabic-speaking countries that make a word a known one.
  private static let leastCount = 3.0

  init(knowledge: Knowledge, models: NameModels) {
    self.knowledge = knowledge
    words = models.words
    state = Mutex(State(vowels: VowelRestorer(models), writer: LatinWriter(models)))
  }

  func spellings(of word: Vocalizer.Word, _ limit: Int) -> [Transliteration] {
    let source: Source
    switch word.language {
    case .arabic: source = .arabic
    case .persian, .dari: source = .persian
    case .urdu, .pashto: source = .borrowed
    case .kurdish: return []
    }
    let key = Key(text: Array(word.text.utf8), source: source)
    return state.withLock { state in
      if let known = state.known[key] { return Array(known.prefix(limit)) }
      let all = read(word.text, source, &state)
      if state.known.count > 100_000 { state.known.removeAll(keepingCapacity: true) }
      state.known[key] = all
      return Array(all.prefix(limit))
    }
  }

  private func read(_ text: String, _ source: Source, _ state: inout State) -> [Transliteration] {
    let word = knowledge.folder.fold(text).fine
    // Marks, joiners and letters of other alphabets: not a bare word.
    guard !word.isEmpty, word.count == text.unicodeScalars.count,
      word.allSatisfy(LetterPage.isArabic)
    else {
      return []
    }
    let base = word.map { LetterPage.base[Int($0)] }
    if source == .borrowed {
      if !isArabic(base[...]) || text.unicodeScalars.contains(where: Self.own.contains) {
        return []
      }
    }
    var ways: [(marks: [HarakatRun], p: Double)] = []
    func add(_ symbols: [UInt8], _ p: Double) {
      guard p >= (ways.first?.p ?? 0) * Self.leastShare,
        let marks = Harakat.marks(of: word, read: symbols)
      else { return }
      if let known = ways.firstIndex(where: { $0.marks == marks }) {
        ways[known].p += p
      } else {
        ways.append((marks, p))
      }
    }
    if source == .persian {
      for spelling in state.writer.spellings(of: base, persian: true, limit: Self.most) {
        add(PersianSounds.symbols(spelling.letters), spelling.p)
      }
    } else {
      for reading in state.vowels.readings(of: word, limit: Self.most) {
        add(reading.symbols, reading.p)
      }
    }
    ways.sort { $0.p > $1.p }
    return ways.compactMap { way in
      Harakat.text(text, marks: way.marks).map { Transliteration(text: $0, probability: way.p) }
    }
  }
  /// Whether a word, or what stands behind its article, is a known one of Arabic.
  private func isArabic(_ base: ArraySlice<UInt8>) -> Bool {
    if let total = words.total(of: base), total.arabic + total.library >= Self.leastCount {
      return true
    }
    return base.count > 4 && base.starts(with: Self.article) && isArabic(base.dropFirst(2))
  }

  private static let article: [UInt8] = [0x80, 0x96]
  /// Letters of Urdu and Pashto that no Arabic word has.
  private static let own = Set("ٹڈڑںھےپچژگټډړڼڅځښږۍېګ".unicodeScalars)
}

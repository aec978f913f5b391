import Matching
import Orthography
import Synchronization
public import Transliteration

extension Vocalizer {
  /// A vocalizer by the embedded models: Arabic by the vowels of library words, Persian and Dari by
  /// everyday spellings; other languages have no answer.
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
  private let state: Mutex<State>

  private struct State {
    var vowels: VowelRestorer
    var writer: LatinWriter
    /// Words read before: names repeat.
    var known: [String: [Transliteration]] = [:]
  }

  /// Readings that are kept of a word.
  private static let most = 10

  init(knowledge: Knowledge, models: NameModels) {
    self.knowledge = knowledge
    var vowels = VowelRestorer(models)
    vowels.searchWidely()
    state = Mutex(State(vowels: vowels, writer: LatinWriter(models)))
  }

  func spellings(of word: Vocalizer.Word, _ limit: Int) -> [Transliteration] {
    let isPersian: Bool
    switch word.language {
    case .arabic: isPersian = false
    case .persian, .dari: isPersian = true
    case .urdu, .pashto, .kurdish: return []
    }
    let key = (isPersian ? "fa " : "ar ") + word.text
    return state.withLock { state in
      if let known = state.known[key] { return Array(known.prefix(limit)) }
      let all = read(word.text, isPersian, &state)
      if state.known.count > 100_000 { state.known.removeAll(keepingCapacity: true) }
      state.known[key] = all
      return Array(all.prefix(limit))
    }
  }

  private func read(_ text: String, _ isPersian: Bool, _ state: inout State) -> [Transliteration] {
    let word = knowledge.folder.fold(text).fine
    // Marks, joiners and letters of other alphabets: not a bare word.
    guard !word.isEmpty, word.count == text.unicodeScalars.count,
      word.allSatisfy(LetterPage.isArabic)
    else {
      return []
    }
    var ways: [Transliteration] = []
    func add(_ symbols: [UInt8], _ p: Double) {
      guard let marks = Harakat.marks(of: word, read: symbols),
        let written = Harakat.text(text, marks: marks)
      else { return }
      if let known = ways.firstIndex(where: { $0.text == written }) {
        ways[known].probability += p
      } else {
        ways.append(Transliteration(text: written, probability: p))
      }
    }
    if isPersian {
      let base = word.map { LetterPage.base[Int($0)] }
      for spelling in state.writer.spellings(of: base, persian: true, limit: Self.most) {
        add(PersianSounds.symbols(spelling.letters), spelling.p)
      }
    } else {
      for reading in state.vowels.readings(of: word, limit: Self.most) {
        add(reading.symbols, reading.p)
      }
    }
    return ways.sorted { $0.probability > $1.probability }
  }
}

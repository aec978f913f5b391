import Matching
import Onomastics
import Orthography
import Transliteration

/// Restores the Arabic-script original of a name part: what was counted and what the lexicon knows
/// first, letters after.
///
/// For one thread at a time.
final class PartRestorer {
  private let knowledge: Knowledge
  /// What was found of the last part.
  private(set) var words: ArabicRestorer
  private var known: [Key: [ArabicRestorer.Original]] = [:]
  /// The letters of a part that the models know.
  private var plain: [UInt8] = []

  private struct Key: Hashable {
    var letters: [UInt8]
    var language: ArabicRestorer.Language
  }

  /// What the lexicon's word weighs, in counted persons.
  private static let lexiconCount = 1.0
  /// Originals that are kept of a part.
  private static let most = 12

  /// - Parameter thorough: whether answers count more than time.
  init(_ knowledge: Knowledge, _ models: NameModels, thorough: Bool) {
    self.knowledge = knowledge
    words = ArabicRestorer(models)
    if thorough { words.searchWidely() }
  }

  /// The likeliest originals of a part in base Latin letters, the likeliest first; none if no
  /// letter can be read.
  func originals(
    of letters: [UInt8], _ language: ArabicRestorer.Language
  ) -> [ArabicRestorer.Original] {
    let key = Key(letters: letters, language: language)
    if let originals = known[key] { return originals }
    let originals = find(letters, language)
    if known.count > 50_000 { known.removeAll(keepingCapacity: true) }
    known[key] = originals
    return originals
  }

  private func find(
    _ letters: [UInt8], _ language: ArabicRestorer.Language
  ) -> [ArabicRestorer.Original] {
    let count = letters.withUnsafeBufferPointer { rank($0, language) }
    if count == 0 { return original(byEveryLetterOf: letters).map { [$0] } ?? [] }
    return (0..<count).map { rank in
      var original = words.original(ofRank: rank)
      if let known = lexiconSpelling(original.base) { original.fine = known }
      return original
    }
  }

  // MARK: Words alone

  /// Finds the words that are the likeliest originals of a part, without their full spellings.
  ///
  /// - Returns: how many there are; 0 as well where a letter is met that no model knows.
  func rank(
    _ letters: UnsafeBufferPointer<UInt8>, _ language: ArabicRestorer.Language
  ) -> Int {
    readPlain(letters)
    if plain.isEmpty { return 0 }
    plain.withUnsafeBufferPointer { words.begin($0, language) }
    addEvidence(letters)
    words.rank(limit: Self.most)
    return words.count
  }

  /// What the edit model makes of a part: it reads every letter, also those that no other model has
  /// met.
  func original(byEveryLetterOf letters: [UInt8]) -> ArabicRestorer.Original? {
    if plain.isEmpty { return nil }
    let numbers = letters.map { LetterIndex.number[Int($0)] }.filter { $0 != 0 }
    let (left, log) = knowledge.model.arabicLatin.restoredLeft(
      of: Array(numbers.prefix(EditModel.longestWord)))
    if left.isEmpty { return nil }
    let base = left.map { LetterIndex.byte($0, .arabic) }
    return ArabicRestorer.Original(base: base, fine: base, p: Double(exponential(log)))
  }

  private func addEvidence(_ letters: UnsafeBufferPointer<UInt8>) {
    guard let lexicon = knowledge.lexicon, let form = lexicon.form(letters) else { return }
    let items = lexicon.items(ofForm: form)
    let total = items.reduce(0) { $0 + lexicon.weight(ofItem: Int($1)) }
    for item in items {
      let base = lexicon.ownForm(ofItem: Int(item))
      if base.isEmpty || !base.allSatisfy(LetterPage.isArabic) { continue }
      let share = Double(lexicon.weight(ofItem: Int(item))) / Double(max(total, 1))
      words.add(base, count: Self.lexiconCount * share)
    }
  }

  /// A word with all its letters, as the lexicon's most common name of these letters has it.
  private func lexiconSpelling(_ base: [UInt8]) -> [UInt8]? {
    guard let lexicon = knowledge.lexicon, let form = lexicon.form(base) else { return nil }
    let items = lexicon.items(ofForm: form).filter { item in
      lexicon.arabic(ofItem: Int(item)).lazy.map { LetterPage.base[Int($0)] }.elementsEqual(base)
    }
    // Equal weights go to the older item.
    let best = items.max { a, b in
      let (x, y) = (lexicon.weight(ofItem: Int(a)), lexicon.weight(ofItem: Int(b)))
      return x != y ? x < y : a > b
    }
    return best.map { Array(lexicon.arabic(ofItem: Int($0))) }
  }

  /// Keeps the letters that the models know: the chat alphabet's digits as the letters they stand
  /// for.
  private func readPlain(_ letters: UnsafeBufferPointer<UInt8>) {
    plain.removeAll(keepingCapacity: true)
    for letter in letters {
      if LetterPage.isLatin(letter) {
        plain.append(letter)
      } else if let chat = Self.chatLetters[letter] {
        plain.append(contentsOf: chat.utf8)
      }
    }
  }

  private static let chatLetters: [UInt8: String] = [
    UInt8(ascii: "2"): "'", UInt8(ascii: "3"): "'", UInt8(ascii: "5"): "kh",
    UInt8(ascii: "6"): "t", UInt8(ascii: "7"): "h", UInt8(ascii: "8"): "gh",
    UInt8(ascii: "9"): "s",
  ]
}

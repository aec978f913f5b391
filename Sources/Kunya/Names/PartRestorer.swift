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
  private var restorer: ArabicRestorer
  private var known: [Key: [ArabicRestorer.Original]] = [:]

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
    restorer = ArabicRestorer(models)
    if thorough { restorer.searchWidely() }
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
    let plain = Self.plain(letters)
    if plain.isEmpty { return [] }
    var found = restorer.originals(
      of: plain, language, evidence: evidence(letters), limit: Self.most)
    for index in found.indices {
      if let known = lexiconSpelling(found[index].base) { found[index].fine = known }
    }
    if !found.isEmpty { return found }
    // A letter that no model has met: the edit model reads every letter.
    let numbers = letters.map { LetterIndex.number[Int($0)] }.filter { $0 != 0 }
    let (left, log) = knowledge.model.arabicLatin.restoredLeft(
      of: Array(numbers.prefix(EditModel.longestWord)))
    if left.isEmpty { return [] }
    let base = left.map { LetterIndex.byte($0, .arabic) }
    return [ArabicRestorer.Original(base: base, fine: base, p: Double(exponential(log)))]
  }

  private func evidence(_ letters: [UInt8]) -> [ArabicRestorer.Evidence] {
    guard let lexicon = knowledge.lexicon, let form = lexicon.form(letters) else { return [] }
    let items = lexicon.items(ofForm: form)
    let total = items.reduce(0) { $0 + lexicon.weight(ofItem: Int($1)) }
    return items.compactMap { item in
      let base = Array(lexicon.ownForm(ofItem: Int(item)))
      if base.isEmpty || !base.allSatisfy(LetterPage.isArabic) { return nil }
      let share = Double(lexicon.weight(ofItem: Int(item))) / Double(max(total, 1))
      return ArabicRestorer.Evidence(base: base, count: Self.lexiconCount * share)
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

  /// Letters that the models know: the chat alphabet's digits as the letters they stand for.
  private static func plain(_ letters: [UInt8]) -> [UInt8] {
    letters.flatMap { letter in
      if let chat = chatLetters[letter] { return Array(chat.utf8) }
      return LetterPage.isLatin(letter) ? [letter] : []
    }
  }

  private static let chatLetters: [UInt8: String] = [
    UInt8(ascii: "2"): "'", UInt8(ascii: "3"): "'", UInt8(ascii: "5"): "kh",
    UInt8(ascii: "6"): "t", UInt8(ascii: "7"): "h", UInt8(ascii: "8"): "gh",
    UInt8(ascii: "9"): "s",
  ]
}

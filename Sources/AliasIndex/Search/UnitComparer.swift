import Matching
import Onomastics
import Orthography

/// One unit of a mention set up to be compared with words, those of an index and others; one a
/// thread. The edit model tells how similar the letters are, and the lexicon has its say.
struct UnitComparer: ~Copyable {
  private let index: AliasIndex
  private let prices: Prices
  private let lexicon: NameLexicon?
  private let standings: WordStandings?
  /// What `standings` holds, by its address: reading it counts no reference.
  private let known: UnsafeMutablePointer<WordStandings.Standing>?
  /// How similar two words at least are that the lexicon knows as one name.
  private let sameName: Float
  /// What is added where it knows them as two.
  private let otherName: Float
  private let leastOfAll: Float
  private var profile: WordProfile

  private(set) var unit = PreparedName.Unit(
    kind: .plain, alphabet: .latin, first: 0, length: 1, joins: 1, start: 0, count: 0,
    information: 0, marginals: EditModel.Marginals(same: 0, cross: 0))
  /// The word that the unit is, if the index has it.
  private var ownWord: UInt32?
  /// The lexicon's form of the unit, −1 where it has none.
  private var form = -1
  /// What the lexicon knows the unit as.
  private var ownForms: [NameLexicon.OwnForm] = []
  private var ownNames: UInt64 = 0
  /// Pairs of words given to the edit model so far.
  private(set) var pairsScored = 0

  /// Bounds that are worked out here are so much lower, in nats: sums are rounded.
  private static let slack: Float = 0.01

  init(
    index: AliasIndex, knowledge: Knowledge, standings: WordStandings?, least: Float
  ) {
    self.index = index
    self.standings = standings
    known = standings?.standings
    prices = knowledge.prices
    sameName = prices.known(.same, -.infinity)
    otherName = prices.known(.different, 0)
    lexicon = knowledge.lexicon
    leastOfAll = least
    profile = WordProfile(model: knowledge.model)
  }

  /// Whether the lexicon knows the unit as a name.
  var isKnownName: Bool { ownNames != 0 }

  /// Sets the unit up.
  ///
  /// - Parameters:
  ///   - known: the word that the unit is, if the index has it.
  ///   - form: the lexicon's form of the unit, −1 where it has none.
  mutating func set(
    _ letters: UnsafeBufferPointer<UInt8>, _ unit: PreparedName.Unit, known: UInt32?, form: Int
  ) {
    self.unit = unit
    ownWord = known
    self.form = form
    profile.set(
      EditModel.Word(letters: letters, alphabet: unit.alphabet, marginals: unit.marginals))
    ownForms.removeAll(keepingCapacity: true)
    if form >= 0 { lexicon?.ownForms(ofForm: form, into: &ownForms) }
    ownNames = form >= 0 ? lexicon?.names(ofForm: form) ?? 0 : 0
  }

  /// How similar the unit and a word of the index are; `−∞` where the pair could bring no evidence.
  @inline(__always)
  mutating func similarity(toWord word: Int, _ record: WordRecord) -> Float {
    similarity(
      toWord: word, record,
      least: max(leastOfAll, prices.leastSimilarity(unit.information, record.information)))
  }

  /// How similar the unit and a word of the index are; `−∞` below `least`.
  @inline(__always)
  mutating func similarity(
    toWord word: Int, _ record: WordRecord, least: Float
  ) -> Float {
    pairsScored += 1
    // What the lexicon says comes first: it often settles how similar the letters have to be to matter.
    let similarity: Float
    if ownWord == UInt32(truncatingIfNeeded: word) {
      let d = profile.similarity(to: index.word(record), least: -Self.slack)
      similarity = max(d, 0) + EditModel.identity
    } else {
      switch relation(word) {
      case .unknown:
        similarity = profile.similarity(to: index.word(record), least: least)
      case .different:
        similarity =
          otherName
          + profile.similarity(to: index.word(record), least: least - otherName - Self.slack)
      case .same:
        similarity = max(
          profile.similarity(to: index.word(record), least: sameName - Self.slack), sameName)
      }
    }
    return similarity >= least ? similarity : -.infinity
  }

  /// How similar the unit is to letters that are no word of the index, such as parts written as one.
  ///
  /// - Parameter known: whether the lexicon is asked for the two.
  mutating func similarity(to word: EditModel.Word, least: Float, known: Bool) -> Float {
    pairsScored += 1
    let d = profile.similarity(to: word, least: least)
    guard known, form >= 0, let lexicon,
      let other = lexicon.form(word.letters.map { LetterIndex.byte($0, word.alphabet) })
    else { return d }
    return prices.known(lexicon.relation(form, other), d)
  }

  /// The lexicon's word on a pair: spellings known as one name, or known as two.
  @inline(__always)
  private func relation(_ word: Int) -> NameLexicon.Relation {
    guard ownNames != 0, let known else { return .unknown }
    if known[word].form == WordStandings.notLookedUp { standings?.lookUp(word) }
    let other = known[word]
    if other.names == 0 { return .unknown }
    // What has no name in common is different; what may have is looked at.
    if other.names & ownNames == 0 { return .different }
    return lexicon?.relation(ofOwnForms: ownForms, Int(other.form)) ?? .unknown
  }
}

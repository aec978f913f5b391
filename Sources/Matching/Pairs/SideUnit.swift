import Onomastics
import Orthography

/// What a comparison needs of one unit beside its letters.
struct SideUnit: BitwiseCopyable {
  var compared: ComparedUnit
  /// Its parts, one bit each.
  let mask: UInt32
  /// What it costs to read its parts so, and what they bring at most by their kind.
  let reading: Float
  let cap: Float
  /// What it costs to read so many parts as one.
  let joined: Float
  /// `ComparedUnit.isComparedByKind`.
  let isComparedByKind: Bool
  /// What its parts cost that meet nothing, in a mention and in an alias.
  var missing: Float = 0
  var extra: Float = 0
  /// The same in the first of two names, with that as the mention and then with the other one; and in
  /// the second.
  @inline(__always)
  var unmatched: SIMD2<Float> { SIMD2(missing, extra) }
  @inline(__always)
  var unmatchedOfOther: SIMD2<Float> { SIMD2(extra, missing) }
  /// How similar a pair has to be to be promising: less by what the unit tells, more by what it costs to
  /// read so many parts as one; see `leastPromise`.
  let promise: Float
  let joinedDemand: Float
  /// The lexicon's form, −1 where it has none, and a few bits of what that is known as.
  private(set) var form = -1
  private(set) var known: UInt64 = 0
  /// Its letters as a set, one bit each.
  private(set) var letters: UInt64 = 0
  /// The most that its letters can bring against any word of its own alphabet, and of the other.
  private(set) var most = EditModel.Marginals(same: 0, cross: 0)
  /// How similar it is to a unit of the same letters.
  private(set) var identity = EditModel.identity

  init(_ compared: ComparedUnit, _ prices: Prices) {
    self.compared = compared
    reading = prices.reading(compared.unit.kind)
    cap = prices.most(compared.kind) ?? .infinity
    joined = prices.join * Float(compared.unit.joins - 1)
    isComparedByKind = compared.isComparedByKind
    mask = compared.unit.mask
    joinedDemand = joined / prices.channel
    promise =
      isComparedByKind || !prices.onlyCost
      ? .infinity : (0.5 * compared.unit.information - reading) / prices.channel
  }

  mutating func setWord(
    _ word: EditModel.Word, _ knowledge: Knowledge, _ scratch: EditScratch
  ) {
    let model = knowledge.model
    letters = GroupBounds.mask(word.letters)
    most.same = model.most(
      word.letters, word.alphabet, against: word.alphabet, scratch: scratch)
    most.cross = model.most(
      word.letters, word.alphabet, against: word.alphabet == .latin ? .arabic : .latin,
      scratch: scratch)
    if most.same > word.marginals.same {
      identity += max(0, model.similarity(word, word, least: 0, scratch: scratch))
    }
    if let lexicon = knowledge.lexicon, let own = lexicon.form(of: word) {
      form = own
      known = lexicon.signature(ofForm: own)
    }
  }
}

extension UnsafePointer<SideUnit> {
  /// How similar two units have to be to bring more than `UnitPair.leastPromise`, or less; `−∞` where
  /// not their letters are compared.
  @inline(__always)
  func leastPromise(with other: UnsafePointer<SideUnit>, _ least: Float) -> Float {
    least - pointee.promise - other.pointee.promise
      + max(pointee.joinedDemand, other.pointee.joinedDemand)
  }

  /// `ComparedUnit.evidence` of two units whose letters were compared and are similar.
  @inline(__always)
  func evidence(
    with other: UnsafePointer<SideUnit>, similarity d: Float, _ prices: UnsafePointer<Prices>
  ) -> Float {
    let information =
      pointee.compared.unit.information + other.pointee.compared.unit.information
    let (joins, otherJoins) = (pointee.compared.unit.joins, other.pointee.compared.unit.joins)
    var evidence = 0.5 * information + prices.pointee.channel * d
    evidence -= joins > otherJoins ? pointee.joined : other.pointee.joined
    evidence -= pointee.reading + other.pointee.reading
    return joins == 1 && otherJoins == 1
      ? min(evidence, pointee.cap, other.pointee.cap) : evidence
  }
}

extension NameLexicon {
  /// The form that a word is, if it is known.
  fileprivate func form(of word: EditModel.Word) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.letters.count) { bytes in
      for (place, number) in zip(bytes.indices, word.letters) {
        bytes[place] = LetterIndex.byte(number, word.alphabet)
      }
      return form(bytes)
    }
  }
}

extension PreparedName.Unit {
  /// The unit as a word of the edit model.
  func word(in numbers: UnsafeBufferPointer<UInt8>) -> EditModel.Word {
    EditModel.Word(
      letters: UnsafeBufferPointer(rebasing: numbers[Int(start)..<Int(start + count)]),
      alphabet: alphabet, marginals: marginals)
  }
}

import Onomastics
import Orthography

/// What every comparison asks of one unit: all there is to know of most that never meet.
///
/// As long as a cache line, for memory is slow: what takes letters lies elsewhere (`UnitWord`), as does
/// what few comparisons ask for, and what is quickly worked out of the rest is not kept.
struct SideUnit: BitwiseCopyable {
  /// Its letters as a set, one bit each.
  let letters: UInt64
  /// What the lexicon knows it as; `NameLexicon.names(ofForm:)`.
  let known: UInt64
  /// The lexicon's form, −1 where it has none.
  let form: Int32
  /// The most that its letters can bring against any word of its own alphabet, and of the other.
  let most: EditModel.Marginals
  let marginals: EditModel.Marginals
  let information: Float
  /// How similar a pair has to be to be promising: less by what the unit tells; see `leastPromise`.
  let promise: Float
  /// What its parts cost that meet nothing, in a mention and in an alias.
  let missing: Float
  let extra: Float
  /// How far behind the unit its words lie, in whole sixteens: in its own alphabet's table, and in that
  /// of the two.
  private let words: (same: UInt16, cross: UInt16)
  let count: UInt8
  let kind: PreparedName.UnitKind
  let alphabet: Alphabet
  let first: UInt8
  let length: UInt8
  let joins: UInt8
  /// What its first part is.
  let partKind: PartKind
  let initial: UInt8

  /// - Parameters:
  ///   - unmatched: what its parts cost that meet nothing, in a mention and in an alias.
  ///   - words: how far behind it its words are going to lie.
  ///   - form: the lexicon's, −1 where it has none.
  init(
    _ unit: ComparedUnit, _ word: EditModel.Word, unmatched: SIMD2<Float>,
    words: (same: Int, cross: Int), form: Int32, _ knowledge: Knowledge, _ scratch: EditScratch
  ) {
    let (model, prices) = (knowledge.model, knowledge.prices)
    kind = unit.unit.kind
    alphabet = unit.unit.alphabet
    first = unit.unit.first
    length = unit.unit.length
    joins = unit.unit.joins
    count = UInt8(unit.unit.count)
    partKind = unit.kind
    initial = unit.initial
    information = unit.unit.information
    marginals = unit.unit.marginals
    (missing, extra) = (unmatched[0], unmatched[1])
    promise =
      unit.isComparedByKind || !prices.onlyCost
      ? .infinity
      : (0.5 * unit.unit.information - prices.reading(unit.unit.kind)) / prices.channel
    self.words = (UInt16(words.same / UnitWord.grain), UInt16(words.cross / UnitWord.grain))
    letters = GroupBounds.mask(word.letters)
    most = EditModel.Marginals(
      same: model.most(word.letters, alphabet, against: alphabet, scratch: scratch),
      cross: model.most(
        word.letters, alphabet, against: alphabet == .latin ? .arabic : .latin, scratch: scratch))
    self.form = form
    known = form < 0 ? 0 : knowledge.lexicon?.names(ofForm: Int(form)) ?? 0
  }

  /// Its parts, one bit each.
  @inline(__always)
  var mask: UInt32 { ((1 &<< UInt32(length)) &- 1) &<< UInt32(first) }

  /// `ComparedUnit.isComparedByKind`.
  @inline(__always)
  var isComparedByKind: Bool {
    kind == .plain && (partKind == .number || partKind == .initial)
  }

  /// `ComparedUnit.isCompared`.
  @inline(__always)
  var isCompared: Bool { length > 1 || partKind.isName }

  /// What its parts cost that meet nothing: in the first of two names, with that as the mention and
  /// then with the other one; and in the second.
  @inline(__always)
  var unmatched: SIMD2<Float> { SIMD2(missing, extra) }
  @inline(__always)
  var unmatchedOfOther: SIMD2<Float> { SIMD2(extra, missing) }

  fileprivate func place(isCross: Bool) -> Int {
    UnitWord.grain &* Int(isCross ? words.cross : words.same)
  }
}

extension UnsafePointer<SideUnit> {
  /// The unit as a word of its own alphabet's table, or of that of the two alphabets.
  @inline(__always)
  func word(isCross: Bool) -> UnsafePointer<UnitWord> {
    (UnsafeRawPointer(self) + pointee.place(isCross: isCross))
      .assumingMemoryBound(to: UnitWord.self)
  }

  /// The unit as other alignments see it; where its letters began is not known any more.
  @inline(__always)
  var compared: ComparedUnit {
    ComparedUnit(
      PreparedName.Unit(
        kind: pointee.kind, alphabet: pointee.alphabet, first: pointee.first,
        length: pointee.length, joins: pointee.joins, start: 0, count: Int32(pointee.count),
        information: pointee.information, marginals: pointee.marginals),
      kind: pointee.partKind, number: word(isCross: false).pointee.number,
      initial: pointee.initial)
  }

  /// How similar two units have to be to bring more than `UnitPair.leastPromise`, or less; `−∞` where
  /// not their letters are compared.
  @inline(__always)
  func leastPromise(
    with other: UnsafePointer<SideUnit>, _ least: Float, _ prices: UnsafePointer<Prices>
  ) -> Float {
    let demand = max(joined(prices), other.joined(prices)) / prices.pointee.channel
    return least - pointee.promise - other.pointee.promise + demand
  }

  /// What it costs to read so many parts as one.
  @inline(__always)
  private func joined(_ prices: UnsafePointer<Prices>) -> Float {
    prices.pointee.join * Float(Int32(pointee.joins) &- 1)
  }

  /// `ComparedUnit.evidence` of two units whose letters were compared and are similar.
  @inline(__always)
  func evidence(
    with other: UnsafePointer<SideUnit>, similarity d: Float, _ prices: UnsafePointer<Prices>,
    _ kinds: KindPrices
  ) -> Float {
    let (joins, otherJoins) = (pointee.joins, other.pointee.joins)
    var evidence =
      0.5 * (pointee.information + other.pointee.information) + prices.pointee.channel * d
    evidence -= joins > otherJoins ? joined(prices) : other.joined(prices)
    evidence -= kinds.reading(pointee.kind) + kinds.reading(other.pointee.kind)
    guard joins == 1 && otherJoins == 1 else { return evidence }
    return min(
      evidence, min(kinds.most(pointee.partKind), kinds.most(other.pointee.partKind)))
  }
}

extension NameLexicon {
  /// The form that a word is, if it is known.
  func form(of word: EditModel.Word) -> Int? {
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

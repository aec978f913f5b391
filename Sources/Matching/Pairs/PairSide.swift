import Onomastics
import Orthography

/// A name made ready to be compared with many; see `PairScorer`.
///
/// What a comparison needs of one name alone is worked out once: about 300 bytes a unit.
package struct PairSide: Sendable {
  private(set) var name = PreparedName()
  private(set) var units: [SideUnit] = []
  /// The rows of the units (`LetterBounds`): faced by Latin letters, and by Arabic ones.
  private(set) var rows: [UInt8] = []
  /// What each part costs that meets nothing, where the name is the mention, and where it is the
  /// alias.
  private(set) var missingPrices: [Float] = []
  private(set) var extraPrices: [Float] = []
  private var missingSums = AssignmentSearch.Side.Sums()
  private var extraSums = AssignmentSearch.Side.Sums()

  /// No name yet.
  init() {}

  /// - Parameter name: as `Knowledge.read` leaves it.
  /// - Complexity: O(letters²).
  package init(_ name: PreparedName, knowledge: Knowledge) {
    refill(name, knowledge, EditScratch())
  }

  /// Takes another name over; little new memory once warm.
  mutating func refill(
    _ other: PreparedName, _ knowledge: Knowledge, _ scratch: EditScratch
  ) {
    name.replace(with: other)
    missingPrices.removeAll(keepingCapacity: true)
    extraPrices.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    for part in name.parts {
      missingPrices.append(knowledge.prices.unmatched(part, ofMention: true))
      extraPrices.append(knowledge.prices.unmatched(part, ofMention: false))
    }
    let nameMask = name.nameMask
    missingSums = missingPrices.withUnsafeBufferPointer {
      AssignmentSearch.Side.Sums($0, nameMask: nameMask)
    }
    extraSums = extraPrices.withUnsafeBufferPointer {
      AssignmentSearch.Side.Sums($0, nameMask: nameMask)
    }
    for unit in name.units {
      var side = SideUnit(ComparedUnit(unit, of: name))
      side.missing = missingPrices[unit.parts].reduce(0, +)
      side.extra = extraPrices[unit.parts].reduce(0, +)
      name.numbers.withUnsafeBufferPointer {
        side.setWord(unit.word(in: $0), knowledge, scratch)
      }
      units.append(side)
    }
    fillRows(knowledge.model.pairTables.letters)
  }

  private mutating func fillRows(_ bounds: LetterBounds) {
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(0, count: units.count * 2 * LetterBounds.row))
    rows.withUnsafeMutableBufferPointer { rows in
      name.numbers.withUnsafeBufferPointer { numbers in
        guard var row = rows.baseAddress else { return }
        for unit in name.units {
          let word = unit.word(in: numbers)
          for alphabet in [Alphabet.latin, .arabic] {
            bounds.fill(row, word.letters, word.alphabet, facedBy: alphabet)
            row += LetterBounds.row
          }
        }
      }
    }
  }

  /// Calls with plain addresses of everything.
  @inline(__always)
  func withView<Result>(_ body: (SideView) -> Result) -> Result {
    units.withUnsafeBufferPointer { units in
      name.numbers.withUnsafeBufferPointer { numbers in
        rows.withUnsafeBufferPointer { rows in
          missingPrices.withUnsafeBufferPointer { missing in
            extraPrices.withUnsafeBufferPointer { extra in
              body(
                SideView(
                  units: units, numbers: numbers, rows: rows,
                  asMention: AssignmentSearch.Side(missing, missingSums),
                  asAlias: AssignmentSearch.Side(extra, extraSums)))
            }
          }
        }
      }
    }
  }
}

/// What a comparison needs of one unit beside its letters.
struct SideUnit: BitwiseCopyable {
  var compared: ComparedUnit
  /// What its parts cost that meet nothing, in a mention and in an alias.
  var missing: Float = 0
  var extra: Float = 0
  /// The lexicon's form, −1 where it has none, and a few bits of what that is known as.
  private(set) var form = -1
  private(set) var known: UInt64 = 0
  /// Its letters as a set, one bit each.
  private(set) var letters: UInt64 = 0
  /// The most that its letters can bring against any word of its own alphabet, and of the other.
  private(set) var most = EditModel.Marginals(same: 0, cross: 0)
  /// How similar it is to a unit of the same letters.
  private(set) var identity = EditModel.identity

  init(_ compared: ComparedUnit) { self.compared = compared }

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

/// A `PairSide` by plain addresses, so that inner loops count no references.
struct SideView {
  let units: UnsafeBufferPointer<SideUnit>
  let numbers: UnsafeBufferPointer<UInt8>
  let rows: UnsafeBufferPointer<UInt8>
  let asMention: AssignmentSearch.Side
  let asAlias: AssignmentSearch.Side

  /// The letters of a unit.
  @inline(__always)
  func letters(_ unit: PreparedName.Unit) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: numbers.baseAddress.map { $0 + Int(unit.start) }, count: Int(unit.count))
  }

  /// A unit's row, as letters of an alphabet face it.
  @inline(__always)
  func row(_ number: Int, facedBy alphabet: Alphabet) -> UnsafeBufferPointer<UInt8> {
    let row = 2 &* number &+ (alphabet == .latin ? 0 : 1)
    return UnsafeBufferPointer(
      start: rows.baseAddress.map { $0 + row &* LetterBounds.row }, count: LetterBounds.row)
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

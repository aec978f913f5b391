import Orthography

/// The letters of a unit as a table's word: what is told here, and behind it the word's row
/// (`LetterBounds`), where the costs of its letters stand in other words' rows
/// (`GroupBounds.fillCells`), and where the bounds of its groups stand (`GroupBounds.fillLines`), on the
/// left of the table and then on its right.
///
/// All in one piece, two or three cache lines, since bounds read all of it. Letters and groups
/// themselves are worked out where a grid needs them.
struct UnitWord: BitwiseCopyable {
  /// See `GridWord`.
  let vowels: UInt64
  /// How similar the unit is to one of the same letters.
  let identity: Float
  /// What the unit counts, where it is a number.
  let number: UInt32

  /// Places of words are told in so many bytes.
  static let grain = MemoryLayout<UnitWord>.stride
  fileprivate static let cells = grain + LetterBounds.row

  /// How many bytes a word takes with all that lies behind it.
  ///
  /// - Parameter isCross: whether it is one of the table of both alphabets, where each stands on one
  ///   side.
  static func size(_ letters: Int, isCross: Bool) -> Int {
    let size = lines(letters) + (isCross ? 1 : 2) * bytesOfLines(letters)
    return (size + grain - 1) / grain * grain
  }

  /// Where the lines begin, at an even place, since each takes two bytes.
  @inline(__always)
  fileprivate static func lines(_ letters: Int) -> Int { cells &+ ((letters &+ 1) & ~1) }

  @inline(__always)
  fileprivate static func bytesOfLines(_ letters: Int) -> Int {
    2 &* MemoryLayout<UInt16>.stride &* letters
  }
}

extension UnsafePointer<UnitWord> {
  /// See `LetterBounds`.
  @inline(__always)
  var row: UnsafePointer<UInt8> {
    (UnsafeRawPointer(self) + UnitWord.grain).assumingMemoryBound(to: UInt8.self)
  }

  /// Where the costs of its letters stand; see `GroupBounds.fillCells`.
  @inline(__always)
  var cells: UnsafePointer<UInt8> { row + LetterBounds.row }

  /// Where the bounds of its groups stand; see `GroupBounds.fillLines`.
  ///
  /// - Parameters:
  ///   - count: how many letters it has.
  ///   - isSecond: whether those for the table's right are meant, of a word that has both.
  @inline(__always)
  func lines(_ count: Int, isSecond: Bool) -> UnsafePointer<UInt16> {
    (UnsafeRawPointer(self) + UnitWord.lines(count)
      + (isSecond ? UnitWord.bytesOfLines(count) : 0))
      .assumingMemoryBound(to: UInt16.self)
  }
}

extension UnitWord {
  /// - Parameter most: the most that its letters can bring against any word.
  init(
    _ unit: ComparedUnit, _ word: EditModel.Word, most: EditModel.Marginals, _ model: EditModel,
    _ scratch: EditScratch
  ) {
    number = unit.number
    vowels = GridWord.vowels(word.letters)
    identity =
      most.same > word.marginals.same
      ? EditModel.identity
        + max(0, model.similarity(word, word, least: 0, scratch: scratch))
      : EditModel.identity
  }

  /// Writes what lies behind a word.
  ///
  /// - Parameter start: where the word lies; behind it `size` bytes less its own.
  static func fill(
    _ start: UnsafeMutableRawPointer, _ word: EditModel.Word, isCross: Bool, _ model: EditModel,
    _ scratch: EditScratch
  ) {
    let (letters, own) = (word.letters, word.alphabet)
    let other: Alphabet = (own == .latin) == isCross ? .arabic : .latin
    let row = (start + grain).bindMemory(to: UInt8.self, capacity: LetterBounds.row)
    model.pairTables.letters.fill(row, letters, own, facedBy: other)
    GroupBounds.fillCells(
      (start + cells).bindMemory(to: UInt8.self, capacity: letters.count), letters)
    var next = (start + lines(letters.count))
      .bindMemory(to: UInt16.self, capacity: 4 * letters.count)
    for isLeft in isCross ? [own == .arabic] : [true, false] {
      model.fillGroups(scratch.leftGroups, letters, own, against: other, isLeft: isLeft)
      GroupBounds.fillLines(next, scratch.leftGroups, count: letters.count)
      next += 2 * letters.count
    }
  }
}

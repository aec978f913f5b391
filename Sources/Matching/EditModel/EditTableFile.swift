import Sections

/// The sections of an edit table's file; those of its two sides come in pairs.
enum EditSection: UInt32 {
  /// One record: how many operations came from the weight file.
  case listed = 1
  /// Operation number by left group × right group; 0 where there is none.
  case operations = 2
  /// Natural logs by operation × context.
  case weights = 3
  /// What operations of at most one letter a side bring; see `SingleLetters`.
  case singles = 4

  case leftChunks = 10
  case leftSingle, leftPair, leftTripleRow, leftTriple
  case leftMass, leftLog, leftBest

  case rightChunks = 20
  case rightSingle, rightPair, rightTripleRow, rightTriple
  case rightMass, rightLog, rightBest
}

/// Which sections hold a side of an edit table.
struct EditSide {
  let chunks, single, pair, tripleRow, triple, mass, log, best: EditSection

  static let left = EditSide(
    chunks: .leftChunks, single: .leftSingle, pair: .leftPair, tripleRow: .leftTripleRow,
    triple: .leftTriple, mass: .leftMass, log: .leftLog, best: .leftBest)

  static let right = EditSide(
    chunks: .rightChunks, single: .rightSingle, pair: .rightPair, tripleRow: .rightTripleRow,
    triple: .rightTriple, mass: .rightMass, log: .rightLog, best: .rightBest)
}

/// The letters of a group.
struct ChunkRecord: BitwiseCopyable {
  private var length: UInt8
  private var first: UInt8
  private var second: UInt8
  private var third: UInt8

  init(_ letters: [UInt8]) {
    length = UInt8(letters.count)
    first = letters.count > 0 ? letters[0] : 0
    second = letters.count > 1 ? letters[1] : 0
    third = letters.count > 2 ? letters[2] : 0
  }

  var letters: [UInt8] { Array([first, second, third].prefix(Int(length))) }
}

import Sections

/// Numbers the letter groups of one side of an edit table.
struct ChunkDictionaryBuilder {
  private static let side = ChunkDictionary.side
  private static let none = ChunkDictionary.none

  /// Groups by number, the empty one first.
  private(set) var chunks: [[UInt8]] = [[]]
  private var numbers: [[UInt8]: UInt16] = [[]: 0]

  var count: Int { chunks.count }

  /// Adds a group unless it is there; returns its number.
  mutating func insert(_ letters: [UInt8]) -> UInt16 {
    if let known = numbers[letters] { return known }
    let new = UInt16(count)
    chunks.append(letters)
    numbers[letters] = new
    return new
  }

  /// Adds the sections that `ChunkDictionary` reads.
  func write(to file: inout SectionFileWriter, _ side: EditSide) {
    var single = [UInt16](repeating: Self.none, count: Self.side)
    var pair = [UInt16](repeating: Self.none, count: Self.side * Self.side)
    var tripleRow = pair
    var triple: [UInt16] = []
    for (number, letters) in chunks.enumerated() {
      let number = UInt16(number)
      switch letters.count {
      case 0: break
      case 1: single[Int(letters[0])] = number
      case 2: pair[Int(letters[0]) * Self.side + Int(letters[1])] = number
      default:
        let at = Int(letters[0]) * Self.side + Int(letters[1])
        if tripleRow[at] == Self.none {
          tripleRow[at] = UInt16(triple.count / Self.side)
          triple.append(contentsOf: repeatElement(Self.none, count: Self.side))
        }
        triple[Int(tripleRow[at]) * Self.side + Int(letters[2])] = number
      }
    }
    file.add(side.chunks.rawValue, chunks.map(ChunkRecord.init))
    file.add(side.single.rawValue, single)
    file.add(side.pair.rawValue, pair)
    file.add(side.tripleRow.rawValue, tripleRow)
    file.add(side.triple.rawValue, triple)
  }
}

/// The letter groups of one to three letters that occur on one side of an edit table.
///
/// Groups are numbered from 1; 0 is the empty group (an insertion's other side), and `none`
/// marks letters that form no group of the table.
struct ChunkDictionary: Sendable {
  static let none: UInt16 = 0xFFFF
  private static let side = LetterIndex.count

  /// Number of groups, the empty one included.
  private(set) var count = 1
  /// Letters of every group.
  private(set) var chunks: [[UInt8]] = [[]]
  private var single = [UInt16](repeating: Self.none, count: side)
  private var pair = [UInt16](repeating: Self.none, count: side * side)
  /// For a pair of letters the row in `triple`, or `none`.
  private var tripleRow = [UInt16](repeating: Self.none, count: side * side)
  private var triple: [UInt16] = []

  /// Adds a group unless it is there; returns its number.
  mutating func insert(_ letters: [UInt8]) -> UInt16 {
    if letters.isEmpty { return 0 }
    if let known = id(of: letters) { return known }
    let new = UInt16(count)
    count += 1
    chunks.append(letters)
    switch letters.count {
    case 1: single[Int(letters[0])] = new
    case 2: pair[index(letters[0], letters[1])] = new
    default:
      let at = index(letters[0], letters[1])
      if tripleRow[at] == Self.none {
        tripleRow[at] = UInt16(triple.count / Self.side)
        triple.append(contentsOf: repeatElement(Self.none, count: Self.side))
      }
      triple[Int(tripleRow[at]) * Self.side + Int(letters[2])] = new
    }
    return new
  }

  /// Number of a group, if the table has it.
  func id(of letters: [UInt8]) -> UInt16? {
    let found: UInt16
    switch letters.count {
    case 0: return 0
    case 1: found = single[Int(letters[0])]
    case 2: found = pair[index(letters[0], letters[1])]
    case 3:
      let row = tripleRow[index(letters[0], letters[1])]
      if row == Self.none { return nil }
      found = triple[Int(row) * Self.side + Int(letters[2])]
    default: return nil
    }
    return found == Self.none ? nil : found
  }

  /// Numbers of the groups of one, two and three letters that start at each position.
  ///
  /// `out` receives four values a position: the empty group, then the three lengths.
  func prepare(_ letters: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt16>) {
    let n = letters.count
    single.withUnsafeBufferPointer { single in
      pair.withUnsafeBufferPointer { pair in
        tripleRow.withUnsafeBufferPointer { tripleRow in
          triple.withUnsafeBufferPointer { triple in
            for i in 0..<n {
              let slot = out + i * 4
              // A hostile image may hold letters that no alphabet has.
              let letter = min(Int(letters[i]), Self.side - 1)
              slot[0] = 0
              slot[1] = single[letter]
              slot[2] = Self.none
              slot[3] = Self.none
              guard i + 1 < n else { continue }
              let second = min(Int(letters[i + 1]), Self.side - 1)
              let at = letter * Self.side + second
              slot[2] = pair[at]
              guard i + 2 < n, tripleRow[at] != Self.none else { continue }
              let third = min(Int(letters[i + 2]), Self.side - 1)
              slot[3] = triple[Int(tripleRow[at]) * Self.side + third]
            }
            let last = out + n * 4
            last[0] = 0
            last[1] = Self.none
            last[2] = Self.none
            last[3] = Self.none
          }
        }
      }
    }
  }

  /// Numbers of the groups of one, two and three letters that end at a position; `none` where there
  /// is no such group.
  @inline(__always)
  func ending(
    at end: Int, of letters: UnsafePointer<UInt8>
  ) -> (one: UInt16, two: UInt16, three: UInt16) {
    // A hostile image may hold letters that no alphabet has.
    let last = min(Int(letters[end - 1]), Self.side - 1)
    let one = single[last]
    guard end > 1 else { return (one, Self.none, Self.none) }
    let second = min(Int(letters[end - 2]), Self.side - 1)
    let two = pair[second * Self.side + last]
    guard end > 2 else { return (one, two, Self.none) }
    let row = tripleRow[min(Int(letters[end - 3]), Self.side - 1) * Self.side + second]
    return (one, two, row == Self.none ? Self.none : triple[Int(row) * Self.side + last])
  }

  private func index(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first) * Self.side + Int(second)
  }
}

import Sections
import Testing

@Suite struct CheckedTableTests {
  @Test(arguments: [-1, 3, 4, .max, .min])
  func aRecordOutsideIsZeros(_ index: Int) throws {
    let pairs = try Sample.open(Sample.bytes).table(2, of: Sample.Pair.self)
    #expect(pairs.count == 3)
    #expect(pairs[index] == Sample.Pair(first: 0, second: 0, third: 0))
  }

  @Test func anUnknownSectionIsEmpty() throws {
    let table = try Sample.open(Sample.bytes).table(99, of: UInt32.self)
    #expect(table.count == 0)
    #expect(table[0] == 0)
    #expect(table.slice(0, 5).isEmpty)
  }

  @Test func aSliceIsClampedToTheSection() throws {
    let file = try Sample.open(Sample.bytes)
    let letters = file.table(1, of: UInt8.self)
    #expect(Array(letters.slice(0, 2)) == Array(Sample.letters.prefix(2)))
    #expect(Array(letters.slice(letters.count - 1, 100)) == Array(Sample.letters.suffix(1)))
    for (start, length) in [(-1, 5), (0, -1), (0, 0), (letters.count, 1), (.max, 1)] {
      #expect(letters.slice(start, length).isEmpty, "slice(\(start), \(length))")
    }
    withExtendedLifetime(file) {}
  }
}

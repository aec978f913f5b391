internal import Glibc
internal import Records

/// Sorts rows by their keys, as bytes, in bounded memory; rows of one key stay in their order.
///
/// What is more than the limit goes to a file in sorted runs, which are merged in the end.
struct RowSorter: ~Copyable {
  /// Rows one behind the other, each as `append(key:row:to:)` writes it.
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var file: SpillFile?
  private var runs: [Range<Int>] = []
  private let memoryLimit: Int

  static let defaultMemoryLimit = 48 << 20
  /// Bytes of the two lengths in front of a row.
  static let headerSize = 8

  init(memoryLimit: Int = RowSorter.defaultMemoryLimit) {
    self.memoryLimit = memoryLimit
  }

  /// - Throws: `RecordError` with `.system` or `.diskFull`.
  mutating func add(key: some Collection<UInt8>, row: some Collection<UInt8>) throws(RecordError) {
    starts.append(bytes.count)
    Self.append(length: key.count, to: &bytes)
    Self.append(length: row.count, to: &bytes)
    bytes.append(contentsOf: key)
    bytes.append(contentsOf: row)
    if bytes.count + MemoryLayout<Int>.stride * starts.count > memoryLimit { try spill() }
  }

  /// The rows in order.
  ///
  /// - Throws: `RecordError` with `.system` or `.diskFull`.
  /// - Complexity: O(n log n).
  consuming func sorted() throws(RecordError) -> SortedRows {
    guard file != nil else {
      sortStarts()
      return SortedRows(bytes: bytes, starts: starts)
    }
    try spill()
    var cursors: [RunCursor] = []
    for run in runs { cursors.append(RunCursor(run)) }
    return SortedRows(file: file, cursors: cursors)
  }

  private mutating func sortStarts() {
    bytes.withUnsafeBufferPointer { bytes in
      starts.sort { first, second in
        let order = Self.compare(Self.key(in: bytes, at: first), Self.key(in: bytes, at: second))
        return order < 0 || (order == 0 && first < second)
      }
    }
  }

  private mutating func spill() throws(RecordError) {
    if starts.isEmpty { return }
    let file = if let file = self.file { file } else { try SpillFile() }
    self.file = file
    sortStarts()
    let first = file.count
    var piece: [UInt8] = []
    for start in starts {
      piece.append(contentsOf: bytes[start..<start + Self.size(in: bytes, at: start)])
      if piece.count > 1 << 18 {
        try file.append(piece[...])
        piece.removeAll(keepingCapacity: true)
      }
    }
    try file.append(piece[...])
    runs.append(first..<file.count)
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  // MARK: A row in bytes: lengths of key and content, then both

  private static func append(length: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: length >> shift))
    }
  }

  @inline(__always)
  static func length<Bytes: RandomAccessCollection>(
    in bytes: Bytes, at start: Int
  ) -> Int where Bytes.Element == UInt8, Bytes.Index == Int {
    Int(bytes[start]) | Int(bytes[start + 1]) << 8 | Int(bytes[start + 2]) << 16
      | Int(bytes[start + 3]) << 24
  }

  /// Bytes of the row that begins there.
  static func size(in bytes: [UInt8], at start: Int) -> Int {
    headerSize + length(in: bytes, at: start) + length(in: bytes, at: start + 4)
  }

  private static func key(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> UnsafeBufferPointer<UInt8> {
    let first = start + headerSize
    return UnsafeBufferPointer(rebasing: bytes[first..<first + length(in: bytes, at: start)])
  }

  static func compare(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let common = min(first.count, second.count)
    if common > 0, let firstBase = first.baseAddress, let secondBase = second.baseAddress {
      let order = memcmp(firstBase, secondBase, common)
      if order != 0 { return Int(order) }
    }
    return first.count - second.count
  }
}

internal import Records

/// Rows in the order of their keys, from memory or from runs in a file.
struct SortedRows: ~Copyable {
  struct Row {
    let key: [UInt8]
    let content: [UInt8]
  }

  private let bytes: [UInt8]
  private let starts: [Int]
  private var position = 0
  private let file: SpillFile?
  private var cursors: [RunCursor]
  private var ahead: Row?

  init(bytes: [UInt8], starts: [Int]) {
    self.bytes = bytes
    self.starts = starts
    file = nil
    cursors = []
  }

  init(file: SpillFile?, cursors: [RunCursor]) {
    bytes = []
    starts = []
    self.file = file
    self.cursors = cursors
  }

  /// All rows of the next key; `nil` at the end.
  ///
  /// - Parameter limit: So many bytes of rows are kept for one key; what is beyond is dropped, and
  ///   `isCut` says so.
  /// - Throws: `RecordError` with `.system`.
  mutating func nextGroup(
    limit: Int
  ) throws(RecordError) -> (key: [UInt8], rows: [[UInt8]], isCut: Bool)? {
    let head: Row? = if let ahead { ahead } else { try next() }
    ahead = nil
    guard let first = head else { return nil }
    var rows = [first.content]
    var size = first.content.count
    while let row = try next() {
      guard row.key == first.key else {
        ahead = row
        break
      }
      size += row.content.count
      if size <= limit { rows.append(row.content) }
    }
    return (first.key, rows, size > limit)
  }

  private mutating func next() throws(RecordError) -> Row? {
    guard let file else {
      guard position < starts.count else { return nil }
      position += 1
      return Self.row(in: bytes, at: starts[position - 1])
    }
    var least: Int?
    for place in cursors.indices {
      guard try cursors[place].prepare(file) else { continue }
      // The earlier run wins among equals, so that rows of one key keep their order.
      guard let other = least, !cursors[place].isBefore(cursors[other]) else {
        least = place
        continue
      }
    }
    guard let least else { return nil }
    return cursors[least].take()
  }

  static func row(in bytes: [UInt8], at start: Int) -> Row {
    let first = start + RowSorter.headerSize
    let middle = first + RowSorter.length(in: bytes, at: start)
    let end = start + RowSorter.size(in: bytes, at: start)
    return Row(key: Array(bytes[first..<middle]), content: Array(bytes[middle..<end]))
  }
}

/// The rest of one run, of which a part is in memory.
struct RunCursor {
  private var rest: Range<Int>
  private var buffer: [UInt8] = []
  private var start = 0
  private static let bufferSize = 1 << 17

  init(_ run: Range<Int>) {
    rest = run
  }

  /// Brings a whole row into memory; false at the run's end.
  mutating func prepare(_ file: SpillFile) throws(RecordError) -> Bool {
    while true {
      let available = buffer.count - start
      if available >= RowSorter.headerSize,
        available >= RowSorter.size(in: buffer, at: start)
      {
        return true
      }
      if rest.isEmpty { return false }
      buffer.removeSubrange(..<start)
      start = 0
      let part = rest.prefix(Self.bufferSize)
      try file.read(part, into: &buffer)
      rest = part.upperBound..<rest.upperBound
    }
  }

  /// - Precondition: Both have been prepared.
  func isBefore(_ other: RunCursor) -> Bool {
    key { first in other.key { second in RowSorter.compare(first, second) < 0 } }
  }

  /// - Precondition: It has been prepared.
  mutating func take() -> SortedRows.Row {
    let row = SortedRows.row(in: buffer, at: start)
    start += RowSorter.size(in: buffer, at: start)
    return row
  }

  private func key<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let first = start + RowSorter.headerSize
    let end = first + RowSorter.length(in: buffer, at: start)
    return buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[first..<end])) }
  }
}

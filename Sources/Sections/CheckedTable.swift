/// Records of one section; reading outside gives a record of zeros, never a crash.
///
/// Public and frozen, since only then is reading a record specialized and inlined in the modules
/// above; through the generic entry points it costs a hundred times as much.
@frozen
public struct CheckedTable<Record: BitwiseCopyable>: @unchecked Sendable {
  // Sendable by hand: a view of immutable memory that its `SectionFile` keeps alive.
  @usableFromInline let records: UnsafeBufferPointer<Record>

  /// What reading outside gives.
  @usableFromInline let zero: Record

  @inlinable
  init(_ records: UnsafeBufferPointer<Record> = UnsafeBufferPointer(start: nil, count: 0)) {
    self.records = records
    zero = withUnsafeTemporaryAllocation(
      byteCount: MemoryLayout<Record>.size, alignment: MemoryLayout<Record>.alignment
    ) { memory in
      memory.initializeMemory(as: UInt8.self, repeating: 0)
      return memory.load(as: Record.self)
    }
  }

  @inlinable public var count: Int { records.count }

  /// All records, for readers that have checked how many there are.
  @inlinable public var all: UnsafeBufferPointer<Record> { records }

  @inlinable @inline(__always)
  public subscript(index: Int) -> Record {
    if index >= 0 && index < records.count { return records[index] }
    return zero
  }

  /// A stretch of records, clamped to the section.
  @inlinable @inline(__always)
  public func slice(_ start: Int, _ length: Int) -> UnsafeBufferPointer<Record> {
    guard start >= 0, length > 0, start < records.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(rebasing: records[start..<min(records.count, start + length)])
  }
}

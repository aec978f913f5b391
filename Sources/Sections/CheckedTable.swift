/// Records of one section; reading outside gives a record of zeros, never a crash.
package struct CheckedTable<Record: BitwiseCopyable>: @unchecked Sendable {
  // Sendable by hand: a view of immutable memory that its `SectionFile` keeps alive.
  @usableFromInline let records: UnsafeBufferPointer<Record>

  /// What reading outside gives.
  @usableFromInline let zero: Record

  init(_ records: UnsafeBufferPointer<Record> = UnsafeBufferPointer(start: nil, count: 0)) {
    self.records = records
    zero = withUnsafeTemporaryAllocation(
      byteCount: MemoryLayout<Record>.size, alignment: MemoryLayout<Record>.alignment
    ) { memory in
      memory.initializeMemory(as: UInt8.self, repeating: 0)
      return memory.load(as: Record.self)
    }
  }

  @inlinable package var count: Int { records.count }

  @inlinable @inline(__always)
  package subscript(index: Int) -> Record {
    if index >= 0 && index < records.count { return records[index] }
    return zero
  }

  /// A stretch of records, clamped to the section.
  @inlinable @inline(__always)
  package func slice(_ start: Int, _ length: Int) -> UnsafeBufferPointer<Record> {
    guard start >= 0, length > 0, start < records.count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(rebasing: records[start..<min(records.count, start + length)])
  }
}

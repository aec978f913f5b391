import Sections

extension SpooledSections {
  /// Adds a section of an index that is in memory.
  ///
  /// - Parameter memory: where it is kept until it is written.
  /// - Throws: `SpoolFault`.
  mutating func add<Record: BitwiseCopyable>(
    _ name: SectionName, _ records: [Record], _ memory: BuildMemory
  ) throws(SpoolFault) {
    let spool = memory.section()
    try spool.append(records)
    try add(name, Record.self, spool)
  }

  /// Adds a section of an index, of records of a type.
  ///
  /// - Throws: `SpoolFault`.
  mutating func add<Record: BitwiseCopyable>(
    _ name: SectionName, _ type: Record.Type, _ spool: Spool
  ) throws(SpoolFault) {
    try add(name.rawValue, elementSize: MemoryLayout<Record>.stride, spool)
  }
}

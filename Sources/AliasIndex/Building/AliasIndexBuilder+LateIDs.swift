import Sections

extension AliasIndexBuilder {
  /// Gives former IDs that came late their place among the strings.
  mutating func insertLateIDs() throws(SpoolFault) {
    let late = LateIDs(lateIDs)
    guard !late.entries.isEmpty else { return }
    deniedNames.move { late.shift(of: $0) }
    formerIDs.move { late.shift(of: $0) }
    let moved = memory.section(limit: limit)
    var reader = SpoolReader(strings)
    var copied = 0
    for (entity, id) in late.entries {
      let end =
        entity + 1 < entityCount ? Int(try record(ofEntity: entity + 1).texts) : strings.count
      try reader.copy(end - copied, to: moved)
      copied = end
      id.withUnsafeBufferPointer {
        formerIDs.add($0, at: UInt32(truncatingIfNeeded: moved.count), to: UInt32(entity))
      }
      try moved.append(id)
    }
    try reader.copy(strings.count - copied, to: moved)
    strings = moved
    try moveEntities(late)
  }

  private mutating func moveEntities(_ late: LateIDs) throws(SpoolFault) {
    let moved = memory.section()
    var output = SpoolWriter(moved)
    var reader = SpoolReader(entities)
    for number in 0..<entityCount {
      let bytes = try reader.next(MemoryLayout<EntityRecord>.stride)
      var record = bytes.loadUnaligned(as: EntityRecord.self)
      record.texts &+= late.shift(of: number)
      try output.append(record)
    }
    try output.flush()
    entities = moved
  }
}

extension SpoolReader {
  /// Takes so many bytes and appends them to another spool.
  fileprivate mutating func copy(_ count: Int, to target: Spool) throws(SpoolFault) {
    var left = count
    while left > 0, case let bytes = try next(min(left, 1 << 18)), !bytes.isEmpty {
      try target.append(bytes)
      left -= bytes.count
    }
  }
}

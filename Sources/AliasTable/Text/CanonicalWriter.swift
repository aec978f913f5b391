internal import Glibc
internal import Records

/// Writes a table's canonical folder.
struct CanonicalWriter: ~Copyable {
  private var entities: ByteSink
  private var aliases: ByteSink
  private var relations: ByteSink
  private var table = TableWriter(.tsv)

  /// Begins the files of a folder, which is made where it is missing. They appear when they are
  /// whole.
  static func open(folder: String) throws(StoreError) -> CanonicalWriter {
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw StoreError(path: folder, reason: .system(code: errno))
    }
    do throws(RecordError) {
      var writer = CanonicalWriter(
        try ByteSink(path: folder + "/" + CanonicalFolder.entities),
        try ByteSink(path: folder + "/" + CanonicalFolder.aliases),
        try ByteSink(path: folder + "/" + CanonicalFolder.relations))
      writer.row(CanonicalFolder.entityColumns)
      try writer.entities.write(writer.taken())
      writer.row(CanonicalFolder.aliasColumns)
      try writer.aliases.write(writer.taken())
      writer.row(CanonicalFolder.relationColumns)
      try writer.relations.write(writer.taken())
      return writer
    } catch {
      throw StoreError(path: error.file, reason: .unwritable(error))
    }
  }

  private init(
    _ entities: consuming ByteSink, _ aliases: consuming ByteSink, _ relations: consuming ByteSink
  ) {
    self.entities = entities
    self.aliases = aliases
    self.relations = relations
  }

  /// Writes an entity; entities come in the order of their IDs' bytes.
  mutating func write(_ entity: TableEntity) throws(StoreError) {
    do throws(RecordError) {
      rowsOfClaims(entity)
      try entities.write(taken())
      rowsOfNames(entity)
      try aliases.write(taken())
      rowsOfRelations(entity)
      try relations.write(taken())
    } catch {
      throw StoreError(path: error.file, reason: .unwritable(error))
    }
  }

  /// Gives the files their names.
  consuming func finish() throws(StoreError) {
    do throws(RecordError) {
      try entities.finish()
      try aliases.finish()
      try relations.finish()
    } catch {
      throw StoreError(path: error.file, reason: .unwritable(error))
    }
  }

  private mutating func rowsOfClaims(_ entity: TableEntity) {
    for claim in entity.claims { row(claim, of: entity.id) }
    // Each ID has a row, so that none is lost whose only source has let go of it.
    if entity.isLive, entity.claims.isEmpty { row(Claim(), of: entity.id) }
  }

  private mutating func rowsOfNames(_ entity: TableEntity) {
    for name in entity.names {
      row([
        entity.id, name.text, name.lang ?? "", name.role.rawValue, name.weak ? "weak" : "",
        name.source ?? "", ListText.text(name.extra),
      ])
    }
  }

  private mutating func row(_ claim: Claim, of id: String) {
    row([
      id, claim.source, claim.label ?? "", claim.kind?.rawValue ?? "", claim.born ?? "",
      claim.gender ?? "", ListText.text(claim.countries), ListText.text(claim.within),
      ListText.text(claim.refs), ListText.text(claim.extra),
    ])
  }

  private mutating func rowsOfRelations(_ entity: TableEntity) {
    for other in entity.denied { relation(entity.id, .denied, other) }
    for name in entity.deniedNames { relation(entity.id, .deniedName, name) }
    if case .merged(let target) = entity.state { relation(entity.id, .merged, target) }
    for name in entity.removed { relation(entity.id, .removed, name.text, name.source) }
    if case .retired(let source) = entity.state { relation(entity.id, .retired, "", source) }
  }

  private mutating func relation(
    _ id: String, _ relation: CanonicalFolder.Relation, _ value: String, _ source: String = ""
  ) {
    row([id, relation.rawValue, value, source])
  }

  private mutating func row(_ fields: [String]) {
    for field in fields { table.field(field) }
    table.endRow()
  }

  private mutating func taken() -> [UInt8] {
    defer { table.bytes.removeAll(keepingCapacity: true) }
    return table.bytes
  }
}

extension AliasStore {
  /// Writes the canonical folder; `apply` takes it as the state that edits of the folder start from.
  ///
  /// - Throws: `StoreError`, with `.unwritable` where a file cannot be written.
  public func export(folder: String) throws(StoreError) {
    let event = try reading { () throws(StoreError) in
      let stream = try StoreStream(self)
      var writer = try CanonicalWriter.open(folder: folder)
      while let entity = try stream.next() { try writer.write(entity.half) }
      try writer.finish()
      return try lastEvent()
    }
    // A store that cannot be written can be exported all the same.
    try? noteSnapshot(folder, event)
  }
}

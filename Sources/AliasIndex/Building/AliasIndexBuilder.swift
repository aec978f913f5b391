package import Matching
import Orthography
import Sections

/// Builds an index from a stream of entities, in bounded memory.
///
/// ```swift
/// var builder = AliasIndexBuilder(knowledge: knowledge, memory: .limited(folder: "tables"))
/// for entity in entities { try builder.add(entity) }
/// var image = try builder.finish()
/// while let bytes = try image.next() { try sink.write(bytes) }
/// ```
///
/// Entities are written in the order in which they come; words and keys are sorted, so that the
/// same entities in the same order give the same bytes, whatever the memory. What is kept of every
/// alias goes to files where it grows beyond that; the different words stay in memory.
package struct AliasIndexBuilder: ~Copyable {
  let knowledge: Knowledge
  let memory: BuildMemory
  /// The most bytes of a section that is addressed by 32 bits.
  let limit: Int

  /// Texts, and `EntityRecord`s.
  var strings: Spool
  var entities: Spool
  /// See `EntityBlock.drafts` and `EntityBlock.joins`.
  var drafts: Spool
  var joins: Spool
  var words = WordTable()
  var deniedNames = Leads()
  var formerIDs = Leads()
  var lateIDs: [(entity: Int, id: String)] = []

  /// Number of entities so far.
  package internal(set) var entityCount = 0
  /// Number of aliases so far; spellings of an entity that read alike are one.
  package internal(set) var aliasCount = 0
  var plainParts: UInt32 = 0
  var readingCount = 0
  var mostProminence: Float = 0

  let scratch = NameScratch()
  /// The alias that is being read.
  var name = PreparedName()
  var block = EntityBlock()
  var readings = EntityReadings()
  private var ids = EntityIDs()
  /// Buffers to reuse: the words of an alias's readings, letters of a join and its keys.
  var numbers: [UInt32] = []
  var letters: [UInt8] = []
  var keys: [KeyTable.Key] = []

  /// - Parameters:
  ///   - memory: what it may take beside the different words; all it takes, if nothing is said.
  ///   - limit: the most bytes of names, or of strings, or of references to aliases; the format
  ///     allows 4 GiB, tests want less.
  package init(
    knowledge: Knowledge, memory: BuildMemory = .unlimited, limit: Int = Int(UInt32.max)
  ) {
    self.knowledge = knowledge
    self.memory = memory
    self.limit = limit
    strings = Spool(folder: memory.folder, limit: limit)
    entities = Spool(folder: memory.folder)
    drafts = Spool(folder: memory.folder)
    joins = Spool(folder: memory.folder)
  }

  /// Adds one entity with all its aliases.
  ///
  /// - Throws: `IndexBuildFault`; the builder is of no use then.
  /// - Complexity: O(letters) on average.
  package mutating func add(_ entity: IndexEntity) throws(IndexBuildFault) {
    do throws(SpoolFault) {
      try read(entity)
      try strings.append(block.strings)
      try drafts.append(block.drafts)
      try joins.append(block.joins)
      let collected = strings.held + entities.held + drafts.held + joins.held
      if collected > memory.collected { try spill() }
    } catch {
      throw IndexBuildFault(error)
    }
    // Numbers have 32 bits.
    let limit = min(limit, PostingList.mostAliases)
    guard entityCount < limit, aliasCount < limit else { throw .tooLarge(limit: limit) }
  }

  /// Adds one entity unless another one with its ID was added in this way.
  ///
  /// - Returns: the number of that other one; `nil` where there is none.
  /// - Throws: `IndexBuildFault`.
  package mutating func addUnlessKnown(_ entity: IndexEntity) throws(IndexBuildFault) -> Int? {
    if let known = try number(ofID: entity.id) { return known }
    ids.add(entity.id, number: entityCount)
    try add(entity)
    return nil
  }

  /// The number of the entity with this ID among those that `addUnlessKnown` added.
  ///
  /// - Throws: `IndexBuildFault`.
  package func number(ofID id: String) throws(IndexBuildFault) -> Int? {
    do throws(SpoolFault) {
      return try ids.number(of: id) { (number) throws(SpoolFault) in
        try self.id(ofEntity: number) == id
      }
    } catch {
      throw IndexBuildFault(error)
    }
  }

  /// Lets an entity that was added stand for another ID too, as `IndexEntity.formerIDs` does.
  package mutating func add(formerID id: String, of entity: Int) {
    lateIDs.append((entity, id))
  }

  /// Moves all that is collected into files.
  func spill() throws(SpoolFault) {
    try strings.spill()
    try entities.spill()
    try drafts.spill()
    try joins.spill()
  }

  func record(ofEntity number: Int) throws(SpoolFault) -> EntityRecord {
    var record = EntityRecord()
    try withUnsafeMutableBytes(of: &record) { (target) throws(SpoolFault) in
      try entities.read(at: number * MemoryLayout<EntityRecord>.stride, into: target)
    }
    return record
  }

  private func id(ofEntity number: Int) throws(SpoolFault) -> String {
    let record = try record(ofEntity: number)
    var bytes = [UInt8](repeating: 0, count: Int(record.idLength))
    var span = bytes.mutableSpan
    try span.withUnsafeMutableBytes { (target) throws(SpoolFault) in
      try strings.read(at: Int(record.texts), into: target)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

package import Matching
package import Onomastics
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
  package private(set) var entityCount = 0
  /// Number of aliases so far; spellings of an entity that read alike are one.
  package private(set) var aliasCount = 0
  private(set) var plainParts: UInt32 = 0
  private(set) var readingCount = 0
  private(set) var mostProminence: Float = 0

  private let scratch = NameScratch()
  /// The alias that is being read.
  private var name = PreparedName()
  private var block = EntityBlock()
  private var readings = EntityReadings()
  private var ids = EntityIDs()
  /// Buffers to reuse: the words of an alias's readings, letters of a join and its keys.
  private var numbers: [UInt32] = []
  private var letters: [UInt8] = []
  private var keys: [KeyTable.Key] = []

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
      try strings.read(at: Int(record.id), into: target)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: Reading an entity

extension AliasIndexBuilder {
  /// Refills the block with all that the index gets of an entity.
  private mutating func read(_ entity: IndexEntity) throws(SpoolFault) {
    let number = UInt32(entityCount)
    block.removeAll()
    readings.removeAll()
    var record = EntityRecord()
    (record.id, record.idLength) = place(withBytes(entity.id) { block.append($0) })
    record.details = store(details: entity)
    record.firstAlias = UInt32(aliasCount)
    record.kind = entity.kind.rawValue
    record.prominence = entity.prominence
    for name in entity.names { read(name, of: number, entity.kind) }
    (record.label, record.labelLength) = place(
      withBytes(entity.label ?? entity.names.first?.text ?? "") { block.place(ofLabel: $0) })
    for name in entity.deniedNames {
      let spelling = knowledge.spelling(of: name, scratch: scratch)
      spelling.withUnsafeBufferPointer {
        if !$0.isEmpty { deniedNames.add($0, at: place(block.append($0)).0, to: number) }
      }
    }
    for id in entity.formerIDs {
      withBytes(id) { formerIDs.add($0, at: place(block.append($0)).0, to: number) }
    }
    mostProminence = max(mostProminence, entity.prominence)
    entityCount += 1
    try withUnsafeBytes(of: record) { (bytes) throws(SpoolFault) in try entities.append(bytes) }
  }

  private mutating func read(
    _ written: IndexEntity.Name, of entity: UInt32, _ kind: IndexEntity.Kind
  ) {
    withBytes(written.text) { text in
      knowledge.parse(text, kind: kind.nameKind, scratch: scratch)
      knowledge.preparer.prepareLetters(of: scratch.parse, into: &name)
      var traits: EntityReadings.Traits = written.weak ? .weak : []
      if Self.isAcronym(text) { traits.insert(.acronym) }
      if Self.hasShadda(text) { traits.insert(.shadda) }
      // Two spellings of one entity that read alike are one alias: the first is kept.
      guard readings.insert(name, traits) else { return }
      var alias = AliasRecord()
      alias.entity = entity
      (alias.text, alias.textLength) = place(block.append(alias: text))
      alias.flags = written.weak ? AliasRecord.weak : 0
      if traits.contains(.acronym) { alias.flags |= AliasRecord.acronym }
      if scratch.bridged { alias.flags |= AliasRecord.bridged }
      alias.nameParts = UInt8(
        clamping: name.parts.count { $0.kind == .name || $0.kind == .placeWord })
      addDraft(alias)
      addJoins(of: UInt32(aliasCount))
      aliasCount += 1
    }
  }

  private mutating func addDraft(_ alias: AliasRecord) {
    numbers.removeAll(keepingCapacity: true)
    for unit in name.units { numbers.append(intern(unit)) }
    readingCount += numbers.count
    withUnsafeBytes(of: alias) { block.drafts.append(contentsOf: $0) }
    NameCode.append(name, to: &block.drafts) { numbers[$0] }
  }

  private mutating func intern(_ unit: PreparedName.Unit) -> UInt32 {
    let number = name.numbers.withUnsafeBufferPointer { numbers in
      let letters = UnsafeBufferPointer(
        rebasing: numbers[Int(unit.start)..<Int(unit.start + unit.count)])
      return words.intern(letters, unit.alphabet.rawValue) {
        knowledge.model.marginals(letters, unit.alphabet, scratch: scratch.edit)
      }
    }
    if unit.kind == .plain {
      words.count(number)
      plainParts += 1
    }
    return UInt32(number)
  }

  private mutating func addJoins(of alias: UInt32) {
    for join in name.joins {
      let bytes = LetterNumbers.bytes(of: join.alphabet)
      let start = name.append(join)
      letters.removeAll(keepingCapacity: true)
      for number in name.numbers[start...] { letters.append(bytes[Int(number)]) }
      name.numbers.removeLast(name.numbers.count - start)
      keys.removeAll(keepingCapacity: true)
      knowledge.keys.keys(of: letters, into: &keys)
      for key in keys { block.joins.append(JoinedAliases.pair(key, alias)) }
    }
  }

  /// What is seldom there; see `EntityRecord.details`.
  private mutating func store(details entity: IndexEntity) -> UInt32 {
    guard !entity.countries.isEmpty || !entity.within.isEmpty else { return 0 }
    let lists = [entity.countries, entity.within].map {
      Array($0.joined(separator: AliasIndex.listSeparator).utf8)
    }
    // 0 stands for none.
    if strings.count + block.strings.count == 0 { block.strings.append(0) }
    let start = place(block.strings.count..<block.strings.count).0
    for list in lists { block.strings.append(number: UInt32(list.count)) }
    for list in lists { block.strings.append(contentsOf: list) }
    return start
  }

  /// Start and length of a stretch of the block's strings among all strings.
  private func place(_ range: Range<Int>) -> (UInt32, UInt16) {
    (UInt32(truncatingIfNeeded: strings.count + range.lowerBound), UInt16(range.count))
  }

  /// Whether a text is two to six Latin capitals, full stops not counted.
  private static func isAcronym(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var letters = 0
    for byte in text where byte != UInt8(ascii: ".") {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return false }
      letters += 1
    }
    return (2...6).contains(letters)
  }

  /// Whether U+0651 stands in a text.
  private static func hasShadda(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0
    for byte in text {
      if byte == 0x91, before == 0xD9 { return true }
      before = byte
    }
    return false
  }
}

/// Lends the UTF-8 of a text.
private func withBytes<Result>(
  _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  var text = text
  return text.withUTF8(body)
}

extension Spool {
  /// Appends records as they stand in memory.
  func append<Record: BitwiseCopyable>(_ records: [Record]) throws(SpoolFault) {
    try records.span.bytes.withUnsafeBytes { (bytes) throws(SpoolFault) in try append(bytes) }
  }
}

extension IndexEntity.Kind {
  /// The grammar's view of an entity kind.
  package var nameKind: NameKind? {
    switch self {
    case .unknown: nil
    case .person: .person
    case .place: .place
    case .organization: .organization
    case .name: .name
    }
  }
}

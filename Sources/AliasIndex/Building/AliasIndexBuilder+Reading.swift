import Matching
package import Onomastics
import Orthography
import Sections

extension AliasIndexBuilder {
  /// Refills the block with all that the index gets of an entity.
  mutating func read(_ entity: IndexEntity) throws(SpoolFault) {
    let number = UInt32(entityCount)
    block.removeAll()
    readings.removeAll()
    var record = EntityRecord()
    record.texts = UInt32(truncatingIfNeeded: strings.count)
    record.idLength = UInt16(withBytes(entity.id) { block.append($0) }.count)
    record.firstAlias = UInt32(aliasCount)
    record.kind = entity.kind.rawValue
    record.prominence = entity.prominence
    for name in entity.names { read(name, of: number, entity.kind) }
    withBytes(entity.label ?? entity.names.first?.text ?? "") {
      appendTexts(of: entity, label: $0, &record)
    }
    for name in entity.deniedNames {
      let spelling = knowledge.spelling(of: name, scratch: scratch)
      spelling.withUnsafeBufferPointer {
        if !$0.isEmpty { deniedNames.add($0, at: place(block.append($0)), to: number) }
      }
    }
    for id in entity.formerIDs {
      withBytes(id) { formerIDs.add($0, at: place(block.append($0)), to: number) }
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
      alias.textLength = block.append(alias: text)
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
      // More than 32 bits can count make more names than an index can hold: `finish` says so.
      plainParts &+= 1
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

  /// Appends details, where there are any, and the aliases that were read to the entity's strings.
  private mutating func appendTexts(
    of entity: IndexEntity, label: UnsafeBufferPointer<UInt8>, _ record: inout EntityRecord
  ) {
    let label = UnsafeBufferPointer(rebasing: label.prefix(EntityBlock.longestText))
    let rank = block.rank(ofLabel: label).flatMap { $0 < EntityRecord.ownLabel ? UInt8($0) : nil }
    record.label = rank ?? EntityRecord.ownLabel
    record.hasDetails = rank == nil || !entity.countries.isEmpty || !entity.within.isEmpty
    if record.hasDetails {
      EntityDetails.append(
        countries: entity.countries, within: entity.within,
        label: rank == nil ? label : UnsafeBufferPointer(start: nil, count: 0),
        to: &block.strings)
    }
    block.appendAliases()
  }

  /// Where a stretch of the block's strings begins among all strings.
  private func place(_ range: Range<Int>) -> UInt32 {
    UInt32(truncatingIfNeeded: strings.count + range.lowerBound)
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

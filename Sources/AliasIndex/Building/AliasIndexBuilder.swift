package import Matching
package import Onomastics
import Orthography
import Sections

/// Builds an index from a stream of entities.
///
/// Entities are written in the order in which they come; words and keys are sorted, so that the
/// same entities in the same order give the same bytes.
package struct AliasIndexBuilder {
  private let knowledge: Knowledge
  private let scratch = NameScratch()

  private var strings: [UInt8] = []
  private var entities: [EntityRecord] = []
  private var aliases: [AliasRecord] = []
  private var names: [UInt8] = []
  private var words = WordTable()
  private var plainParts: UInt32 = 0
  private var deniedNames: [LeadRecord] = []
  private var formerIDs: [LeadRecord] = []

  /// What the entity's aliases read as so far.
  private var readings = Set<Reading>()

  /// How an alias reads, whatever its writing.
  private struct Reading: Hashable {
    var letters: [UInt8]
    var kinds: [UInt8]
    var weak: Bool
    var acronym: Bool
    /// A shadda tells عمّان from عمان, so such a spelling is kept beside the other.
    var shadda: Bool

    init(_ prepared: PreparedName, _ name: IndexEntity.Name) {
      letters = prepared.numbers
      kinds =
        prepared.parts.map { $0.kind.rawValue } + prepared.units.map { UInt8(clamping: $0.count) }
      weak = name.weak
      shadda = name.text.unicodeScalars.contains("\u{0651}")
      acronym = AliasIndexBuilder.isAcronym(name.text)
    }
  }

  package init(knowledge: Knowledge) {
    self.knowledge = knowledge
  }

  /// Number of entities so far.
  package var entityCount: Int { entities.count }
  /// Number of aliases so far; spellings of an entity that read alike are one.
  package var aliasCount: Int { aliases.count }

  /// Adds one entity with all its aliases.
  package mutating func add(_ entity: IndexEntity) {
    var record = EntityRecord()
    (record.id, record.idLength) = store(entity.id)
    record.details = store(details: entity)
    record.firstAlias = UInt32(aliases.count)
    record.kind = entity.kind.rawValue
    record.prominence = entity.prominence
    let number = UInt32(entities.count)
    readings.removeAll(keepingCapacity: true)
    for name in entity.names { add(name, of: number, kind: entity.kind) }
    (record.label, record.labelLength) = store(
      label: entity.label ?? entity.names.first?.text ?? "",
      among: aliases[Int(record.firstAlias)...])
    entities.append(record)
    for name in entity.deniedNames {
      let spelling = knowledge.spelling(of: name, scratch: scratch)
      if !spelling.isEmpty { deniedNames.append(lead(spelling, to: number)) }
    }
    for id in entity.formerIDs { formerIDs.append(lead(id.utf8, to: number)) }
  }

  private mutating func lead(_ text: some Collection<UInt8>, to entity: UInt32) -> LeadRecord {
    let (start, length) = store(text)
    return LeadRecord(text: start, entity: entity, textLength: length)
  }

  private mutating func add(_ name: IndexEntity.Name, of entity: UInt32, kind: IndexEntity.Kind) {
    var text = name.text
    text.withUTF8 { knowledge.readParts($0, kind: kind.nameKind, scratch: scratch) }
    // Two spellings of one entity that read alike are one alias: the first is kept.
    guard readings.insert(Reading(scratch.name, name)).inserted else { return }
    var alias = AliasRecord()
    alias.entity = entity
    (alias.text, alias.textLength) = store(name.text)
    alias.flags = name.weak ? AliasRecord.weak : 0
    if Self.isAcronym(name.text) { alias.flags |= AliasRecord.acronym }
    if scratch.bridged { alias.flags |= AliasRecord.bridged }
    alias.name = UInt32(names.count)
    alias.nameParts = UInt8(
      clamping: scratch.name.parts.count { $0.kind == .name || $0.kind == .placeWord })
    let numbers = scratch.name.units.map { intern($0) }
    NameCode.append(scratch.name, to: &names) { numbers[$0] }
    aliases.append(alias)
  }

  private static func isAcronym(_ text: String) -> Bool {
    let letters = text.utf8.filter { $0 != 0x2E }
    return (2...6).contains(letters.count) && letters.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private mutating func intern(_ unit: PreparedName.Unit) -> UInt32 {
    let number = scratch.name.numbers.withUnsafeBufferPointer { numbers in
      words.intern(
        UnsafeBufferPointer(rebasing: numbers[Int(unit.start)..<Int(unit.start + unit.count)]),
        unit.alphabet.rawValue
      ) { unit.marginals }
    }
    if unit.kind == .plain {
      words.count(number)
      plainParts += 1
    }
    return UInt32(number)
  }

  /// A label is most often one of the aliases, and then not stored again.
  private mutating func store(
    label: String, among aliases: ArraySlice<AliasRecord>
  ) -> (UInt32, UInt16) {
    let known = aliases.first { alias in
      strings[Int(alias.text)..<Int(alias.text) + Int(alias.textLength)].elementsEqual(label.utf8)
    }
    return known.map { ($0.text, $0.textLength) } ?? store(label)
  }

  /// What is seldom there; see `EntityRecord.details`.
  private mutating func store(details entity: IndexEntity) -> UInt32 {
    guard !entity.countries.isEmpty || !entity.within.isEmpty else { return 0 }
    let lists = [entity.countries, entity.within].map {
      Array($0.joined(separator: AliasIndex.listSeparator).utf8)
    }
    if strings.isEmpty { strings.append(0) }
    let start = UInt32(strings.count)
    for list in lists { strings.append(number: UInt32(list.count)) }
    for list in lists { strings.append(contentsOf: list) }
    return start
  }

  private mutating func store(_ text: String) -> (UInt32, UInt16) { store(text.utf8) }

  private mutating func store(_ text: some Collection<UInt8>) -> (UInt32, UInt16) {
    let start = strings.count
    strings.append(contentsOf: text.prefix(Int(UInt16.max)))
    return (UInt32(start), UInt16(strings.count - start))
  }

  // MARK: Finishing

  /// The bytes of the index.
  ///
  /// - Complexity: O(n log n) in the units.
  package mutating func build() -> [UInt8] { sections().finish(AliasIndex.format) }

  /// The same bytes piece by piece, so that they need not be in memory twice.
  package mutating func write<Failure>(
    to take: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try sections().write(AliasIndex.format, to: take)
  }

  private mutating func sections() -> SectionFileWriter {
    let numbers = words.sort()
    words.setInformation(knowledge.preparer.statistics, parts: plainParts)
    renumber(numbers)
    let postings = makePostings()
    let keyed = KeyedWords(words, knowledge.keys)
    let joined = makeJoins()
    var writer = SectionFileWriter()
    writer.add(
      SectionName.summary.rawValue,
      [
        SummaryRecord(
          fingerprint: knowledge.fingerprint, entities: UInt32(entities.count),
          aliases: UInt32(aliases.count), words: UInt32(words.records.count),
          plainParts: plainParts,
          mostProminence: entities.reduce(0) { max($0, $1.prominence) })
      ])
    writer.add(SectionName.strings.rawValue, strings)
    writer.add(SectionName.entities.rawValue, entities)
    writer.add(SectionName.aliases.rawValue, aliases)
    writer.add(SectionName.names.rawValue, names)
    writer.add(SectionName.words.rawValue, words.records)
    writer.add(SectionName.letters.rawValue, words.letters)
    writer.add(SectionName.wordSlots.rawValue, words.makeSlots())
    writer.add(SectionName.keyBuckets.rawValue, keyed.buckets)
    writer.add(SectionName.keys.rawValue, keyed.keys)
    writer.add(SectionName.keyStarts.rawValue, keyed.starts)
    writer.add(SectionName.keyWords.rawValue, keyed.words)
    writer.add(SectionName.postings.rawValue, postings)
    writer.add(SectionName.joinBuckets.rawValue, joined.buckets)
    writer.add(SectionName.joins.rawValue, joined.bytes)
    writer.add(SectionName.deniedNames.rawValue, sorted(deniedNames))
    writer.add(SectionName.formerIDs.rawValue, sorted(formerIDs))
    return writer
  }

  private func sorted(_ leads: [LeadRecord]) -> [LeadRecord] {
    func text(_ lead: LeadRecord) -> ArraySlice<UInt8> {
      strings[Int(lead.text)..<Int(lead.text) + Int(lead.textLength)]
    }
    return leads.sorted { a, b in
      if text(a).elementsEqual(text(b)) { return a.entity < b.entity }
      return text(a).lexicographicallyPrecedes(text(b))
    }
  }

  /// Gives the words in the names their final numbers.
  private mutating func renumber(_ numbers: [UInt32]) {
    var renumbered: [UInt8] = []
    renumbered.reserveCapacity(names.count)
    names.withUnsafeBufferPointer { names in
      for alias in aliases.indices {
        var code = NameCode(names, at: Int(aliases[alias].name))
        aliases[alias].name = UInt32(renumbered.count)
        code.append(to: &renumbered) { numbers[Int($0)] }
      }
    }
    names = renumbered
  }

  private mutating func makePostings() -> [UInt8] {
    // Per word where its aliases begin; each alias once, however often it has the word.
    var starts = [Int](repeating: 0, count: words.records.count + 1)
    var last = [UInt32](repeating: .max, count: words.records.count)
    forEachWord { word, alias in
      if last[word] != alias {
        starts[word + 1] += 1
        last[word] = alias
      }
    }
    for word in words.records.indices { starts[word + 1] += starts[word] }
    var postings = [UInt32](repeating: 0, count: starts[words.records.count])
    var next = starts
    for word in last.indices { last[word] = .max }
    forEachWord { word, alias in
      if last[word] != alias {
        postings[next[word]] = alias
        next[word] += 1
        last[word] = alias
      }
    }
    var bytes: [UInt8] = []
    for word in words.records.indices {
      words.setPostings(
        word, first: bytes.count, count: UInt32(starts[word + 1] - starts[word]))
      bytes.append(ascending: postings[starts[word]..<starts[word + 1]])
    }
    return bytes
  }

  private func forEachWord(_ body: (Int, UInt32) -> Void) {
    names.withUnsafeBufferPointer { names in
      for (number, alias) in aliases.enumerated() {
        var code = NameCode(names, at: Int(alias.name))
        while let reading = code.next() { body(Int(reading.word), UInt32(number)) }
      }
    }
  }

  private func makeJoins() -> JoinedAliases {
    var pairs: [UInt64] = []
    var keys: [KeyTable.Key] = []
    var name = PreparedName()
    for (number, alias) in aliases.enumerated() {
      fill(&name, alias)
      for join in name.joins {
        let start = name.append(join)
        keys.removeAll(keepingCapacity: true)
        knowledge.keys.keys(
          of: name.numbers[start...].map { LetterIndex.byte($0, join.alphabet) }, into: &keys)
        for key in keys { pairs.append(JoinedAliases.pair(key, number)) }
        name.numbers.removeLast(name.numbers.count - start)
      }
    }
    return JoinedAliases(pairs)
  }

  /// Parts and letters of an alias, as far as joins need them.
  private func fill(_ name: inout PreparedName, _ alias: AliasRecord) {
    name.numbers.removeAll(keepingCapacity: true)
    name.parts.removeAll(keepingCapacity: true)
    name.units.removeAll(keepingCapacity: true)
    names.withUnsafeBufferPointer { names in
      var code = NameCode(names, at: Int(alias.name))
      while let reading = code.next() {
        guard reading.kind == .plain else { continue }
        let letters = words.letters(of: Int(reading.word))
        name.parts.append(
          PreparedName.Part(
            kind: code.partKind, information: 0, unit: name.units.count, number: 0))
        name.units.append(
          PreparedName.Unit(
            kind: .plain, alphabet: words.alphabet(of: Int(reading.word)), first: reading.part,
            length: 1, joins: 1, start: Int32(name.numbers.count), count: Int32(letters.count),
            information: 0, marginals: EditModel.Marginals(same: 0, cross: 0)))
        name.numbers.append(contentsOf: letters)
      }
    }
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

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
  private var parts: [PartRecord] = []
  private var units: [UnitRecord] = []
  private var words: [WordRecord] = []
  private var letters: [UInt8] = []
  private var wordNumbers: [WordKey: UInt32] = [:]
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

  private struct WordKey: Hashable {
    var alphabet: UInt8
    var letters: [UInt8]
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
    (record.label, record.labelLength) = store(entity.label ?? entity.names.first?.text ?? "")
    (record.countries, record.countryLength) = store(
      entity.countries.joined(separator: AliasIndex.listSeparator))
    let within = store(entity.within.joined(separator: AliasIndex.listSeparator))
    record.within = within.0
    record.withinLength = UInt32(within.1)
    record.kind = entity.kind.rawValue
    record.prominence = entity.prominence
    let number = UInt32(entities.count)
    entities.append(record)
    readings.removeAll(keepingCapacity: true)
    for name in entity.names { add(name, of: number, kind: entity.kind) }
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
    text.withUTF8 { knowledge.read($0, kind: kind.nameKind, scratch: scratch) }
    // Two spellings of one entity that read alike are one alias: the first is kept.
    guard readings.insert(Reading(scratch.name, name)).inserted else { return }
    var alias = AliasRecord()
    alias.entity = entity
    (alias.text, alias.textLength) = store(name.text)
    alias.flags = name.weak ? AliasRecord.weak : 0
    if Self.isAcronym(name.text) { alias.flags |= AliasRecord.acronym }
    if scratch.bridged { alias.flags |= AliasRecord.bridged }
    alias.partCount = UInt8(clamping: scratch.name.parts.count)
    alias.firstPart = UInt32(parts.count)
    alias.firstUnit = UInt32(units.count)
    alias.unitCount = UInt16(clamping: scratch.name.units.count)
    alias.nameParts = UInt16(
      scratch.name.parts.count { $0.kind == .name || $0.kind == .placeWord })
    for part in scratch.name.parts {
      parts.append(
        PartRecord(
          number: part.number, kind: part.kind.rawValue, unit: UInt8(clamping: part.unit)))
    }
    for unit in scratch.name.units {
      let word = intern(unit)
      if unit.kind == .plain {
        words[Int(word)].count += 1
        plainParts += 1
      }
      units.append(
        UnitRecord(
          word: word, kind: unit.kind.rawValue, first: unit.first, length: unit.length,
          joins: unit.joins))
    }
    aliases.append(alias)
  }

  private static func isAcronym(_ text: String) -> Bool {
    let letters = text.utf8.filter { $0 != 0x2E }
    return (2...6).contains(letters.count) && letters.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private mutating func intern(_ unit: PreparedName.Unit) -> UInt32 {
    let stretch = scratch.name.numbers[Int(unit.start)..<Int(unit.start + unit.count)]
    let key = WordKey(alphabet: unit.alphabet.rawValue, letters: Array(stretch))
    if let known = wordNumbers[key] { return known }
    let number = UInt32(words.count)
    wordNumbers[key] = number
    words.append(
      WordRecord(
        letters: UInt32(letters.count), length: UInt8(stretch.count),
        alphabet: unit.alphabet.rawValue, same: unit.marginals.same,
        cross: unit.marginals.cross))
    letters.append(contentsOf: stretch)
    return number
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
    sortWords()
    setInformation()
    let postings = makePostings()
    let keyed = makeKeys()
    var writer = SectionFileWriter()
    writer.add(
      SectionName.summary.rawValue,
      [
        SummaryRecord(
          fingerprint: knowledge.fingerprint, entities: UInt32(entities.count),
          aliases: UInt32(aliases.count), words: UInt32(words.count), plainParts: plainParts,
          mostProminence: entities.reduce(0) { max($0, $1.prominence) })
      ])
    writer.add(SectionName.strings.rawValue, strings)
    writer.add(SectionName.entities.rawValue, entities)
    writer.add(SectionName.aliases.rawValue, aliases)
    writer.add(SectionName.parts.rawValue, parts)
    writer.add(SectionName.units.rawValue, units)
    writer.add(SectionName.words.rawValue, words)
    writer.add(SectionName.letters.rawValue, letters)
    writer.add(SectionName.wordSlots.rawValue, makeWordSlots())
    writer.add(SectionName.keyBuckets.rawValue, keyed.buckets)
    writer.add(SectionName.keys.rawValue, keyed.keys)
    writer.add(SectionName.keyStarts.rawValue, keyed.starts)
    writer.add(SectionName.keyWords.rawValue, keyed.words)
    writer.add(SectionName.postings.rawValue, postings)
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

  /// Numbers the words in the order of their letters: neighbours begin alike, which the search
  /// makes use of (`WordProfile`), and no number depends on the order of the entities.
  private mutating func sortWords() {
    let order = words.indices.sorted { a, b in
      words[a].alphabet != words[b].alphabet
        ? words[a].alphabet < words[b].alphabet
        : wordLetters(a).lexicographicallyPrecedes(wordLetters(b))
    }
    var numbers = [UInt32](repeating: 0, count: words.count)
    var sortedWords: [WordRecord] = []
    var sortedLetters: [UInt8] = []
    sortedWords.reserveCapacity(words.count)
    sortedLetters.reserveCapacity(letters.count)
    for (number, word) in order.enumerated() {
      numbers[word] = UInt32(number)
      var record = words[word]
      record.letters = UInt32(sortedLetters.count)
      sortedLetters.append(contentsOf: wordLetters(word))
      sortedWords.append(record)
    }
    (words, letters) = (sortedWords, sortedLetters)
    for index in units.indices { units[index].word = numbers[Int(units[index].word)] }
    wordNumbers.removeAll()
  }

  private mutating func setInformation() {
    var joined = [Float](repeating: 0, count: words.count)
    for index in words.indices {
      let alphabet = Alphabet(rawValue: words[index].alphabet) ?? .latin
      let stretch = wordLetters(index).map { LetterIndex.byte($0, alphabet) }
      words[index].information = knowledge.preparer.statistics.information(
        stretch, alphabet,
        tableFrequency: Float(words[index].count) / Float(max(1, plainParts)))
    }
    // A word that only ever stands for several parts tells what its parts tell together.
    for alias in aliases {
      let own = units[Int(alias.firstUnit)..<Int(alias.firstUnit) + Int(alias.unitCount)]
      for unit in own where unit.kind == PreparedName.UnitKind.joined.rawValue {
        var sum: Float = 0
        for part in own
        where part.kind == PreparedName.UnitKind.plain.rawValue && part.first >= unit.first
          && part.first < unit.first + unit.length
        {
          sum += words[Int(part.word)].information
        }
        joined[Int(unit.word)] = max(joined[Int(unit.word)], sum)
      }
    }
    for index in words.indices where words[index].count == 0 && joined[index] > 0 {
      words[index].information = min(joined[index], PartStatistics.most + 4)
    }
  }

  private func wordLetters(_ index: Int) -> ArraySlice<UInt8> {
    let word = words[index]
    return letters[Int(word.letters)..<Int(word.letters) + Int(word.length)]
  }

  private mutating func makePostings() -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: words.count)
    var last = [UInt32](repeating: .max, count: words.count)
    func forEach(_ body: (Int, UInt32) -> Void) {
      for (number, alias) in aliases.enumerated() {
        for unit in units[Int(alias.firstUnit)..<Int(alias.firstUnit) + Int(alias.unitCount)] {
          body(Int(unit.word), UInt32(number))
        }
      }
    }
    forEach { word, alias in
      if last[word] != alias {
        counts[word] += 1
        last[word] = alias
      }
    }
    var next: UInt32 = 0
    for index in words.indices {
      words[index].firstPosting = next
      words[index].postingCount = counts[index]
      next += counts[index]
    }
    var postings = [UInt32](repeating: 0, count: Int(next))
    var cursor = words.map(\.firstPosting)
    last = [UInt32](repeating: .max, count: words.count)
    forEach { word, alias in
      if last[word] != alias {
        postings[Int(cursor[word])] = alias
        cursor[word] += 1
        last[word] = alias
      }
    }
    return postings
  }

  private func makeWordSlots() -> [UInt32] {
    var slots = [UInt32](repeating: 0, count: Self.tableSize(words.count))
    for index in words.indices {
      var slot = WordHash.hash(wordLetters(index), words[index].alphabet) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
    return slots
  }

  /// The words under each key; keys stand in buckets by their hash, in a bucket by their value.
  private struct KeyedWords {
    var buckets: [UInt32] = []
    var keys: [KeyTable.Key] = []
    var starts: [UInt32] = []
    var words: [UInt32] = []
  }

  private func makeKeys() -> KeyedWords {
    var pairs: [(key: UInt64, word: UInt32)] = []
    var keys: [KeyTable.Key] = []
    for index in words.indices {
      let alphabet = Alphabet(rawValue: words[index].alphabet) ?? .latin
      keys.removeAll(keepingCapacity: true)
      knowledge.keys.keys(
        of: wordLetters(index).map { LetterIndex.byte($0, alphabet) }, into: &keys)
      for key in Array(keys) { KeyTable.deletions(of: key, into: &keys) }
      for key in keys { pairs.append((key, UInt32(index))) }
    }
    pairs.sort { $0.key != $1.key ? $0.key < $1.key : $0.word < $1.word }
    // Where each different key begins among the pairs.
    var firsts: [Int] = []
    for index in pairs.indices where index == 0 || pairs[index - 1].key != pairs[index].key {
      firsts.append(index)
    }
    var result = KeyedWords()
    let bucketCount = Self.tableSize(firsts.count / 4)
    func bucket(_ first: Int) -> Int { WordHash.hash(pairs[first].key) & (bucketCount - 1) }
    result.buckets = [UInt32](repeating: 0, count: bucketCount + 1)
    for first in firsts { result.buckets[bucket(first) + 1] += 1 }
    for number in 0..<bucketCount { result.buckets[number + 1] += result.buckets[number] }
    var places = result.buckets
    var order = firsts
    for first in firsts {
      order[Int(places[bucket(first)])] = first
      places[bucket(first)] += 1
    }
    result.words.reserveCapacity(pairs.count)
    for first in order {
      let key = pairs[first].key
      result.keys.append(key)
      result.starts.append(UInt32(result.words.count))
      var index = first
      while index < pairs.count, pairs[index].key == key {
        // A word has the same key in several ways.
        if index == first || pairs[index - 1].word != pairs[index].word {
          result.words.append(pairs[index].word)
        }
        index += 1
      }
    }
    result.starts.append(UInt32(result.words.count))
    return result
  }

  /// A power of two at least half as large again as the number of entries.
  private static func tableSize(_ count: Int) -> Int {
    var size = 16
    while size < count + count / 2 + 1 { size *= 2 }
    return size
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

/// Hash functions of the image's tables; part of the format.
enum WordHash {
  @inline(__always)
  static func hash(_ letters: some Sequence<UInt8>, _ alphabet: UInt8) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(alphabet)
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF_FFFF)
  }

  @inline(__always)
  static func hash(_ key: UInt64) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) & 0x7FFF_FFFF_FFFF)
  }
}

import Matching
import Onomastics
package import Orthography
package import Sections

/// A compiled, immutable set of entities and their aliases, ready to be searched.
///
/// Shared by any number of threads; searching goes through `CandidateSearch`, one a thread.
public final class AliasIndex: Sendable {
  package let image: SectionFile
  let summary: SummaryRecord
  let strings: CheckedTable<UInt8>
  let entities: CheckedTable<EntityRecord>
  let aliases: CheckedTable<AliasRecord>
  let parts: CheckedTable<PartRecord>
  let units: CheckedTable<UnitRecord>
  let words: CheckedTable<WordRecord>
  let letters: CheckedTable<UInt8>
  let wordSlots: CheckedTable<UInt32>
  /// Where each bucket of `keys` begins; a key's hash tells its bucket.
  let keyBuckets: CheckedTable<UInt32>
  let keys: CheckedTable<KeyTable.Key>
  /// Where the words of each key begin in `keyWords`, and the last one's end.
  let keyStarts: CheckedTable<UInt32>
  let keyWords: CheckedTable<UInt32>
  let postings: CheckedTable<UInt32>
  let deniedNames: CheckedTable<LeadRecord>
  let formerIDs: CheckedTable<LeadRecord>

  /// Opens an index over an image.
  ///
  /// - Complexity: O(1).
  package init(image: SectionFile) {
    self.image = image
    summary = image.table(SectionName.summary.rawValue, of: SummaryRecord.self)[0]
    strings = image.table(SectionName.strings.rawValue)
    entities = image.table(SectionName.entities.rawValue)
    aliases = image.table(SectionName.aliases.rawValue)
    parts = image.table(SectionName.parts.rawValue)
    units = image.table(SectionName.units.rawValue)
    words = image.table(SectionName.words.rawValue)
    letters = image.table(SectionName.letters.rawValue)
    wordSlots = image.table(SectionName.wordSlots.rawValue)
    keyBuckets = image.table(SectionName.keyBuckets.rawValue)
    keys = image.table(SectionName.keys.rawValue)
    keyStarts = image.table(SectionName.keyStarts.rawValue)
    keyWords = image.table(SectionName.keyWords.rawValue)
    postings = image.table(SectionName.postings.rawValue)
    deniedNames = image.table(SectionName.deniedNames.rawValue)
    formerIDs = image.table(SectionName.formerIDs.rawValue)
  }

  /// Number of entities.
  public var entityCount: Int { entities.count }
  /// Number of aliases.
  public var aliasCount: Int { aliases.count }

  /// What the index holds of one entity.
  public struct Entity: Sendable, Equatable {
    public let id: String
    public let label: String
    public let kind: IndexEntity.Kind
    public let countries: [String]
    public let within: [String]
    /// See `IndexEntity.prominence`.
    public let prominence: Float
  }

  /// An entity by its number, 0 ..< `entityCount`.
  package func entity(_ number: Int) -> Entity {
    let record = entities[number]
    return Entity(
      id: text(record.id, Int(record.idLength)),
      label: text(record.label, Int(record.labelLength)),
      kind: IndexEntity.Kind(rawValue: record.kind) ?? .unknown,
      countries: list(record.countries, Int(record.countryLength)),
      within: list(record.within, Int(record.withinLength)), prominence: record.prominence)
  }

  /// The bytes of an entity's ID, without a copy.
  package func id(ofEntity number: Int) -> UnsafeBufferPointer<UInt8> {
    let record = entities[number]
    return strings.slice(Int(record.id), Int(record.idLength))
  }

  /// Whether an entity lies within the one with this ID.
  package func isEntity(_ number: Int, within id: UnsafeBufferPointer<UInt8>) -> Bool {
    let record = entities[number]
    guard record.withinLength >= id.count, !id.isEmpty else { return false }
    return strings.slice(Int(record.within), Int(record.withinLength))
      .split(separator: UInt8(ascii: "\n"))
      .contains { $0.elementsEqual(id) }
  }

  /// The text of an alias by its number.
  package func aliasText(_ number: Int) -> String {
    let record = aliases[number]
    return text(record.text, Int(record.textLength))
  }

  /// Whether an alias is written with exactly these bytes.
  package func isAlias(_ alias: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let record = aliases[alias]
    return Int(record.textLength) == bytes.count
      && strings.slice(Int(record.text), Int(record.textLength)).elementsEqual(bytes)
  }

  /// Whether an alias is weak.
  package func isWeak(_ alias: Int) -> Bool {
    aliases[alias].flags & AliasRecord.weak != 0
  }

  /// Whether an alias is an acronym.
  package func isAcronym(_ alias: Int) -> Bool {
    aliases[alias].flags & AliasRecord.acronym != 0
  }

  /// Whether an alias was brought over from a third script.
  package func isBridged(_ alias: Int) -> Bool {
    aliases[alias].flags & AliasRecord.bridged != 0
  }

  /// The alphabet of an alias's first part.
  package func alphabet(ofAlias alias: Int) -> Alphabet {
    words[Int(units[Int(aliases[alias].firstUnit)].word)].alphabet == 1 ? .arabic : .latin
  }

  /// All aliases of the entity that an alias names; they stand together.
  ///
  /// - Complexity: O(n) in the entity's aliases.
  package func siblings(ofAlias alias: Int) -> Range<Int> {
    let entity = aliases[alias].entity
    var (first, end) = (alias, alias + 1)
    while first > 0, aliases[first - 1].entity == entity { first -= 1 }
    while end < aliases.count, aliases[end].entity == entity { end += 1 }
    return first..<end
  }

  func text(_ start: UInt32, _ length: Int) -> String {
    String(decoding: strings.slice(Int(start), length), as: UTF8.self)
  }

  /// Between the items of a list: IDs may hold anything but control characters.
  static let listSeparator = "\n"

  private func list(_ start: UInt32, _ length: Int) -> [String] {
    text(start, length).split(separator: Self.listSeparator).map(String.init)
  }

  // MARK: Words and keys

  /// The letters of a word.
  @inline(__always)
  func wordLetters(_ record: WordRecord) -> UnsafeBufferPointer<UInt8> {
    letters.slice(Int(record.letters), Int(record.length))
  }

  /// Whether all letters of a word have a number that the edit model knows.
  @inline(__always)
  func isSound(_ record: WordRecord) -> Bool {
    wordLetters(record).allSatisfy { $0 < LetterIndex.count }
  }

  /// A word as the edit model takes it; only of sound words.
  @inline(__always)
  func word(_ record: WordRecord) -> EditModel.Word {
    EditModel.Word(
      letters: wordLetters(record), alphabet: record.alphabet == 1 ? .arabic : .latin,
      marginals: EditModel.Marginals(same: record.same, cross: record.cross))
  }

  /// Number of the word with exactly these letters, if any alias has it.
  func find(_ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet) -> Int? {
    guard wordSlots.count > 0 else { return nil }
    var slot = WordHash.hash(letters, alphabet.rawValue) & (wordSlots.count - 1)
    for _ in 0..<wordSlots.count {
      let entry = wordSlots[slot]
      if entry == 0 { return nil }
      let record = words[Int(entry) - 1]
      if record.alphabet == alphabet.rawValue && wordLetters(record).elementsEqual(letters) {
        return Int(entry) - 1
      }
      slot = (slot + 1) & (wordSlots.count - 1)
    }
    return nil
  }

  /// The words under a blocking key.
  func words(under key: KeyTable.Key) -> UnsafeBufferPointer<UInt32> {
    guard keyBuckets.count > 1 else { return UnsafeBufferPointer(start: nil, count: 0) }
    let bucket = WordHash.hash(key) & (keyBuckets.count - 2)
    let end = min(Int(keyBuckets[bucket + 1]), keys.count)
    var place = Int(keyBuckets[bucket])
    while place < end, keys[place] != key { place += 1 }
    guard place < end else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = Int(keyStarts[place])
    return keyWords.slice(start, Int(keyStarts[place + 1]) - start)
  }

  /// An alias as the aligner takes it, into a reusable buffer; letters are not copied but for the
  /// first of each unit, which initials are compared with.
  func prepare(_ alias: Int, into name: inout PreparedName, words ids: inout [UInt32]) {
    name.numbers.removeAll(keepingCapacity: true)
    name.parts.removeAll(keepingCapacity: true)
    name.units.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    let record = aliases[alias]
    // A hostile image may promise more than it holds: only what is there is taken.
    let parts = self.parts.slice(
      Int(record.firstPart), min(Int(record.partCount), PreparedName.mostParts))
    for unit in units.slice(Int(record.firstUnit), Int(record.unitCount))
    where unit.length > 0 && Int(unit.first) + Int(unit.length) <= parts.count
      && Int(unit.word) < words.count
    {
      let word = words[Int(unit.word)]
      let letters = wordLetters(word)
      let start = name.numbers.count
      if let first = letters.first { name.numbers.append(first) }
      ids.append(unit.word)
      name.units.append(
        PreparedName.Unit(
          kind: PreparedName.UnitKind(rawValue: unit.kind) ?? .plain,
          alphabet: word.alphabet == 1 ? .arabic : .latin,
          first: unit.first, length: unit.length, joins: unit.joins,
          start: Int32(start), count: Int32(letters.count), information: word.information,
          marginals: EditModel.Marginals(same: word.same, cross: word.cross)))
    }
    for part in parts {
      let unit = min(Int(part.unit), max(0, name.units.count - 1))
      name.parts.append(
        PreparedName.Part(
          kind: .init(rawValue: part.kind) ?? .name,
          information: name.units.isEmpty ? 0 : name.units[unit].information, unit: unit,
          number: part.number))
    }
  }
}

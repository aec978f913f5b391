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
  let names: CheckedTable<UInt8>
  let words: CheckedTable<WordRecord>
  let letters: CheckedTable<UInt8>
  let wordSlots: CheckedTable<UInt32>
  /// Where each bucket of `keys` begins; a key's hash tells its bucket.
  let keyBuckets: CheckedTable<UInt32>
  let keys: CheckedTable<KeyTable.Key>
  /// Where the words of each key begin in `keyWords`, and the last one's end.
  let keyStarts: CheckedTable<UInt32>
  let keyWords: CheckedTable<UInt32>
  let postings: CheckedTable<UInt8>
  /// Where each bucket of `joins` begins, and the last one's end.
  let joinBuckets: CheckedTable<UInt32>
  /// Aliases that have parts which, written as one, have a key of the bucket; ascending, each as
  /// what it is more than the one before.
  let joins: CheckedTable<UInt8>
  let deniedNames: CheckedTable<LeadRecord>
  let formerIDs: CheckedTable<LeadRecord>
  /// What it answers to its own names; `nil` where that was not precomputed.
  package let answers: StoredAnswers?

  /// Opens an index over an image.
  ///
  /// - Complexity: O(1).
  package init(image: SectionFile) {
    self.image = image
    summary = image.table(SectionName.summary.rawValue, of: SummaryRecord.self)[0]
    strings = image.table(SectionName.strings.rawValue)
    entities = image.table(SectionName.entities.rawValue)
    aliases = image.table(SectionName.aliases.rawValue)
    names = image.table(SectionName.names.rawValue)
    words = image.table(SectionName.words.rawValue)
    letters = image.table(SectionName.letters.rawValue)
    wordSlots = image.table(SectionName.wordSlots.rawValue)
    keyBuckets = image.table(SectionName.keyBuckets.rawValue)
    keys = image.table(SectionName.keys.rawValue)
    keyStarts = image.table(SectionName.keyStarts.rawValue)
    keyWords = image.table(SectionName.keyWords.rawValue)
    postings = image.table(SectionName.postings.rawValue)
    joinBuckets = image.table(SectionName.joinBuckets.rawValue)
    joins = image.table(SectionName.joins.rawValue)
    deniedNames = image.table(SectionName.deniedNames.rawValue)
    formerIDs = image.table(SectionName.formerIDs.rawValue)
    answers = StoredAnswers(image)
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
    let details = details(of: entities[number])
    let title = title(ofEntity: number)
    return Entity(
      id: title.id, label: title.label, kind: title.kind,
      countries: EntityDetails.list(details.countries),
      within: EntityDetails.list(details.within), prominence: entities[number].prominence)
  }

  /// The bytes of an entity's ID, without a copy.
  package func id(ofEntity number: Int) -> UnsafeBufferPointer<UInt8> {
    let record = entities[number]
    return strings.slice(Int(record.texts), Int(record.idLength))
  }

  /// Whether an entity lies within the one with this ID.
  package func isEntity(_ number: Int, within id: UnsafeBufferPointer<UInt8>) -> Bool {
    guard details(of: entities[number]).within.count >= id.count, !id.isEmpty else {
      return false
    }
    return within(ofEntity: number).contains { $0.elementsEqual(id) }
  }

  /// IDs of what an entity lies within, without a copy.
  package func within(ofEntity number: Int) -> [UnsafeBufferPointer<UInt8>] {
    details(of: entities[number]).within.split(separator: EntityDetails.separator)
      .map { UnsafeBufferPointer(rebasing: $0) }
  }

  /// What a candidate list says of an entity.
  package func title(ofEntity number: Int) -> (id: String, label: String, kind: IndexEntity.Kind) {
    let record = entities[number]
    let label =
      record.label == EntityRecord.ownLabel
      ? details(of: record).label : aliasBytes(Int(record.firstAlias) + Int(record.label))
    return (
      String(decoding: id(ofEntity: number), as: UTF8.self), String(decoding: label, as: UTF8.self),
      kind(ofEntity: number)
    )
  }

  /// The kind of an entity.
  package func kind(ofEntity number: Int) -> IndexEntity.Kind {
    IndexEntity.Kind(rawValue: entities[number].kind) ?? .unknown
  }

  /// The number of the entity that an alias names.
  package func entity(ofAlias alias: Int) -> Int { Int(aliases[alias].entity) }

  /// Tells an index from any other, whatever answers are stored in it.
  ///
  /// - Complexity: O(1).
  package var identity: UInt64 {
    image.identity(without: Set(SectionName.ofAnswers.map(\.rawValue)))
  }

  /// The text of an alias by its number.
  package func aliasText(_ number: Int) -> String {
    String(decoding: aliasBytes(number), as: UTF8.self)
  }

  /// An alias's text in UTF-8; valid as long as the index.
  ///
  /// - Complexity: O(n) in the aliases of its entity.
  package func aliasBytes(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let record = aliases[number]
    let entity = entities[Int(record.entity)]
    var start = Int(entity.texts) + Int(entity.idLength)
    if entity.hasDetails { start = details(of: entity).end }
    let siblings = aliases.slice(Int(entity.firstAlias), number - Int(entity.firstAlias))
    for sibling in siblings { start += Int(sibling.textLength) }
    return strings.slice(start, Int(record.textLength))
  }

  /// Whether an alias is written with exactly these bytes.
  package func isAlias(_ alias: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    Int(aliases[alias].textLength) == bytes.count && aliasBytes(alias).elementsEqual(bytes)
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
    var code = NameCode(names.slice(0, names.count), at: Int(aliases[alias].name))
    guard let first = code.next() else { return .latin }
    return words[Int(first.word)].alphabet == 1 ? .arabic : .latin
  }

  /// All aliases of the entity that an alias names; they stand together.
  ///
  /// - Complexity: O(1).
  package func siblings(ofAlias alias: Int) -> Range<Int> {
    let entity = Int(aliases[alias].entity)
    let first = min(Int(entities[entity].firstAlias), aliases.count)
    let next = entity + 1 < entities.count ? Int(entities[entity + 1].firstAlias) : aliases.count
    return first..<max(first, min(next, aliases.count))
  }

  private func details(of entity: EntityRecord) -> EntityDetails {
    guard entity.hasDetails else { return EntityDetails() }
    return EntityDetails(strings.all, at: Int(entity.texts) + Int(entity.idLength))
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
      if record.alphabet == alphabet.rawValue && Int(record.length) == letters.count
        && wordLetters(record).elementsEqual(letters)
      {
        return Int(entry) - 1
      }
      slot = (slot + 1) & (wordSlots.count - 1)
    }
    return nil
  }
}

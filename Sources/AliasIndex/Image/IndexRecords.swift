package import Sections

/// The sections of an index image.
package enum SectionName: UInt32, CaseIterable, Sendable {
  case summary = 1
  case strings = 2
  case entities = 3
  case aliases = 4
  case parts = 5
  case units = 6
  case words = 7
  case letters = 8
  case wordSlots = 9
  case keyBuckets = 10
  case keyWords = 11
  case postings = 12
  case deniedNames = 13
  case formerIDs = 14
  case keys = 15
  case keyStarts = 16

  package var title: String { "\(self)" }
}

/// Totals, one record.
struct SummaryRecord: BitwiseCopyable {
  /// Of the tables that the index was built with; see `Knowledge.fingerprint`.
  var fingerprint: UInt64 = 0
  var entities: UInt32 = 0
  var aliases: UInt32 = 0
  var words: UInt32 = 0
  /// Number of plain parts in all aliases, for relative frequencies.
  var plainParts: UInt32 = 0
  /// The greatest prominence of an entity.
  var mostProminence: Float = 0
  var unused: UInt32 = 0
}

/// One entity. Text is a range of the strings section.
struct EntityRecord: BitwiseCopyable {
  var id: UInt32 = 0
  var idLength: UInt16 = 0
  var kind: UInt8 = 0
  var flags: UInt8 = 0
  var label: UInt32 = 0
  var labelLength: UInt16 = 0
  var countryLength: UInt16 = 0
  /// Country codes, separated by line feeds.
  var countries: UInt32 = 0
  /// IDs of what it lies within, separated by line feeds.
  var within: UInt32 = 0
  var withinLength: UInt32 = 0
  var prominence: Float = 0
}

/// One alias.
struct AliasRecord: BitwiseCopyable {
  var entity: UInt32 = 0
  var text: UInt32 = 0
  var textLength: UInt16 = 0
  var flags: UInt8 = 0
  var partCount: UInt8 = 0
  var firstPart: UInt32 = 0
  var firstUnit: UInt32 = 0
  var unitCount: UInt16 = 0
  var nameParts: UInt16 = 0

  /// The alias never gives more than a review.
  static let weak: UInt8 = 1
  /// The alias is an acronym: wholly in Latin capitals.
  static let acronym: UInt8 = 2
  /// The alias is written in a third script and was brought into the letter page.
  static let bridged: UInt8 = 4
}

/// One part of an alias.
struct PartRecord: BitwiseCopyable {
  var number: UInt32 = 0
  var kind: UInt8 = 0
  var unit: UInt8 = 0
  var unused: UInt16 = 0
}

/// One comparable reading of an alias.
struct UnitRecord: BitwiseCopyable {
  var word: UInt32 = 0
  var kind: UInt8 = 0
  var first: UInt8 = 0
  var length: UInt8 = 0
  var joins: UInt8 = 0
}

/// One word: the letters of a unit, stored once however many aliases have it.
struct WordRecord: BitwiseCopyable {
  var letters: UInt32 = 0
  var length: UInt8 = 0
  var alphabet: UInt8 = 0
  var unused: UInt16 = 0
  /// In how many aliases it stands as a plain part.
  var count: UInt32 = 0
  var firstPosting: UInt32 = 0
  var postingCount: UInt32 = 0
  var information: Float = 0
  var same: Float = 0
  var cross: Float = 0
}

/// A text that leads to an entity; sorted by the text's bytes, then by entity.
struct LeadRecord: BitwiseCopyable {
  var text: UInt32 = 0
  var entity: UInt32 = 0
  var textLength: UInt16 = 0
  var unused: UInt16 = 0
}

extension AliasIndex {
  /// What an index file is.
  package static let format = SectionFile.Format(magic: "KUNYAIDX", version: 4) { name in
    SectionName(rawValue: name)?.title ?? "section \(name)"
  }
}

package import Sections

/// The sections of an index image.
package enum SectionName: UInt32, CaseIterable, Sendable {
  case summary = 1
  case strings = 2
  case entities = 3
  case aliases = 4
  case names = 5
  case words = 6
  case letters = 7
  case wordSlots = 8
  case keyBuckets = 9
  case keys = 10
  case keyStarts = 11
  case keyWords = 12
  case postings = 13
  case joinBuckets = 14
  case joins = 15
  case deniedNames = 16
  case formerIDs = 17
  // 18 is no longer in use.
  // Only where answers were precomputed; see `StoredAnswers`.
  case answerSummary = 19
  case answerBuckets = 20
  case answers = 21

  package var title: String { "\(self)" }

  /// Whether an index can do without it.
  var isOptional: Bool { Self.ofAnswers.contains(self) }

  static let ofAnswers: Set<SectionName> = [.answerSummary, .answerBuckets, .answers]
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

/// One entity. All its texts stand together among the strings: its ID, its details if it has any (see
/// `EntityDetails`), and its aliases in their order.
struct EntityRecord: BitwiseCopyable {
  /// Where its texts begin.
  var texts: UInt32 = 0
  /// Its first alias; the others follow.
  var firstAlias: UInt32 = 0
  var prominence: Float = 0
  var idLength: UInt16 = 0
  /// Which of its aliases is its label, `ownLabel` where none is: then the label is a detail.
  var label: UInt8 = 0
  /// Its kind in the lower seven bits; the highest says whether there are details.
  private var traits: UInt8 = 0

  static let ownLabel = UInt8.max
  private static let detailed: UInt8 = 0x80

  var kind: UInt8 {
    get { traits & ~Self.detailed }
    set { traits = traits & Self.detailed | newValue & ~Self.detailed }
  }

  var hasDetails: Bool {
    get { traits & Self.detailed != 0 }
    set { traits = kind | (newValue ? Self.detailed : 0) }
  }
}

/// One alias. Its text stands behind those of its entity's other aliases before it.
struct AliasRecord: BitwiseCopyable {
  var entity: UInt32 = 0
  /// Where its parts begin in the names section; see `NameCode`.
  var name: UInt32 = 0
  var textLength: UInt16 = 0
  var flags: UInt8 = 0
  /// How many parts are names or words for places.
  var nameParts: UInt8 = 0

  /// The alias never gives more than a review.
  static let weak: UInt8 = 1
  /// The alias is an acronym: wholly in Latin capitals.
  static let acronym: UInt8 = 2
  /// The alias is written in a third script and was brought into the letter page.
  static let bridged: UInt8 = 4
}

/// One word: the letters of a part or of another reading of it, stored once however many aliases
/// have it. Parts written as one are no words of the index: they follow from the parts.
struct WordRecord: BitwiseCopyable {
  var letters: UInt32 = 0
  var length: UInt8 = 0
  var alphabet: UInt8 = 0
  var unused: (UInt8, UInt8) = (0, 0)
  /// In how many aliases it stands as a plain part.
  var count: UInt32 = 0
  /// Where its aliases begin among the postings; see `PostingList`.
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
  package static let format = SectionFile.Format(magic: "KUNYAIDX", version: 9) { name in
    SectionName(rawValue: name)?.title ?? "section \(name)"
  }
}

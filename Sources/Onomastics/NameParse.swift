public import Orthography

/// What a part of a name is. The classes have different prices when one side lacks them.
public enum PartKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// A name proper: ism, surname, nisba, laqab, a place's own name.
  case name
  /// A single letter that stands for a name (`M.`).
  case initial
  /// A number, in digits or as a numeral letter.
  case number
  /// Nasab and other small words: bin, ibn, bint, ould, de, of, y, va, ezafe.
  case particle
  /// The kunya's first element: Abu, Umm.
  case kunya
  /// Titles, honorifics, ranks and offices.
  case title
  /// Administrative words: province, wilaya, محافظة, استان.
  case generic
  /// Words that open place names and belong to them: Deir, Tell, Kafr, Ain.
  case placeWord
}

/// How a part came to be one unit.
public struct PartForm: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// An article stood before the part or was fused with it, and was taken off.
  public static let article = PartForm(rawValue: 1 << 0)
  /// ʿAbd + divine name.
  public static let abd = PartForm(rawValue: 1 << 1)
  /// X al-Dīn.
  public static let din = PartForm(rawValue: 1 << 2)
  /// X Allāh.
  public static let allah = PartForm(rawValue: 1 << 3)
  /// آل, the house of; not the article.
  public static let house = PartForm(rawValue: 1 << 4)
  /// Written in capitals as a whole, in a name that is not.
  public static let capitals = PartForm(rawValue: 1 << 5)
  /// Stands before a comma: `AL-ZAWAHIRI, Ayman`.
  public static let beforeComma = PartForm(rawValue: 1 << 6)
}

/// One way to read a part: base letters in one alphabet.
public struct Reading: Sendable, Hashable {
  /// Range in `NameParse.letters`.
  public var letters: Range<Int>
  public var alphabet: Alphabet
  public init(letters: Range<Int>, alphabet: Alphabet) {
    self.letters = letters
    self.alphabet = alphabet
  }
}

/// A second reading of one part, and why it exists.
public struct AlternativeReading: Sendable, Hashable {
  public enum Reason: UInt8, Sendable {
    /// What was taken for a fused article may belong to the name (`Elkhatib`, but `Elias`).
    case fusedArticle
    /// The stem of a compound: Ataollah ~ Ata, Abdolrasool ~ Rasool, Mohammad-Reza ~ Reza.
    case stem
    /// The part as written, where its canonical reading is the full name (`Mohd` ~ Muhammad).
    case abbreviation
    /// The name in another language (`Cairo` ~ القاهرة, in names of places `Upper` ~ عليا).
    case translation
  }
  public var reading: Reading
  public var reason: Reason

  public init(reading: Reading, reason: Reason) {
    self.reading = reading
    self.reason = reason
  }
}

/// One part of a parsed name.
public struct NamePart: Sendable {
  public var kind: PartKind
  public var form: PartForm
  /// The canonical reading that matching compares first.
  public var reading: Reading
  /// Range in `NameParse.alternatives`.
  public var alternatives: Range<Int>
  /// Bytes of the original text, article and all; from 0, end exclusive.
  public var source: Range<Int>
  /// Row of the grammar table that made the part a title, particle …; −1 where none did.
  public var rule: Int
  /// What a number counts, however it is written (`II`, `2`, `ثاني`); 0 for other parts.
  public var value: UInt32
  /// Whether a space or comma stands between this part and the one before (not a hyphen or ZWNJ).
  public var startsWord: Bool

  public init(
    kind: PartKind, form: PartForm, reading: Reading, alternatives: Range<Int>,
    source: Range<Int>, rule: Int, value: UInt32, startsWord: Bool
  ) {
    self.kind = kind
    self.form = form
    self.reading = reading
    self.alternatives = alternatives
    self.source = source
    self.rule = rule
    self.value = value
    self.startsWord = startsWord
  }
}

/// A name taken apart: typed parts in written order, with their letters and offsets.
///
/// A buffer to reuse, like `FoldedText`: `NameGrammar.parse(_:kind:into:)` clears and refills it.
public struct NameParse: Sendable {
  /// Base letters of all readings, one after the other.
  public internal(set) var letters: [UInt8] = []
  public internal(set) var parts: [NamePart] = []
  public internal(set) var alternatives: [AlternativeReading] = []
  /// Whether a word was read as one of places' names: in a name of a person it might be read
  /// otherwise.
  public internal(set) var readsPlaces = false

  /// The written words, and what the grammar's passes tell each other about the parts.
  var tokens: [NameToken] = []
  var notes: [PartNote] = []

  public init() {}

  /// The letters of a reading.
  public func text(_ reading: Reading) -> ArraySlice<UInt8> { letters[reading.letters] }

  mutating func clear() {
    readsPlaces = false
    letters.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    alternatives.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
  }
}

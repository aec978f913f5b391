package import Sections

/// Known given names and surnames: which spellings belong to one name, in any script.
///
/// An *item* is one name with all its spellings (a Wikidata name item); a *form* is one folded
/// spelling. One form may belong to several items (Salim: سالم and سليم) and keeps them all.
/// Compiled from `Data/lexicon/names.tsv`; read in place.
public final class NameLexicon: Sendable {
  package static let format = SectionFile.Format(magic: "KUNYALEX", version: 2) { name in
    LexiconSection(rawValue: name).map { "\($0)" } ?? "section \(name)"
  }

  private let file: SectionFile
  private let items: CheckedTable<LexiconItemRecord>
  private let forms: CheckedTable<LexiconFormRecord>
  private let formItems: CheckedTable<UInt32>
  private let itemForms: CheckedTable<UInt32>
  private let letters: CheckedTable<UInt8>
  private let slots: CheckedTable<UInt32>

  /// Opens a compiled lexicon.
  ///
  /// - Complexity: O(1).
  package init(file: SectionFile) {
    self.file = file
    items = file.table(LexiconSection.items.rawValue)
    forms = file.table(LexiconSection.forms.rawValue)
    formItems = file.table(LexiconSection.formItems.rawValue)
    itemForms = file.table(LexiconSection.itemForms.rawValue)
    letters = file.table(LexiconSection.letters.rawValue)
    slots = file.table(LexiconSection.slots.rawValue)
  }

  /// Tells a lexicon from any other.
  ///
  /// - Complexity: O(1).
  package var identity: UInt64 { file.identity() }

  /// Number of items.
  public var itemCount: Int { items.count }
  /// Number of different folded spellings.
  public var formCount: Int { forms.count }

  /// Number of the form with these base letters of the letter page, if it is known.
  ///
  /// - Complexity: O(letters).
  package func form(_ base: some Collection<UInt8>) -> Int? {
    // Called for every part: one concrete search serves all collections.
    base.withContiguousStorageIfAvailable { find($0) } ?? Array(base).withUnsafeBufferPointer(find)
  }

  /// The same of letters that lie in one place.
  package func form(_ base: UnsafeBufferPointer<UInt8>) -> Int? { find(base) }

  private func find(_ base: UnsafeBufferPointer<UInt8>) -> Int? {
    guard slots.count > 0 else { return nil }
    var slot = Self.hash(base) & (slots.count - 1)
    for _ in 0..<slots.count {
      let entry = Int(slots[slot])
      if entry == 0 { return nil }
      if Self.areSame(formLetters(entry - 1), base) { return entry - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Mostly their number tells two words apart; `elementsEqual` would look at the letters first.
  @inline(__always)
  private static func areSame(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard a.count == b.count else { return false }
    for place in 0..<a.count where a[place] != b[place] { return false }
    return true
  }

  /// Base letters of a form.
  package func formLetters(_ form: Int) -> UnsafeBufferPointer<UInt8> {
    let record = forms[form]
    return letters.slice(Int(record.letters), Int(record.length))
  }

  /// Items that a form belongs to.
  package func items(ofForm form: Int) -> UnsafeBufferPointer<UInt32> {
    let record = forms[form]
    return formItems.slice(Int(record.firstItem), Int(record.itemCount))
  }

  /// Forms of an item.
  package func forms(ofItem item: Int) -> UnsafeBufferPointer<UInt32> {
    let record = items[item]
    return itemForms.slice(Int(record.firstForm), Int(record.formCount))
  }

  /// What the lexicon knows of two spellings.
  package enum Relation: Sendable, BitwiseCopyable {
    /// Some name has both.
    case same
    /// Both are known, and no name has both.
    case different
    /// One of them is not known.
    case unknown
  }

  /// Whether two forms are known as spellings of one name.
  ///
  /// - Complexity: O(items of one · items of the other); few forms have more than five.
  package func relation(_ a: Int, _ b: Int) -> Relation {
    if a == b { return .same }
    let first = forms[a]
    if first.itemCount == 0 || forms[b].itemCount == 0 { return .unknown }
    let isArabic = isArabic(first)
    for (number, item) in borne(by: first).enumerated() {
      let own = OwnForm(
        items[Int(item)].ownForm, isArabic: isArabic, isSeen: number >= first.nearCount)
      if bears(b, own) { return .same }
    }
    return .different
  }

  /// What a form is known as, for many relations.
  package func ownForms(ofForm form: Int, into out: inout [OwnForm]) {
    out.removeAll(keepingCapacity: true)
    let isArabic = isArabic(forms[form])
    forEachOwnForm(of: form) { own, isSeen in
      out.append(OwnForm(own, isArabic: isArabic, isSeen: isSeen))
    }
  }

  /// A bit for each of the names that a form is known as, 0 where it is not known; forms that are known
  /// and have no bit in common are different names.
  ///
  /// - Complexity: O(items of the form).
  package func names(ofForm form: Int) -> UInt64 {
    borne(by: forms[form]).reduce(0) {
      $0 | 1 << (UInt64(items[Int($1)].ownForm &* 0x9E37_79B1) >> 26 & 63)
    }
  }

  /// `relation` of a form, given by its own forms, and another.
  package func relation(ofOwnForms own: [OwnForm], _ other: Int) -> Relation {
    if own.isEmpty || forms[other].itemCount == 0 { return .unknown }
    return own.contains { bears(other, $0) } ? .same : .different
  }

  /// Appends the forms that a form is known to be the same name as, by what it is known as; some
  /// several times.
  ///
  /// - Complexity: O(forms of its names).
  package func appendForms(sameAs own: [OwnForm], to out: inout [UInt32]) {
    for own in own {
      out.append(own.form)
      for item in items(ofForm: Int(own.form)) where items[Int(item)].ownForm == own.form {
        for form in forms(ofItem: Int(item)) where bears(Int(form), own) { out.append(form) }
      }
    }
  }

  /// An Arabic-script form that a spelling is known as, and how.
  package struct OwnForm: Sendable {
    package let form: UInt32
    /// Whether the spelling is itself in Arabic script.
    fileprivate let isArabic: Bool
    /// Whether it is one of several names that the Latin spelling has stood for: then it says
    /// nothing of another Latin spelling.
    fileprivate let isSeen: Bool

    fileprivate init(_ form: UInt32, isArabic: Bool, isSeen: Bool) {
      self.form = form
      self.isArabic = isArabic
      self.isSeen = isSeen
    }
  }

  /// Whether a form is known as another's own form.
  @inline(__always)
  private func bears(_ form: Int, _ own: OwnForm) -> Bool {
    let record = forms[form]
    let isArabic = isArabic(record)
    if own.isSeen && !isArabic { return false }
    // What a Latin spelling was seen for tells of Arabic spellings alone.
    let count = own.isArabic && !isArabic ? record.crossCount : record.nearCount
    for item in formItems.slice(Int(record.firstItem), Int(count))
    where items[Int(item)].ownForm == own.form {
      return true
    }
    return false
  }

  /// Calls with the own forms of the names that a form is known as, and behind them of those it has stood
  /// for.
  func forEachOwnForm(of form: Int, _ body: (_ own: UInt32, _ isSeen: Bool) -> Void) {
    let record = forms[form]
    for (number, item) in borne(by: record).enumerated() {
      body(items[Int(item)].ownForm, number >= record.nearCount)
    }
  }

  private func borne(by record: LexiconFormRecord) -> UnsafeBufferPointer<UInt32> {
    formItems.slice(Int(record.firstItem), Int(record.crossCount))
  }

  private func isArabic(_ record: LexiconFormRecord) -> Bool {
    letters[Int(record.letters)] >= 0x80
  }

  /// An item's reference, a Wikidata item.
  public func reference(ofItem item: Int) -> String { "Q\(items[item].wikidata)" }

  /// An item's own Arabic-script form, in fine letters of the letter page.
  package func arabic(ofItem item: Int) -> UnsafeBufferPointer<UInt8> {
    let record = items[item]
    return letters.slice(Int(record.arabic), Int(record.arabicLength))
  }

  /// An item's own Arabic-script form as the grammar reads it, in base letters: without article,
  /// compounds in canonical form. Empty where it cannot be read.
  package func ownForm(ofItem item: Int) -> UnsafeBufferPointer<UInt8> {
    formLetters(Int(items[item].ownForm))
  }

  /// How many of its source's spellings an item has: a rough measure of how common the name is.
  package func weight(ofItem item: Int) -> Int { Int(items[item].formCount) }

  /// FNV-1a; part of the format.
  static func hash(_ base: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for letter in base { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF_FFFF)
  }
}

/// Sections of a compiled lexicon.
enum LexiconSection: UInt32 {
  case items = 1
  case forms = 2
  case formItems = 3
  case itemForms = 4
  case letters = 5
  case slots = 6
}

struct LexiconItemRecord: BitwiseCopyable {
  /// Number of the form that is the item's own Arabic-script spelling: items that share it are
  /// one name under several Wikidata items.
  var ownForm: UInt32 = 0
  var wikidata: UInt32 = 0
  var arabic: UInt32 = 0
  var arabicLength: UInt16 = 0
  var formCount: UInt16 = 0
  var firstForm: UInt32 = 0
}

struct LexiconFormRecord: BitwiseCopyable {
  var letters: UInt32 = 0
  var firstItem: UInt32 = 0
  var length: UInt16 = 0
  /// The items that name the form; then those that its spelling mostly stood for, counted with
  /// them; then those that it ever stood for.
  var itemCount: UInt16 = 0
  var nearCount: UInt16 = 0
  var crossCount: UInt16 = 0
}

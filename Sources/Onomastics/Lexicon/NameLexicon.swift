package import Sections

/// Known given names and surnames: which spellings belong to one name, in any script.
///
/// An *item* is one name with all its spellings (a Wikidata name item); a *form* is one folded
/// spelling. One form may belong to several items (Salim: سالم and سليم) and keeps them all.
/// Compiled from `Data/lexicon/names.tsv`; read in place.
public final class NameLexicon: Sendable {
  package static let format = SectionFile.Format(magic: "KUNYALEX", version: 1) { name in
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

  private func find(_ base: UnsafeBufferPointer<UInt8>) -> Int? {
    guard slots.count > 0 else { return nil }
    var slot = Self.hash(base) & (slots.count - 1)
    for _ in 0..<slots.count {
      let entry = Int(slots[slot])
      if entry == 0 { return nil }
      if formLetters(entry - 1).elementsEqual(base) { return entry - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
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
  package enum Relation: Sendable {
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
    let (first, second) = (items(ofForm: a), items(ofForm: b))
    if first.isEmpty || second.isEmpty { return .unknown }
    for i in first {
      let own = items[Int(i)].ownForm
      for j in second where i == j || items[Int(j)].ownForm == own { return .same }
    }
    return .different
  }

  /// The own forms of all items that a form belongs to: what it is known as, for many relations.
  package func ownForms(ofForm form: Int, into out: inout [UInt32]) {
    out.removeAll(keepingCapacity: true)
    for item in items(ofForm: form) { out.append(items[Int(item)].ownForm) }
  }

  /// `relation` of a form, given by its own forms, and another.
  package func relation(ofOwnForms own: [UInt32], _ other: Int) -> Relation {
    let second = items(ofForm: other)
    if own.isEmpty || second.isEmpty { return .unknown }
    for item in second where own.contains(items[Int(item)].ownForm) { return .same }
    return .different
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
  var itemCount: UInt16 = 0
}

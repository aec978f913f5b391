package import Orthography
import Sections

/// Compiles the lexicon from its readable table.
///
/// A spelling enters with the letters that the grammar reads in it, so that a look-up by a parsed
/// part finds it: without article, compounds in canonical form. Spellings of several parts enter
/// joined.
package struct NameLexiconBuilder {
  private let fold: (String) -> FoldedText
  private let grammar: NameGrammar
  private var items: [(wikidata: UInt32, arabic: [UInt8], own: Int, forms: [Int])] = []
  private var formNumbers: [[UInt8]: Int] = [:]
  private var forms: [Form] = []

  private struct Form {
    var letters: [UInt8]
    var items: [UInt32] = []
    /// Items of the names that a Latin spelling mostly stood for, and of those it ever stood for.
    var near: [UInt32] = []
    var cross: [UInt32] = []
  }

  /// - Parameter fold: text to the letter page, scripts beyond it bridged.
  package init(grammar: NameGrammar, fold: @escaping (String) -> FoldedText) {
    self.grammar = grammar
    self.fold = fold
  }

  /// Adds every row of `Data/lexicon/names.tsv`.
  ///
  /// - Throws: `DataTable.Fault` at a row whose item is no Wikidata item.
  package mutating func add(_ table: DataTable) throws(DataTable.Fault) {
    let item = try table.column("item")
    let arabic = try table.column("arabic")
    let others = [try table.column("latin"), try table.column("other")]
    for row in table.rows {
      guard row[item].first == "Q", let number = UInt32(row[item].dropFirst()) else {
        throw table.fault(row, "not a Wikidata item: \(row[item])")
      }
      let own = row[arabic].split(separator: "|").map(String.init)
      let fine = own.first.map { fold($0).fine } ?? []
      var found: [Int] = []
      for spelling in own + others.flatMap({ row[$0].split(separator: "|").map(String.init) }) {
        guard !Self.isAbugida(spelling), let form = formNumber(of: spelling),
          !found.contains(form)
        else { continue }
        found.append(form)
        forms[form].items.append(UInt32(items.count))
      }
      // Without a form of its own that can be read, the item shares no name with another.
      let ownForm = own.first.flatMap { formNumber(of: $0) } ?? Self.noForm + items.count
      items.append((number, fine.filter { $0 != 0x20 && $0 != 0x1F }, ownForm, found))
    }
  }

  /// Beyond every number of a form.
  private static let noForm = 1 << 30

  /// Adds what Latin spellings stood for in names of people: `Data/model/part_spellings.tsv`.
  ///
  /// The table of items holds few spellings of a name, and each under one item: Rashid is رشيد in
  /// it, but many a Rashid is راشد. Call it after all items are added.
  package mutating func addSeen(_ table: DataTable) throws(DataTable.Fault) {
    let (latin, arabic) = (try table.column("key"), try table.column("value"))
    let counts = [try table.column("arabic"), try table.column("persian")]
    var seen: [[UInt8]: [(form: Int, count: Int)]] = [:]
    var totals: [[UInt8]: Int] = [:]
    for row in table.rows {
      guard let key = LetterPage.bytes(row[latin]), let value = LetterPage.bytes(row[arabic]) else {
        throw table.fault(row, "letters outside the letter page")
      }
      var count = 0
      for column in counts {
        guard let number = Int(row[column]) else { throw table.fault(row, "not a number") }
        count += number
      }
      totals[key, default: 0] += count
      if count >= Self.leastSeen, let form = formNumbers[value] {
        seen[key, default: []].append((form, count))
      }
    }
    for number in forms.indices {
      guard let total = totals[forms[number].letters] else { continue }
      for (form, count) in seen[forms[number].letters] ?? [] {
        add(forms[form].items, to: number, share: Double(count) / Double(total))
      }
    }
  }

  /// A pair of spellings is known from so many persons on, as one in so many of the Latin
  /// spelling's bearers, and as its main reading from this share on.
  private static let leastSeen = 3
  private static let leastShare = 0.03
  private static let mainShare = 0.5

  private mutating func add(_ named: [UInt32], to form: Int, share: Double) {
    let known = forms[form].items + forms[form].near + forms[form].cross
    let others = named.filter { !known.contains($0) }
    if share >= Self.mainShare {
      forms[form].near += others
    } else if share >= Self.leastShare {
      forms[form].cross += others
    }
  }

  /// Whether a spelling is in a script of India, U+0900…U+0DFF, whose letters carry an *a* that is
  /// not always read: হালিম, Halim, would be Halima too.
  private static func isAbugida(_ spelling: String) -> Bool {
    spelling.unicodeScalars.contains { (0x0900...0x0DFF).contains($0.value) }
  }

  private mutating func formNumber(of spelling: String) -> Int? {
    var parse = NameParse()
    grammar.parse(fold(spelling), kind: .name, into: &parse)
    var letters: [UInt8] = []
    for part in parse.parts where part.kind != .particle {
      letters.append(contentsOf: parse.text(part.reading))
    }
    if letters.isEmpty || letters.count > 40 { return nil }
    if let known = formNumbers[letters] { return known }
    formNumbers[letters] = forms.count
    forms.append(Form(letters: letters))
    return forms.count - 1
  }

  /// The compiled lexicon.
  package func build() -> [UInt8] {
    var letters: [UInt8] = []
    var itemRecords: [LexiconItemRecord] = []
    var itemForms: [UInt32] = []
    for item in items {
      itemRecords.append(
        LexiconItemRecord(
          ownForm: UInt32(item.own),
          wikidata: item.wikidata, arabic: UInt32(letters.count),
          arabicLength: UInt16(item.arabic.count), formCount: UInt16(item.forms.count),
          firstForm: UInt32(itemForms.count)))
      letters.append(contentsOf: item.arabic)
      itemForms.append(contentsOf: item.forms.map { UInt32($0) })
    }
    var formRecords: [LexiconFormRecord] = []
    var formItems: [UInt32] = []
    for form in forms {
      let near = form.items.count + form.near.count
      formRecords.append(
        LexiconFormRecord(
          letters: UInt32(letters.count), firstItem: UInt32(formItems.count),
          length: UInt16(form.letters.count), itemCount: UInt16(form.items.count),
          nearCount: UInt16(near), crossCount: UInt16(near + form.cross.count)))
      letters.append(contentsOf: form.letters)
      formItems.append(contentsOf: form.items + form.near + form.cross)
    }
    var size = 16
    while size < forms.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (number, form) in forms.enumerated() {
      var slot = NameLexicon.hash(form.letters) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    var writer = SectionFileWriter()
    writer.add(LexiconSection.items.rawValue, itemRecords)
    writer.add(LexiconSection.forms.rawValue, formRecords)
    writer.add(LexiconSection.formItems.rawValue, formItems)
    writer.add(LexiconSection.itemForms.rawValue, itemForms)
    writer.add(LexiconSection.letters.rawValue, letters)
    writer.add(LexiconSection.slots.rawValue, slots)
    return writer.finish(NameLexicon.format)
  }
}

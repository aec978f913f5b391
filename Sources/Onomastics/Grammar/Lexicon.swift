import Orthography

/// The grammar's tables, compiled for look-up.
struct Lexicon: Sendable {
  private(set) var rules: [GrammarRule] = []
  private(set) var words = WordTable()
  /// Words, and openings of words, that look like a fused article and are none.
  private(set) var exceptionWords = AffixTrie([], fromEnd: false)
  private(set) var exceptionPrefixes = AffixTrie([], fromEnd: false)
  /// Latin forms of the fused article, the longest first.
  private(set) var fusedArticles: [(letters: [UInt8], rule: Int)] = []
  /// Openings of Maghreb names whose l is the article.
  private(set) var maghreb = AffixTrie([], fromEnd: false)
  /// First and last elements of compounds.
  private(set) var firstElements = AffixTrie([], fromEnd: false)
  private(set) var lastElements = AffixTrie([], fromEnd: true)
  /// Second elements behind an article inside a word (`Ziaulhaq`), written without the article.
  private(set) var innerElements = AffixTrie([], fromEnd: true)
  /// The kunya with the article of its name, where all are one word: `Abouelnaga`.
  private(set) var innerKunyas = AffixTrie([], fromEnd: false)
  /// Words and endings that look like al-Din or Allah and are not.
  private(set) var notSecond = AffixTrie([], fromEnd: true)
  /// Whole words that are X al-Din though nothing in their letters shows it.
  private(set) var dinWords = AffixTrie([], fromEnd: false)
  /// Stems that keep their last vowel before -ddin: `Muhi-ddin`.
  private(set) var dinStems = AffixTrie([], fromEnd: false)
  /// Consonants of the divine names in Latin script, sorted.
  private(set) var divineConsonants: [UInt64] = []

  private var affixes: [WordClass: [(letters: [UInt8], rule: Int)]] = [:]

  init(_ tables: GrammarTables) throws(DataTable.Fault) {
    try add(tables.articles, class: "class")
    try add(tables.articleExceptions, class: "extent")
    try add(tables.particles, class: "class", position: "position")
    try add(tables.titles, always: .title, position: "position")
    try add(tables.theophoric, class: "class")
    try add(tables.compounds, class: "class")
    try add(tables.placeWords, class: "class", position: "scope")
    try add(tables.numerals, always: .numeral, position: "position")
    try add(tables.abbreviations, always: .abbreviation)
    try add(tables.translations, always: .translation, position: "scope")
    guard rules.count <= Int(Int16.max) else {
      throw DataTable.Fault(table: tables.titles.name, line: 0, reason: "too many rules")
    }
    compileAffixes()
  }

  private mutating func add(
    _ table: DataTable, class classColumn: String? = nil, always fixed: WordClass = .title,
    position positionColumn: String? = nil
  ) throws(DataTable.Fault) {
    let reader = try RuleReader(
      table, classColumn: classColumn, fixed: fixed, positionColumn: positionColumn)
    for row in table.rows {
      let rule = try reader.rule(row)
      rules.append(rule)
      for form in try reader.forms(row) { add(form, rule, rules.count - 1) }
    }
  }

  private mutating func add(_ form: [UInt8], _ rule: GrammarRule, _ index: Int) {
    switch rule.wordClass {
    case .freeArticle, .cliticArticle, .assimilatedArticle, .house:
      words.add(form, role: .article, rule: index)
    case .nasab, .tribe, .preposition, .conjunction, .ezafe, .kunya, .laqab, .kunyaArticle:
      words.add(form, role: .particle, rule: index)
    case .title:
      words.add(form, role: .title, rule: index)
    case .placeWord, .generic:
      words.add(form, role: rule.position == .place ? .placeOnly : .place, rule: index)
    case .numeral:
      words.add(form, role: .numeral, rule: index)
    case .abbreviation:
      words.add(form, role: .abbreviation, rule: index)
    case .translation:
      let isPlaces = rule.position == .place
      words.add(form, role: isPlaces ? .placeTranslation : .translation, rule: index)
    case .divine, .revered:
      words.add(form, role: .theophoric, rule: index)
      let consonants = Letters.consonants(form, 0..<form.count)
      if rule.wordClass == .divine, Letters.isKey(consonants) {
        divineConsonants.append(consonants)
      }
    case .whole, .undivine:
      words.add(form, role: .theophoric, rule: index)
    case .din, .fusedDin, .allah, .allahRest:
      words.add(form, role: .second, rule: index)
    case .first, .last, .suffix:
      words.add(form, role: .element, rule: index)
      affixes[rule.wordClass == .first ? .first : .last, default: []].append((form, index))
    case .secondElement, .innerKunya, .notSecond, .wholeDin, .dinStem, .fusedArticle,
      .maghrebArticle, .prefixException, .wordException:
      affixes[rule.wordClass, default: []].append((form, index))
    }
  }

  private mutating func compileAffixes() {
    divineConsonants = Set(divineConsonants).sorted()
    fusedArticles = affixes[.fusedArticle, default: []]
      .sorted { $0.letters.count > $1.letters.count }
    maghreb = AffixTrie(affixes[.maghrebArticle, default: []], fromEnd: false)
    firstElements = AffixTrie(affixes[.first, default: []], fromEnd: false)
    lastElements = AffixTrie(affixes[.last, default: []], fromEnd: true)
    innerElements = AffixTrie(affixes[.secondElement, default: []], fromEnd: true)
    innerKunyas = AffixTrie(affixes[.innerKunya, default: []], fromEnd: false)
    notSecond = AffixTrie(affixes[.notSecond, default: []], fromEnd: true)
    dinWords = AffixTrie(affixes[.wholeDin, default: []], fromEnd: false)
    dinStems = AffixTrie(affixes[.dinStem, default: []], fromEnd: false)
    exceptionWords = AffixTrie(affixes[.wordException, default: []], fromEnd: false)
    exceptionPrefixes = AffixTrie(affixes[.prefixException, default: []], fromEnd: false)
    affixes = [:]
  }
}

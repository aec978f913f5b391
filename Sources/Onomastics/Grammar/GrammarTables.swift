public import Orthography

/// The tables that a name grammar is made of, as read from `Data/onomastics`.
public struct GrammarTables: Sendable {
  /// The article in all its forms.
  public var articles: DataTable
  /// Words that begin like an article.
  public var articleExceptions: DataTable
  /// Nasab, kunya, prepositions, conjunctions, ezafe.
  public var particles: DataTable
  /// Titles, honorifics, ranks, offices.
  public var titles: DataTable
  /// Names of God and others that follow Abd.
  public var theophoric: DataTable
  /// First and last elements of compound names.
  public var compounds: DataTable
  /// Words of place names.
  public var placeWords: DataTable
  /// Number words.
  public var numerals: DataTable
  /// Shortened names.
  public var abbreviations: DataTable
  /// Words and places with another name in another language.
  public var translations: DataTable

  public init(
    articles: DataTable, articleExceptions: DataTable, particles: DataTable, titles: DataTable,
    theophoric: DataTable, compounds: DataTable, placeWords: DataTable, numerals: DataTable,
    abbreviations: DataTable, translations: DataTable
  ) {
    self.articles = articles
    self.articleExceptions = articleExceptions
    self.particles = particles
    self.titles = titles
    self.theophoric = theophoric
    self.compounds = compounds
    self.placeWords = placeWords
    self.numerals = numerals
    self.abbreviations = abbreviations
    self.translations = translations
  }
}

/// One row of a grammar table: the reason that a part is what it is.
///
/// Two parts with the same rule are the same word, whatever their script: `Sheikh` and `شيخ`.
public struct GrammarRule: Sendable {
  /// The table's name, and the row's 1-based line in it.
  public let table: String
  public let line: Int
  /// The row's first column.
  public let id: String
  public let comment: String

  let wordClass: WordClass
  let position: WordPosition
  /// How many name parts must be left for a title to be one.
  let remaining: Int
  /// Beginnings of the next word that an assimilated article asks for, in base letters.
  let before: [[UInt8]]
  /// The reading that a word of the row has beside its letters: an abbreviation's id, a translation's
  /// first Arabic-script form; in base letters.
  let reading: [UInt8]
  /// What a numeral counts; 0 in other tables.
  let value: UInt32
}

/// What a word of the tables is for.
enum WordClass: String, Sendable {
  // articles.tsv
  case freeArticle = "free"
  case cliticArticle = "clitic"
  case assimilatedArticle = "assimilated"
  case fusedArticle = "fused"
  case maghrebArticle = "maghreb"
  case house
  // particles.tsv
  case nasab, tribe, preposition, conjunction, ezafe, kunya, laqab
  case kunyaArticle = "kunya-article"
  // titles.tsv
  case title
  // place_words.tsv
  case placeWord, generic
  // numerals.tsv
  case numeral
  // abbreviations.tsv
  case abbreviation
  // translations.tsv
  case translation
  // theophoric.tsv
  case divine, revered, whole
  case undivine = "other"
  // compounds.tsv
  case din, allah, first, last, suffix
  case fusedDin = "din-fused"
  case wholeDin = "din-whole"
  case dinStem = "din-stem"
  case notSecond = "not-second"
  case allahRest = "allah-rest"
  case secondElement = "laqab-second"
  case innerKunya = "kunya-fused"
  // article_exceptions.tsv
  case wordException = "word"
  case prefixException = "prefix"
}

/// Where a word of the tables must stand.
enum WordPosition: String, Sendable {
  case any
  /// Before a name.
  case before
  /// Before a name, and not joined to it with a hyphen.
  case apart
  /// Behind a name.
  case after
  case either
  /// Between two names.
  case between
  /// Joined with a hyphen, or written small between names.
  case linked
  /// Behind the article, or in names of places.
  case definite
  /// At the end.
  case last
  /// Only in names of places.
  case place
}

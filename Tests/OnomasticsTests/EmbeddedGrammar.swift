import CKunyaData
import Onomastics
import Orthography

/// The embedded folder and grammar, and short ways to parse with them.
enum Embedded {
  static let folder: Folder = {
    do {
      return try Folder(rules: FoldRules(table("folds.tsv", kunya_data_folds)))
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let grammar: NameGrammar = {
    do {
      return try NameGrammar(tables: tables)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static let tables = GrammarTables(
    articles: table("articles.tsv", kunya_data_articles),
    articleExceptions: table("article_exceptions.tsv", kunya_data_article_exceptions),
    particles: table("particles.tsv", kunya_data_particles),
    titles: table("titles.tsv", kunya_data_titles),
    theophoric: table("theophoric.tsv", kunya_data_theophoric),
    compounds: table("compounds.tsv", kunya_data_compounds),
    placeWords: table("place_words.tsv", kunya_data_place_words),
    numerals: table("numerals.tsv", kunya_data_numerals),
    abbreviations: table("abbreviations.tsv", kunya_data_abbreviations))

  static func table(
    _ name: String, _ bytes: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?
  ) -> DataTable {
    var size = 0
    let start = bytes(&size)
    do {
      return try DataTable(name: name, utf8: UnsafeBufferPointer(start: start, count: size))
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static let cyrillic: Transliterator = {
    var size = 0
    let bytes = UnsafeBufferPointer(start: kunya_data_cyrillic_names(&size), count: size)
    do {
      return try Transliterator(name: "cyrillic", rules: String(decoding: bytes, as: UTF8.self))
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// Brings Cyrillic letters into the letter page, as the pipeline does before the grammar.
  static func bridged(_ name: String) -> String {
    guard name.unicodeScalars.contains(where: { (0x0400...0x04FF).contains($0.value) }) else {
      return name
    }
    do { return try cyrillic.apply(name) } catch { preconditionFailure("\(error)") }
  }

  static func parse(_ name: String, _ kind: NameKind? = nil) -> NameParse {
    var parse = NameParse()
    grammar.parse(folder.fold(bridged(name)), kind: kind, into: &parse)
    return parse
  }

  static func parse(bytes: [UInt8], _ kind: NameKind? = nil) -> NameParse {
    var folded = FoldedText()
    var parse = NameParse()
    bytes.withUnsafeBufferPointer { folder.fold($0, into: &folded) }
    grammar.parse(folded, kind: kind, into: &parse)
    return parse
  }
}

/// The parse of a name without second readings, as the golden table writes it.
func plain(_ name: String, _ kind: NameKind? = nil) -> String {
  Embedded.parse(name, kind).plainNotation
}

/// The parse of a name with everything.
func full(_ name: String, _ kind: NameKind? = nil) -> String {
  Embedded.parse(name, kind).notation
}

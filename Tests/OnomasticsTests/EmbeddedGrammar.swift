import CKunyaData
import Onomastics
import Orthography

/// The embedded folder and grammar, and short ways to parse with them.
enum Embedded {
  static let folder: Folder = {
    do {
      return try Folder(rules: FoldRules(table("orthography/folds.tsv")))
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
    articles: table("onomastics/articles.tsv"),
    articleExceptions: table("onomastics/article_exceptions.tsv"),
    particles: table("onomastics/particles.tsv"),
    titles: table("onomastics/titles.tsv"),
    theophoric: table("onomastics/theophoric.tsv"),
    compounds: table("onomastics/compounds.tsv"),
    placeWords: table("onomastics/place_words.tsv"),
    numerals: table("onomastics/numerals.tsv"),
    abbreviations: table("onomastics/abbreviations.tsv"),
    translations: table("onomastics/translations.tsv"))

  static func table(_ path: String) -> DataTable {
    var size = 0
    let start = kunya_data(path, &size)
    do {
      return try DataTable(name: path, utf8: UnsafeBufferPointer(start: start, count: size))
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static let cyrillic: ICUTransform = {
    var size = 0
    let bytes = UnsafeBufferPointer(
      start: kunya_data("transliteration/cyrillic-names.rules", &size), count: size)
    do {
      return try ICUTransform(name: "cyrillic", rules: String(decoding: bytes, as: UTF8.self))
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

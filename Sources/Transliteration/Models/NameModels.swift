package import Orthography
package import Sections

/// Every learned model of transliteration, as one compiled file.
///
/// Opened in constant time and read in place: who transliterates nothing pays nothing.
package struct NameModels: Sendable {
  package static let format = SectionFile.Format(magic: "KUNYATRL", version: 2) {
    "section \($0)"
  }

  /// The readable tables, as paths below `Data`.
  package enum File: String, CaseIterable, Sendable {
    /// Single names of any origin and library names, with all letters of Arabic script.
    case general = "model/units_general.tsv"
    /// Parts of names of the Arabic-speaking countries, in base letters.
    case arabic = "model/units_arabic.tsv"
    case persian = "model/units_persian.tsv"
    /// Parts of names of places, as maps of many countries write them, in base letters.
    case places = "model/units_places.tsv"
    /// Library words with their vowels.
    case vowels = "model/units_vowels.tsv"
    case words = "model/part_words.tsv"
    case spellings = "model/part_spellings.tsv"
    case clitics = "model/clitics.tsv"
    case conventions = "model/conventions.tsv"
    case readings = "model/readings.tsv"
  }

  /// Everything that the file is compiled from.
  package struct Source: Sendable {
    package var general = UnitTable()
    package var arabic = UnitTable()
    package var persian = UnitTable()
    package var places = UnitTable()
    package var vowels = UnitTable()
    package var words: CountTable.Counts = [:]
    package var spellings: CountTable.Counts = [:]
    package var clitics = CliticTable()
    package var conventions = ConventionTable()
    package var readings = ReadingWeights.Table()

    package init() {}

    /// Reads the readable tables.
    ///
    /// - Throws: `DataTable.Fault` at the first faulty row.
    package init(read: (File) throws(DataTable.Fault) -> DataTable) throws(DataTable.Fault) {
      general = try UnitTable(table: try read(.general))
      arabic = try UnitTable(table: try read(.arabic))
      persian = try UnitTable(table: try read(.persian))
      places = try UnitTable(table: try read(.places))
      vowels = try UnitTable(table: try read(.vowels))
      words = try CountTable.counts(try read(.words))
      spellings = try CountTable.counts(try read(.spellings))
      clitics = try CliticTable(table: try read(.clitics))
      conventions = try ConventionTable(table: try read(.conventions))
      readings = try ReadingWeights.Table(table: try read(.readings))
    }

    /// The readable tables as text.
    ///
    /// - Parameter origin: what their headers say of the names that they were learned from.
    package func text(_ file: File, origin: String) -> String {
      let learned = "Learned from \(origin)."
      let units = [
        "Units: an Arabic letter and the Latin letters that stand for it; ^ holds Latin letters before",
        "the first, < and $ are the ends. A row is some units, and what may follow them, each with its",
        "cost in hundredths of a nat; backoff is the cost of going on with a shorter context.",
        learned,
      ]
      switch file {
      case .general:
        return general.text(comments: ["Single names of any origin, and library names."] + units)
      case .arabic:
        return arabic.text(comments: ["Parts of names of the Arabic-speaking countries."] + units)
      case .persian:
        return persian.text(comments: ["Parts of names of the Persian-speaking countries."] + units)
      case .places:
        return places.text(
          comments: ["Parts of names of places, as maps and newspapers write them."] + units
            + ["Cities are those of Data/places/cities.tsv: GeoNames, CC BY 4.0."])
      case .vowels:
        return vowels.text(
          comments: ["Library words in ALA-LC; ṯ ḏ ḵ š ġ are th dh kh sh gh."] + units)
      case .words:
        return CountTable.text(
          words,
          comments: [
            "Words of Arabic script in base letters, and their spelling with all letters where it differs.",
            "How many persons of Arabic- and of Persian-speaking countries bear them, and in how many",
            "library records they were seen. Those seen once are left out.", learned,
          ])
      case .spellings:
        return CountTable.text(
          spellings,
          comments: [
            "Latin spellings of name parts, and the words of Arabic script that they stood for: how many",
            "persons of Arabic- and of Persian-speaking countries. Those seen once are left out.",
            learned,
          ])
      case .clitics:
        return clitics.text(
          comments: [
            "Share of the words that begin with a clitic, and share of t among the words in ة behind it.",
            learned,
          ])
      case .conventions:
        return conventions.text(
          comments: [
            "How much likelier a letter is written so in a convention than in all names: natural logarithms.",
            "The row · holds each convention's share of the names. \(learned)",
          ])
      case .readings:
        return readings.text(
          comments: [
            "What speaks for a reading of an unvocalised word: letters at some place of the word, symbols",
            "that are read there, natural logarithm of the odds. C is any consonant, < and $ are the ends,",
            "digits are distances from them, or the clitic's number, _ is an empty place; trust is the",
            "power of the n-gram model's probability.", learned,
          ])
      }
    }
  }

  let generalToArabic: UnitModel
  let arabicToArabic: UnitModel
  let persianToArabic: UnitModel
  let arabicToLatin: UnitModel
  let persianToLatin: UnitModel
  let placesToLatin: UnitModel
  let vowels: UnitModel
  /// Words in base letters, with the fullest spelling of each and how often it was seen.
  package let words: CountTable
  /// Latin spellings with the words they stood for.
  let spellings: CountTable
  /// Words with the Latin spellings that stood for them: `spellings` the other way round.
  let latinOfWord: CountTable
  /// What the words have in common with others.
  package let families: WordFamilies
  let clitics: CliticTable
  package let conventions: ConventionTable
  let readings: ReadingWeights

  package var generalModel: UnitModel { generalToArabic }
  package var arabicModel: UnitModel { arabicToArabic }
  package var persianModel: UnitModel { persianToArabic }

  /// Models compiled in memory.
  ///
  /// - Throws: `SectionFault` if they are too large for the format.
  package init(_ source: Source) throws(SectionFault) {
    self.init(file: try SectionFile(copying: Self.compile(source), format: Self.format))
  }

  /// Opens a compiled file.
  ///
  /// - Complexity: O(1).
  package init(file: SectionFile) {
    func model(_ number: UInt32) -> UnitModel {
      UnitModel(file: file, firstSection: 100 + number * 4)
    }
    generalToArabic = model(0)
    arabicToArabic = model(1)
    persianToArabic = model(2)
    arabicToLatin = model(3)
    persianToLatin = model(4)
    vowels = model(5)
    placesToLatin = model(6)
    words = CountTable(file: file, firstSection: 200)
    families = WordFamilies(file: file, section: 204, words: words)
    spellings = CountTable(file: file, firstSection: 210)
    latinOfWord = CountTable(file: file, firstSection: 240)
    clitics = CliticTable(file: file, section: 220)
    conventions = ConventionTable(file: file, section: 230)
    readings = ReadingWeights(file: file, section: 250)
  }

  /// Compiles the tables; the same tables give the same bytes.
  package static func compile(_ source: Source) -> [UInt8] {
    var writer = SectionFileWriter()
    let models: [(UnitTable, UnitModel.Direction)] = [
      (source.general, .toArabic), (source.arabic, .toArabic), (source.persian, .toArabic),
      (source.arabic, .toLatin), (source.persian, .toLatin), (source.vowels, .toLatin),
      (source.places, .toLatin),
    ]
    for (number, model) in models.enumerated() {
      UnitModelBuilder(model.0, model.1).add(to: &writer, firstSection: 100 + UInt32(number) * 4)
    }
    CountTable.add(source.words, to: &writer, firstSection: 200)
    WordFamilies.add(source.words, to: &writer, section: 204)
    CountTable.add(source.spellings, to: &writer, firstSection: 210)
    CountTable.add(reversed(source.spellings), to: &writer, firstSection: 240)
    source.clitics.add(to: &writer, section: 220)
    source.conventions.add(to: &writer, section: 230)
    ReadingWeights.add(source.readings, to: &writer, section: 250)
    return writer.finish(format)
  }

  private static func reversed(_ counts: CountTable.Counts) -> CountTable.Counts {
    var other: CountTable.Counts = [:]
    for (key, rows) in counts {
      for row in rows {
        var turned = row
        turned.value = key
        other[row.value, default: []].append(turned)
      }
    }
    return other
  }
}

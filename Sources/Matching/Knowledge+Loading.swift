package import Onomastics
package import Orthography
import Sections
package import Transliteration

extension Knowledge {
  /// The files that knowledge is loaded from, as paths below `Data`.
  package enum File: String, CaseIterable, Sendable {
    case folds = "orthography/folds.tsv"
    case armenian = "transliteration/armenian-names.rules"
    case cyrillic = "transliteration/cyrillic-names.rules"
    case devanagari = "transliteration/devanagari-names.rules"
    case georgian = "transliteration/georgian-names.rules"
    case greek = "transliteration/greek-names.rules"
    case hebrew = "transliteration/hebrew-names.rules"
    case articles = "onomastics/articles.tsv"
    case articleExceptions = "onomastics/article_exceptions.tsv"
    case particles = "onomastics/particles.tsv"
    case titles = "onomastics/titles.tsv"
    case theophoric = "onomastics/theophoric.tsv"
    case compounds = "onomastics/compounds.tsv"
    case placeWords = "onomastics/place_words.tsv"
    case numerals = "onomastics/numerals.tsv"
    case abbreviations = "onomastics/abbreviations.tsv"
    case translations = "onomastics/translations.tsv"
    case keyClasses = "matching/key_classes.tsv"
    case prices = "matching/prices.tsv"
    case arabicLatin = "model/edit_arabic_latin.tsv"
    case latinLatin = "model/edit_latin_latin.tsv"
    case arabicArabic = "model/edit_arabic_arabic.tsv"
    case arabicLetters = "model/letters_arabic.tsv"
    case latinLetters = "model/letters_latin.tsv"
    case parts = "model/parts.tsv"
    case calibration = "model/calibration.tsv"
    case corrections = "model/corrections.tsv"
    case pairCalibration = "model/calibration_pair.tsv"

    /// Whether what is written into an index depends on it.
    var shapesIndexes: Bool {
      switch self {
      case .prices, .calibration, .corrections, .pairCalibration: false
      default: true
      }
    }
  }

  /// The rules of reading alone: what turns text into a parse.
  package struct Reading: Sendable {
    package let folder: Folder
    package let bridge: ScriptBridge
    package let grammar: NameGrammar
  }

  /// The rules of reading, of knowledge that is loaded.
  package var reading: Reading { Reading(folder: folder, bridge: bridge, grammar: grammar) }

  /// Why knowledge could not be loaded.
  package enum LoadingFault: Error, Sendable {
    case missing(path: String)
    case table(DataTable.Fault)
    case icu(String)
  }

  /// Loads everything.
  ///
  /// - Parameters:
  ///   - lexicon: opened apart, since it is compiled; `nil` where there is none yet.
  ///   - read: bytes of a file, `nil` where it is missing.
  /// - Throws: `LoadingFault` at the first file that is missing or faulty.
  package static func load(
    lexicon: NameLexicon?, read: (File) -> [UInt8]?
  ) throws(LoadingFault) -> Knowledge {
    func table(_ file: File) throws(LoadingFault) -> DataTable { try Self.table(file, read) }
    let preparer: NamePreparer
    do {
      let model = EditModel(
        arabicLatin: try EditTable(left: .arabic, right: .latin, table: try table(.arabicLatin)),
        latinLatin: try EditTable(left: .latin, right: .latin, table: try table(.latinLatin)),
        arabicArabic: try EditTable(
          left: .arabic, right: .arabic, table: try table(.arabicArabic)))
      let statistics = try PartStatistics(
        latin: try table(.latinLetters), arabic: try table(.arabicLetters),
        parts: try table(.parts))
      preparer = NamePreparer(model: model, statistics: statistics)
    } catch let fault as DataTable.Fault {
      throw .table(fault)
    } catch let fault as LoadingFault {
      throw fault
    } catch {
      throw .icu("\(error)")
    }
    return try load(
      preparer: preparer, lexicon: lexicon, fingerprint: fingerprint(read), read: read)
  }

  /// Loads the small tables beside weights and statistics that are loaded.
  ///
  /// - Parameter folder: compiled before; `nil` to compile its rules.
  static func load(
    folder: Folder? = nil, preparer: NamePreparer, lexicon: NameLexicon?, fingerprint: UInt64,
    read: (File) -> [UInt8]?
  ) throws(LoadingFault) -> Knowledge {
    func table(_ file: File) throws(LoadingFault) -> DataTable { try Self.table(file, read) }
    let reading = try loadReading(folder: folder, read: read)
    do {
      return Knowledge(
        folder: reading.folder, bridge: reading.bridge, grammar: reading.grammar,
        preparer: preparer, keys: try KeyTable(table: try table(.keyClasses)),
        prices: try Prices(table: try table(.prices)),
        calibration: try Calibration(
          table: try table(.calibration),
          corrections: try Corrections(table: try table(.corrections))),
        pairCalibration: try Calibration(table: try table(.pairCalibration)), lexicon: lexicon,
        fingerprint: fingerprint,
        answering: answering(fingerprint, lexicon, read))
    } catch let fault as DataTable.Fault {
      throw .table(fault)
    } catch let fault as LoadingFault {
      throw fault
    } catch {
      throw .icu("\(error)")
    }
  }

  private static func fingerprint(_ read: (File) -> [UInt8]?) -> UInt64 {
    checksum(sums(of: File.allCases.filter(\.shapesIndexes), read))
  }

  /// See `Knowledge.answering`.
  private static func answering(
    _ fingerprint: UInt64, _ lexicon: NameLexicon?, _ read: (File) -> [UInt8]?
  ) -> UInt64 {
    checksum(
      [fingerprint, lexicon?.identity ?? 0]
        + sums(of: File.allCases.filter { !$0.shapesIndexes }, read))
  }

  private static func sums(of files: [File], _ read: (File) -> [UInt8]?) -> [UInt64] {
    files.map { (read($0) ?? []).withUnsafeBytes { SectionFile.checksum($0) } }
  }

  private static func checksum(_ sums: [UInt64]) -> UInt64 {
    sums.withUnsafeBytes { SectionFile.checksum($0) }
  }

  /// Loads the rules of reading alone: enough to compile a lexicon or to prepare training.
  ///
  /// - Parameter folder: compiled before; `nil` to compile its rules.
  package static func loadReading(
    folder: Folder? = nil, read: (File) -> [UInt8]?
  ) throws(LoadingFault) -> Reading {
    func table(_ file: File) throws(LoadingFault) -> DataTable { try Self.table(file, read) }
    do {
      let folder = try folder ?? Folder(rules: try FoldRules(try table(.folds)))
      let grammar = try NameGrammar(
        tables: GrammarTables(
          articles: try table(.articles), articleExceptions: try table(.articleExceptions),
          particles: try table(.particles), titles: try table(.titles),
          theophoric: try table(.theophoric), compounds: try table(.compounds),
          placeWords: try table(.placeWords), numerals: try table(.numerals),
          abbreviations: try table(.abbreviations), translations: try table(.translations)))
      var rules: [Script: String] = [:]
      for (script, file) in scriptRules {
        guard let bytes = read(file) else { throw LoadingFault.missing(path: file.rawValue) }
        rules[script] = String(decoding: bytes, as: UTF8.self)
      }
      let bridge = ScriptBridge(rules: rules)
      return Reading(folder: folder, bridge: bridge, grammar: grammar)
    } catch let fault as DataTable.Fault {
      throw .table(fault)
    } catch let fault as LoadingFault {
      throw fault
    } catch {
      throw .icu("\(error)")
    }
  }

  /// Scripts that have rules of our own.
  private static let scriptRules: [Script: File] = [
    .armenian: .armenian, .cyrillic: .cyrillic, .devanagari: .devanagari, .georgian: .georgian,
    .greek: .greek, .hebrew: .hebrew,
  ]

  static func table(
    _ file: File, _ read: (File) -> [UInt8]?
  ) throws(LoadingFault) -> DataTable {
    guard let bytes = read(file) else { throw .missing(path: file.rawValue) }
    do {
      return try DataTable(name: "Data/\(file.rawValue)", utf8: bytes)
    } catch {
      throw .table(error)
    }
  }
}

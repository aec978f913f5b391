internal import Learning
internal import Matching
internal import Orthography

/// Rows of names in two scripts that the models of transliteration are learned from and measured on.
struct TransliterationRows {
  private var names: [(arabic: String, language: String, latin: String)] = []
  private var words: [(arabic: String, latin: String, count: Int)] = []
  private var singles: [(arabic: String, latin: String)] = []
  private var places: [[String]] = []

  /// Reads full names with their language, single names, library words, and places; the project's
  /// own table of cities where there is a data folder.
  init(
    fullNames: [String], names: [String], words: [String], places: [String], data: DataFolder?,
    _ console: Console
  ) throws(CommandError) {
    let reader = CorpusReader(console)
    for path in fullNames {
      try reader.forEachRow(of: path, ["arabic_script", "language", "latin"]) { fields in
        self.names.append((fields[0], fields[1], fields[2]))
      }
    }
    for path in names {
      try reader.forEachRow(of: path, ["arabic_script", "latin"]) { fields in
        singles.append((fields[0], fields[1]))
      }
    }
    for path in words {
      try reader.forEachRow(of: path, ["arabic_script", "alalc", "count"]) { fields in
        guard let count = Int(fields[2]) else { return }
        self.words.append((fields[0], fields[1], count))
      }
    }
    for path in places {
      try reader.forEachRow(of: path, ["arabic_script", "latin"]) { fields in
        self.places.append([fields[0], fields[1]])
      }
    }
    if let data { self.places += try Self.cities(data.table("places/cities.tsv")) }
  }

  /// All names of each city; a language, with a colon, stands before each.
  private static func cities(_ table: DataTable) throws(CommandError) -> [[String]] {
    do throws(DataTable.Fault) {
      let names = try table.column("names")
      return table.rows.map { row in
        row[names].split(separator: "|").compactMap { name in
          name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) }
        }
      }
    } catch {
      throw CommandError(error)
    }
  }

  func corpus(_ reading: Knowledge.Reading) -> TransliterationTrainer.Corpus {
    TransliterationTrainer.Corpus(
      names: names, words: words, singles: singles, places: places, reading: reading)
  }

  /// `58,897 full names, 80,871 single names, 73,101 romanized words`
  var summary: String {
    "\(grouped(names.count)) full names, \(grouped(singles.count)) single names, "
      + "\(grouped(words.count)) romanized words, \(grouped(places.count)) places"
  }
}

internal import Learning
internal import Matching

/// Rows of names in two scripts that the models of transliteration are learned from and measured on.
struct TransliterationRows {
  private var names: [(arabic: String, language: String, latin: String)] = []
  private var words: [(arabic: String, latin: String, count: Int)] = []
  private var singles: [(arabic: String, latin: String)] = []

  /// Reads full names with their language, single names, and library words.
  init(
    fullNames: [String], names: [String], words: [String], _ console: Console
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
  }

  func corpus(_ reading: Knowledge.Reading) -> TransliterationTrainer.Corpus {
    TransliterationTrainer.Corpus(
      names: names, words: words, singles: singles, reading: reading)
  }

  /// `58,897 full names, 80,871 single names, 73,101 romanized words`
  var summary: String {
    "\(grouped(names.count)) full names, \(grouped(singles.count)) single names, "
      + "\(grouped(words.count)) romanized words"
  }
}

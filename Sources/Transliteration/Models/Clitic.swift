package import Orthography
import Sections

/// An article, with or without a particle before it, that Arabic writes with the word behind it.
///
/// The vowel model knows words without it, so that what it learns of a word serves the word with
/// and without article.
package struct Clitic: Sendable, Equatable {
  package let letters: [UInt8]
  /// Its ALA-LC symbols.
  package let latin: [UInt8]

  /// The clitics, the longest first; the last is none.
  package static let all: [Clitic] = [
    Clitic(letters: [0x9A, 0x80, 0x96], latin: Array("wa-al-".utf8)),
    Clitic(letters: [0x81, 0x80, 0x96], latin: Array("bi-al-".utf8)),
    Clitic(letters: [0x80, 0x96], latin: Array("al-".utf8)),
    Clitic(letters: [0x96, 0x96], latin: Array("lil-".utf8)),
    Clitic(letters: [], latin: []),
  ]

  /// Whether an Arabic word may begin with it: at least two letters must stay.
  package func opens(_ arabic: [UInt8]) -> Bool {
    letters.isEmpty || arabic.count > letters.count + 1 && arabic.starts(with: letters)
  }

  /// Which clitic a romanized word begins with: a number in `all`.
  package static func number(arabic: [UInt8], latin: [UInt8]) -> Int {
    all.firstIndex { $0.opens(arabic) && latin.starts(with: $0.latin) } ?? all.count - 1
  }
}

/// How often words have each clitic, and how a final ة is read behind it.
package struct CliticTable: Sendable, Equatable {
  struct Record: BitwiseCopyable {
    /// Share of the words, and of those that end in ة the share that reads it t.
    var share: Float = 0
    var construct: Float = 0
  }

  private var records: [Record]
  /// Share of t among all words that end in ة.
  private var construct: Float

  /// Counts of words by clitic, in the order of `Clitic.all`: all, those that end in ة read t,
  /// and read h.
  package init(words: [Double] = [], construct t: [Double] = [], pausal h: [Double] = []) {
    let total = Float(words.reduce(0, +))
    records = Clitic.all.indices.map { index in
      guard index < words.count, index < t.count, index < h.count else { return Record() }
      return Record(
        share: Float(words[index]) / max(total, 1),
        construct: Float((t[index] + 0.5) / (t[index] + h[index] + 1)))
    }
    let both = t.reduce(0, +) + h.reduce(0, +)
    construct = Float(t.reduce(0, +) / max(both, 1))
  }

  init(file: SectionFile, section: UInt32) {
    let table = file.table(section, of: Record.self)
    records = Clitic.all.indices.map { table[$0] }
    construct = table[Clitic.all.count].construct
  }

  func add(to writer: inout SectionFileWriter, section: UInt32) {
    writer.add(section, records + [Record(share: 1, construct: construct)])
  }

  /// Probability that a word has the clitic.
  func share(_ clitic: Int) -> Double { Double(records[clitic].share) }

  /// How much likelier than in general a final ة is read t, or h, behind a clitic.
  func ending(_ clitic: Int, t: Bool) -> Double {
    let (own, all) = (Double(records[clitic].construct), Double(construct))
    return t ? own / max(all, 1e-3) : (1 - own) / max(1 - all, 1e-3)
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.construct == b.construct
      && a.records.elementsEqual(b.records) { $0.share == $1.share && $0.construct == $1.construct }
  }

  // MARK: Text

  /// Reads a table with the columns `clitic`, `share` and `construct`; the row `·` is no clitic,
  /// the row `all` all words.
  ///
  /// - Throws: `DataTable.Fault` at an unknown clitic or where a number is missing.
  package init(table: DataTable) throws(DataTable.Fault) {
    self.init()
    let clitic = try table.column("clitic")
    let share = try table.column("share")
    let construct = try table.column("construct")
    for row in table.rows {
      guard let first = Float(row[share]), let second = Float(row[construct]) else {
        throw table.fault(row, "no number")
      }
      if row[clitic] == "all" {
        self.construct = second
      } else if let number = Clitic.all.firstIndex(where: { Self.name($0) == row[clitic] }) {
        records[number] = Record(share: first, construct: second)
      } else {
        throw table.fault(row, "no clitic: \(row[clitic])")
      }
    }
  }

  /// The readable table.
  package func text(comments: [String]) -> String {
    var lines = comments.map { "# \($0)" } + ["clitic\tshare\tconstruct"]
    for (clitic, record) in zip(Clitic.all, records) {
      lines.append("\(Self.name(clitic))\t\(record.share)\t\(record.construct)")
    }
    lines.append("all\t1\t\(construct)")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func name(_ clitic: Clitic) -> String {
    clitic.letters.isEmpty ? "·" : LetterPage.text(clitic.letters)
  }
}

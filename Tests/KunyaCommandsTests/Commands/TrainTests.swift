import Testing

@testable import KunyaCommands

@Suite("kunya train")
struct TrainTests {
  private let scratch: Scratch
  private let data: String

  init() throws {
    scratch = try Scratch()
    data = try scratch.dataFolder()
  }

  /// Full names in both scripts, as often as a part needs to be counted.
  private func names(_ name: String, reversed: Bool = false) throws -> String {
    let people = [
      "وليد المعلم\tWalid al-Moallem", "وليد المعلم\tOualid Mouallem",
      "وليد جنبلاط\tWalid Jumblatt",
      "فيصل المقداد\tFaisal Mekdad", "فيصل القاسم\tFaysal al-Qasim", "محمود عباس\tMahmoud Abbas",
      "محمود درويش\tMahmud Darwish", "عباس كيارستمي\tAbbas Kiarostami",
      "حسن روحاني\tHassan Rouhani",
      "حسن نصر الله\tHasan Nasrallah", "نوري المالكي\tNouri al-Maliki", "عمرو موسى\tAmr Moussa",
      "عمرو دياب\tAmr Diab", "نجيب محفوظ\tNaguib Mahfouz", "نزار قباني\tNizar Qabbani",
    ]
    var rows = (0..<6).flatMap { _ in people }
    if reversed { rows.reverse() }
    return try scratch.file(name, "arabic_script\tlatin\n" + rows.joined(separator: "\n") + "\n")
  }

  private static let modelFiles = [
    "edit_arabic_latin.tsv", "edit_latin_latin.tsv", "letters_arabic.tsv", "letters_latin.tsv",
    "parts.tsv",
  ]

  @Test("All tables that names give, readable by the engine, with a word on their origin")
  func model() throws {
    let run = Run(
      "train", data, "--full-names", try names("names.tsv"), "--origin", "people of the news")
    #expect(run.exit == .success)
    #expect(run.messages.contains("edit_arabic_latin.tsv:"))
    for file in Self.modelFiles {
      let text = try scratch.text("Data/model/\(file)")
      #expect(text.contains("90 full names (people of the news)"), "\(file)")
    }
    #expect(try scratch.text("Data/model/parts.tsv").contains("\nوليد\t"))
    #expect(try scratch.text("Data/model/parts.tsv").contains("\nwalid\t"))
    let sets = try scratch.labelledSets()
    #expect(Run("evaluate", "--folds", "1", "--data", data, sets).exit == .success)
  }

  @Test("The same bytes for any order of rows and any number of threads")
  func determinism() throws {
    _ = Run("train", data, "--full-names", try names("a.tsv"), "--threads", "1")
    let first = try Self.modelFiles.map { try scratch.text("Data/model/\($0)") }
    _ = Run(
      "train", data, "--full-names", try names("b.tsv", reversed: true), "--threads", "3")
    #expect(try Self.modelFiles.map { try scratch.text("Data/model/\($0)") } == first)
  }

  @Test("One step leaves the other tables alone")
  func only() throws {
    let before = try scratch.text("Data/model/edit_arabic_latin.tsv")
    let run = Run(
      "train", data, "--only", "parts", "--full-names", try names("names.tsv"), "--quiet")
    #expect(run.messages == "")
    #expect(try scratch.text("Data/model/edit_arabic_latin.tsv") == before)
    #expect(try scratch.text("Data/model/parts.tsv").contains("90 full names"))
  }

  @Test("The calibration names its sets and says how it scored on folds held out")
  func calibration() throws {
    let run = Run(
      "train", data, "--labelled", try scratch.labelledSets(), "--pairs",
      try scratch.labelledPairs())
    #expect(run.exit == .success)
    let table = try scratch.text("Data/model/calibration.tsv")
    #expect(table.contains("people 10, places 6"))
    #expect(table.contains("# Held out, 5 folds"))
    let pairs = try scratch.text("Data/model/calibration_pair.tsv")
    #expect(pairs.contains("labelled pairs"))
    let corrections = try scratch.text("Data/model/corrections.tsv")
    #expect(corrections.contains("\nfirst\tfirst_above\t"))
    #expect(
      Run("evaluate", "--folds", "1", "--data", data, scratch.path("labelled")).exit == .success)
  }

  @Test("What an earlier calibration holds makes no difference to the next")
  func recalibration() throws {
    let (sets, tables) = (
      try scratch.labelledSets(), ["calibration.tsv", "corrections.tsv", "calibration_pair.tsv"]
    )
    _ = Run("train", data, "--labelled", sets)
    let first = try tables.map { try scratch.text("Data/model/\($0)") }
    for table in tables { _ = try scratch.file("Data/model/\(table)", "feature\tother\n") }
    #expect(Run("train", data, "--labelled", sets).exit == .success)
    #expect(try tables.map { try scratch.text("Data/model/\($0)") } == first)
  }

  @Test("The order of the labelled rows makes no difference")
  func order() throws {
    let (sets, tables) = (
      try scratch.labelledSets(), ["calibration.tsv", "corrections.tsv", "calibration_pair.tsv"]
    )
    _ = Run("train", data, "--labelled", sets)
    let first = try tables.map { try scratch.text("Data/model/\($0)") }
    for file in ["labelled/table.jsonl", "labelled/queries.jsonl"] {
      let rows = try scratch.text(file).split(separator: "\n")
      _ = try scratch.file(file, rows.reversed().joined(separator: "\n"))
    }
    #expect(Run("train", data, "--labelled", sets).exit == .success)
    #expect(try tables.map { try scratch.text("Data/model/\($0)") } == first)
  }

  @Test("With --output the data folder is only read, and the tables already there are used")
  func output() throws {
    let before = try scratch.text("Data/model/parts.tsv")
    try scratch.makeFolder("else")
    let run = Run(
      "train", data, "--only", "parts", "--full-names", try names("names.tsv"), "--output",
      scratch.path("else"))
    #expect(run.exit == .success)
    #expect(try scratch.text("Data/model/parts.tsv") == before)
    #expect(try scratch.text("else/parts.tsv") != before)
  }

  @Test("Inputs and steps must fit together")
  func usage() throws {
    #expect(Run("train", data).exit == .usage)
    #expect(Run("train", data, "--only", "calibration", "--full-names", "x").exit == .usage)
    #expect(Run("train", data, "--only", "edit", "--labelled", "x").exit == .usage)
    let missing = Run("train", data, "--full-names", scratch.path("none.tsv"))
    #expect(missing.exit == .noInput)
    let column = Run("train", data, "--full-names", try scratch.file("c.tsv", "arabic\tlatin\n"))
    #expect(column.exit == .badData)
    #expect(column.messages.contains("arabic_script"))
  }
}

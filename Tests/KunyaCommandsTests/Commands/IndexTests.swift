import Foundation
import Testing

@testable import KunyaCommands

@Suite("kunya index")
struct IndexTests {
  private let scratch: Scratch
  private let table: String
  private let index: String

  init() throws {
    scratch = try Scratch()
    table = try scratch.people()
    index = scratch.path("people.idx")
  }

  @discardableResult
  private func build(_ words: String...) -> Run {
    Run(["index", "build", "--output", index] + words, TestConsole())
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// The IDs of the candidates for a name.
  private func ids(_ name: String, _ words: String...) throws -> [String] {
    let run = Run(
      ["resolve", "--no-builtin", "--format", "jsonl"] + words + [name], TestConsole())
    #expect(run.messages == "")
    guard case .array(let matches) = try run.records.first?["matches"] else { return [] }
    return matches.compactMap { if case .string(let id) = $0["id"] { id } else { nil } }
  }

  private func alias(_ command: String, _ words: String...) {
    let run = Run(
      ["alias", command, "--store", scratch.path("names.kunya")] + words, TestConsole())
    #expect(run.exit == .success, "\(words): \(run.messages)")
  }

  // MARK: Building

  @Test("It says what it made, and the same entities give the same bytes")
  func deterministic() throws {
    let run = build("--table", table)
    #expect(run.exit == .success && run.messages == "")
    let first = try bytes(index)
    #expect(run.output == "\(index): 4 entities, 6 aliases, \(grouped(first.count)) bytes\n")
    build("--table", table)
    #expect(try bytes(index) == first)
  }

  @Test("A table, an index of it, and one of the store that imported it answer alike")
  func sameAnswers() throws {
    let mentions = try scratch.file(
      "mentions.txt",
      """
      Oualid Mouallem
      وليد المعلّم
      Fayssal Mekdad
      Lattaquié
      Nusra
      Валид Муаллем
      Napoleon Bonaparte

      """)
    func answers(_ words: String...) -> Run {
      Run(["batch", "--no-builtin", "--format", "lines"] + words + [mentions], TestConsole())
    }
    let direct = answers("--table", table)
    #expect(direct.exit == .success && direct.lines.count == 7)
    build("--table", table)
    #expect(answers("--index", index).output == direct.output)
    alias("import", table)
    build("--store", scratch.path("names.kunya"))
    #expect(answers("--index", index).output == direct.output)
    let text = try scratch.file("text.txt", "Fayssal Mekdad met Oualid Mouallem in Latakia.")
    let annotated = Run("annotate", "--no-builtin", "--table", table, text)
    #expect(annotated.lines.count > 1)
    #expect(
      Run("annotate", "--no-builtin", "--index", index, text).output == annotated.output)
  }

  @Test("Several indexes and tables are searched as one")
  func several() throws {
    let homs = try scratch.file(
      "homs.jsonl", #"{"id": "g:homs", "kind": "place", "names": [{"text": "Homs"}]}"#)
    let other = scratch.path("other.idx")
    build("--table", table)
    #expect(Run("index", "build", "--table", homs, "--output", other).exit == .success)
    for words in [["--index", other], ["--table", homs]] {
      let run = Run(
        ["resolve", "--no-builtin", "--index", index] + words + ["Hims", "Ladhiqiyya"],
        TestConsole())
      #expect(run.output.contains("g:homs") && run.output.contains("g:latakia"), "\(words)")
    }
  }

  @Test("Of entities with one ID the first is taken, stores before tables")
  func duplicates() throws {
    alias("init")
    alias("add", "--id", "p:mikdad", "Faisal al-Mekdad")
    let store = scratch.path("names.kunya")
    let run = build("--table", table, "--store", store)
    #expect(run.exit == .incomplete)
    #expect(
      run.messages
        == "kunya: \(table):2: record 2: the ID 'p:mikdad' was given before, at \(store)\n")
    #expect(try ids("Faisal al-Mekdad", "--index", index) == ["p:mikdad"])
  }

  @Test("It never takes the place of its input, nor of a file that is no index")
  func overwriting() throws {
    let before = try bytes(table)
    let same = Run("index", "build", "--table", table, "--output", table)
    #expect(same.exit == .usage)
    let copy = try scratch.file("notes.txt", "notes")
    let foreign = Run("index", "build", "--table", table, "--output", copy)
    #expect(foreign.exit == .badData)
    #expect(
      foreign.messages == "kunya: \(copy): there is a file already, and it is not an index\n")
    #expect(try bytes(table) == before && scratch.text("notes.txt") == "notes")
  }

  @Test("Rows of merged IDs lead to the entity that stands for them in the end, before or behind")
  func mergedRows() throws {
    let path = try scratch.file(
      "merged.jsonl",
      """
      {"id": "old:1", "merged_into": "p:1"}
      {"id": "p:1", "names": [{"text": "Fayssal Mikdad"}], "countries": ["SY"]}
      {"id": "p:2", "names": [{"text": "Walid Mouallem"}], "denied_names": ["Walid Jumblatt"]}
      {"id": "old:2", "merged_into": "old:1"}
      {"id": "old:3", "merged_into": "old:4"}
      {"id": "old:4", "merged_into": "old:3"}
      {"id": "old:1", "names": [{"text": "Hassan Ali"}]}

      """)
    let run = build("--table", path)
    #expect(
      run.messages.hasSuffix("record 7: the ID 'old:1' was given before, at \(path):1\n"))
    #expect(Run("index", "info", index).output.contains("merged IDs      2\n"))
    #expect(Run("index", "verify", index).exit == .success)
    #expect(try ids("Fayssal Mikdad", "--index", index) == ["p:1"])
    #expect(try ids("Walid Mouallem", "--index", index) == ["p:2"])
    // The same entities, with the merged IDs' rows first: the same bytes.
    let first = try bytes(index)
    let lines = try scratch.text("merged.jsonl").split(separator: "\n")
    let sorted = [lines[0], lines[3], lines[1], lines[2]].joined(separator: "\n")
    build("--table", try scratch.file("sorted.jsonl", sorted))
    #expect(try bytes(index) == first)
  }

  @Test("What cannot be read or written leaves no file")
  func failures() {
    #expect(build("--table", scratch.path("missing.jsonl")).exit == .noInput)
    #expect(build("--store", scratch.path("missing.kunya")).exit == .noInput)
    #expect(!FileManager.default.fileExists(atPath: index))
    let nowhere = Run(
      "index", "build", "--table", table, "--output", scratch.path("none/people.idx"))
    #expect(nowhere.exit == .ioError)
    #expect(Run("index", "build", "--table", table).exit == .usage)
    #expect(build().exit == .usage)
  }

  // MARK: What a store's keepers decided

  @Test("A merged ID is not answered any more, its names are the other's")
  func merged() throws {
    alias("import", table)
    alias("add", "--id", "old:walid", "--force", "Walid Mouallem")
    alias("merge", "p:moallem", "old:walid")
    build("--store", scratch.path("names.kunya"))
    #expect(try ids("Walid Mouallem", "--index", index) == ["p:moallem"])
    // Another source that still has the old ID means the same man.
    let other = try scratch.file(
      "other.jsonl",
      #"{"id": "old:walid", "kind": "person", "names": [{"text": "Walid Mouallem"}]}"#)
    #expect(try ids("Walid Mouallem", "--index", index, "--table", other) == ["p:moallem"])
    let exported = scratch.path("exported.jsonl")
    alias("export", "--format", "jsonl", "--output", exported)
    #expect(
      try ids("Walid Mouallem", "--table", exported, "--index", try indexOf(other))
        == ["p:moallem"])
  }

  private func indexOf(_ table: String) throws -> String {
    let path = scratch.path("more.idx")
    #expect(Run("index", "build", "--table", table, "--output", path).exit == .success)
    return path
  }

  @Test("A spelling that was denied never means the entity, other spellings do")
  func denied() throws {
    alias("import", table)
    alias("deny", "--name", "Faysal Mekdad", "p:mikdad")
    build("--store", scratch.path("names.kunya"))
    for mention in ["Faysal Mekdad", "FAYSAL  MEKDAD", "Faysal Mekdad."] {
      #expect(try ids(mention, "--index", index) == [], "\(mention)")
      #expect(
        try ids(mention, "--index", index, "--table", table).contains("p:mikdad") == false)
    }
    #expect(try ids("Fayssal Mekdad", "--index", index) == ["p:mikdad"])
    alias("allow", "--name", "Faysal Mekdad", "p:mikdad")
    build("--store", scratch.path("names.kunya"))
    #expect(try ids("Faysal Mekdad", "--index", index) == ["p:mikdad"])
  }

  // MARK: Storing answers

  @Test("precompute changes no answer, and the same index gives the same bytes")
  func precompute() throws {
    build("--table", table)
    let plain = try bytes(index)
    let names = try scratch.file(
      "names.txt", "Walid al-Moallem\nوليد المعلم\nFayssal Mekdad\nLatakia\nNusra\nNapoleon\n")
    func answers(_ words: String...) -> String {
      Run(["batch", "--format", "lines", "--index", index] + words + [names], TestConsole()).output
    }
    let (beside, alone) = (answers(), answers("--no-builtin"))
    let copy = scratch.path("copy.idx")
    for threads in ["1", "2"] {
      let run = Run("index", "precompute", "--threads", threads, "--output", copy, index)
      #expect(run.exit == .success && run.messages == "")
      #expect(run.output == "\(copy): 6 names answered, \(grouped(try bytes(copy).count)) bytes\n")
      try FileManager.default.moveItem(atPath: copy, toPath: copy + threads)
    }
    #expect(try bytes(copy + "1") == bytes(copy + "2"))
    #expect(try bytes(index) == plain)
    for words in [[], ["--no-builtin"]] {
      let run = Run(["index", "precompute", "--quiet"] + words + [index], TestConsole())
      #expect(run.exit == .success && run.output == "" && run.messages == "")
      #expect(
        Run("index", "info", index).lines.contains {
          $0.hasPrefix("stored answers") && $0.hasSuffix(" 6")
        })
      #expect(Run("index", "verify", index).exit == .success)
      #expect(answers() == beside)
      #expect(answers("--no-builtin") == alone)
    }
  }

  @Test("precompute needs an index, and takes the place of nothing else")
  func precomputeRefuses() throws {
    build("--table", table)
    #expect(Run("index", "precompute", scratch.path("none.idx")).exit == .noInput)
    #expect(Run("index", "precompute", table).exit == .badData)
    let notes = try scratch.file("notes.txt", "notes")
    #expect(Run("index", "precompute", "--output", notes, index).exit == .badData)
    #expect(try bytes(notes) == Array("notes".utf8))
    var damaged = try bytes(index)
    // What fills up the last eight bytes counts for nothing.
    damaged[damaged.count - 8] ^= 1
    let path = try scratch.file("damaged.idx", bytes: damaged)
    #expect(Run("index", "precompute", path).exit == .badData)
    #expect(try bytes(path) == damaged)
  }

  // MARK: Looking at an index

  @Test("info counts what is in it")
  func info() throws {
    build("--table", table)
    let run = Run("index", "info", index)
    #expect(run.exit == .success)
    #expect(run.lines.starts(with: ["entities        4", "aliases         6"]))
    #expect(run.output.contains("tables          as in this version\n"))
    let json = Run("index", "info", "--format", "jsonl", index)
    #expect(try json.violations(of: "index-information") == [])
    #expect(try json.records[0]["current"] == .bool(true))
  }

  @Test("verify reads all of it, and names what is damaged")
  func verify() throws {
    build("--table", table)
    var bytes = try bytes(index)
    let sound = Run("index", "verify", index)
    #expect(sound.exit == .success && sound.output.hasSuffix("bytes, no damage\n"))
    let strings = try #require(bytes.firstRange(of: Array("Latakia".utf8)))
    bytes[strings.lowerBound] ^= 1
    let path = try scratch.file("damaged.idx", bytes: bytes)
    let run = Run("index", "verify", path)
    #expect(run.exit == .badData && run.output == "")
    #expect(run.messages == "kunya: \(path): damaged in strings: build it again\n")
    let json = Run("index", "verify", "--format", "jsonl", path)
    #expect(json.exit == .badData)
    #expect(try json.violations(of: "index-verification") == [])
    #expect(try json.records[0]["damaged"] == .array([.string("strings")]))
  }

  // MARK: Files that are no index

  @Test("Each command says what is wrong with a file", arguments: ["resolve", "info", "verify"])
  func unusable(_ command: String) throws {
    build("--table", table)
    let sound = try bytes(index)
    var newer = sound
    newer[8] += 1
    let cases: [(bytes: [UInt8]?, exit: ExitCode, problem: String)] = [
      (nil, .noInput, "No such file or directory"),
      ([], .badData, "cut short: 0 of 32 bytes are there"),
      (Array("id\tname\n".utf8), .badData, "not an index; make one with 'kunya index build'"),
      (
        Array(sound.dropLast()), .badData,
        "cut short: \(sound.count - 1) of \(sound.count) bytes are there"
      ),
      (sound + [0], .badData, "too long: \(sound.count + 1) bytes instead of \(sound.count)"),
      (
        newer, .badData,
        "an index of format 10, made by a newer version; this one reads format 9"
      ),
    ]
    for (number, (bytes, exit, problem)) in cases.enumerated() {
      let path = scratch.path("\(number).idx")
      if let bytes { _ = try scratch.file("\(number).idx", bytes: bytes) }
      let words =
        command == "resolve" ? ["resolve", "--index", path, "Homs"] : ["index", command, path]
      let run = Run(words, TestConsole())
      #expect(run.exit == exit && run.output == "")
      #expect(run.messages == "kunya: \(path): \(problem)\n")
    }
  }

  @Test("A folder is no index")
  func folder() {
    let run = Run("resolve", "--index", scratch.path(""), "Homs")
    #expect(run.exit == .noInput && run.messages.hasSuffix(": Is a directory\n"))
  }

  @Test("A file cut short at any section, or with any byte of its head changed, is refused")
  func hostile() throws {
    // No section is empty, so that each border cuts something off.
    let decided = try scratch.file(
      "decided.jsonl",
      """
      {"id": "a", "names": [{"text": "Homs"}], "denied_names": ["Hama"], "countries": ["SY"]}
      {"id": "b", "merged_into": "a"}

      """)
    #expect(build("--table", decided).exit == .success)
    let sound = try bytes(index)
    let sections = 17
    let head = 32 + 32 * sections
    let borders = (0..<sections).map { section in
      sound.withUnsafeBytes { bytes in
        Int(bytes.loadUnaligned(fromByteOffset: 32 + 32 * section + 8, as: UInt64.self))
      }
    }
    #expect(borders.first == head)
    for length in borders + [1, 8, 31, 32, 33, head - 1] {
      let path = try scratch.file("cut.idx", bytes: Array(sound[..<length]))
      #expect(Run("index", "info", path).exit == .badData, "\(length) bytes")
    }
    for place in 0..<head {
      var bytes = sound
      bytes[place] ^= 0x41
      let path = try scratch.file("changed.idx", bytes: bytes)
      let run = Run("index", "info", path)
      #expect(run.exit == .badData && run.lines.isEmpty, "byte \(place)")
    }
  }

  @Test("An index of other rules or weights is refused, and info says so")
  func otherTables() throws {
    build("--table", table)
    var bytes = try bytes(index)
    // The summary, the first section, begins with the fingerprint of the tables.
    let summary = 32 + 32 * 17
    bytes[summary] ^= 1
    let path = try scratch.file("other.idx", bytes: bytes)
    let run = Run("resolve", "--index", path, "Homs")
    #expect(run.exit == .badData)
    #expect(
      run.messages
        == "kunya: \(path): built with other rules or weights than this version's: build it again\n"
    )
    let info = Run("index", "info", path)
    #expect(info.exit == .success)
    #expect(info.output.contains("tables          others: build it again\n"))
  }
}

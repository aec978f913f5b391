import Foundation
import Testing

@testable import KunyaCommands

@Suite("Keeping a table")
struct AliasTests {
  private let scratch: Scratch
  private let store: String

  init() throws {
    scratch = try Scratch()
    store = scratch.path("names.kunya")
    let made = Run("alias", "init", "--store", store)
    #expect(made.exit == .success)
  }

  /// Runs a command on the store.
  private func alias(_ command: String, _ words: String..., input: String = "") -> Run {
    Run(["alias", command, "--store", store] + words, TestConsole(input: input))
  }

  private func addMoallem() {
    let run = alias(
      "add", "--id", "acme:7", "--kind", "person", "--by", "rana", "Walid al-Moallem",
      "وليد المعلم")
    #expect(run.exit == .success && run.output == "added 2 names to acme:7 (event 1)\n")
  }

  @Test("A name that means another entity already is not added, unless it is forced")
  func similar() throws {
    addMoallem()
    let stopped = alias("add", "--new", "Oualid Mouallem")
    #expect(stopped.exit == .incomplete && stopped.output.isEmpty)
    #expect(stopped.messages.contains("acme:7 'Walid al-Moallem' has the similar name"))
    let json = alias("add", "--new", "--format", "jsonl", "Oualid Mouallem")
    #expect(try json.violations(of: "table-change") == [])
    #expect(try json.records[0]["stopped"] == .bool(true))
    #expect(alias("add", "--id", "acme:8", "--force", "Oualid Mouallem").exit == .success)
    #expect(alias("history").lines.count == 2)
  }

  @Test("An identical spelling stops it too, also where the matcher would doubt")
  func identical() {
    #expect(alias("add", "--id", "acme:1", "Hasan").exit == .success)
    #expect(alias("add", "--id", "acme:2", "Hasan").exit == .incomplete)
    #expect(alias("add", "--id", "acme:2", "Hussein").exit == .success)
  }

  @Test("Entities that are denied to be the same do not stop a name, nor does another kind")
  func deniedSimilar() {
    addMoallem()
    #expect(alias("add", "--id", "acme:8", "--force", "Oualid Mouallem").exit == .success)
    #expect(alias("deny", "acme:8", "acme:7").exit == .success)
    #expect(alias("add", "--id", "acme:8", "Walid Muallem").exit == .success)
    #expect(
      alias("add", "--id", "acme:9", "--kind", "place", "--force", "al-Moallem").exit == .success)
  }

  @Test("What is not as the table allows is status 65, with a sentence")
  func refused() {
    addMoallem()
    let run = alias("remove", "acme:8", "x")
    #expect(run.exit == .badData)
    #expect(run.messages == "kunya: \(store): no entity has the ID 'acme:8'\n")
    #expect(alias("undo", "7").messages.hasSuffix("there is no event 7\n"))
    #expect(Run("alias", "show", "--store", scratch.path("none"), "x").exit == .noInput)
    #expect(Run("alias", "show", "acme:7").exit == .usage)
    #expect(alias("add", "--id", "x:1", "--new", "y").exit == .usage)
    #expect(alias("undo", "5..").exit == .usage)
  }

  @Test("A dry run keeps nothing")
  func dryRun() {
    addMoallem()
    let run = alias("rename", "acme:7", "Moualem", "--dry-run")
    #expect(run.output == "acme:7 is now shown as 'Moualem' (dry run, nothing kept)\n")
    #expect(alias("history").lines.count == 1)
  }

  @Test("Every command answers in JSON that its schema allows")
  func schemas() throws {
    addMoallem()
    #expect(
      alias("add", "--id", "acme:8", "--force", "--note", "so it is", "Oualid Mouallem").exit
        == .success)
    #expect(alias("add", "--id", "acme:9", "--lang", "en", "Wаlid").exit == .success)
    let changes: [[String]] = [
      ["add", "--id", "acme:7", "--ref", "x:1", "--country", "SY", "--weak", "W. M."],
      ["rename", "acme:7", "Moallem, Walid"], ["remove", "acme:7", "W. M."],
      ["split", "acme:7", "--id", "acme:10", "وليد المعلم"], ["deny", "acme:9", "acme:7"],
      ["allow", "acme:9", "acme:7"], ["deny", "--name", "Moalem", "acme:7"],
      ["merge", "acme:7", "acme:8"], ["retire", "acme:9"], ["undo", "12"],
    ]
    for words in changes {
      let run = Run(
        ["alias", words[0], "--store", store, "--format", "jsonl"] + words.dropFirst(),
        TestConsole())
      #expect(run.exit == .success && run.messages == "", "\(words)")
      #expect(try run.violations(of: "table-change") == [], "\(words)")
    }
    let answers = [
      ("list", ["--state", "all"], "entity"), ("show", ["acme:7", "acme:8"], "entity"),
      ("show", ["--at", "2", "acme:7"], "entity"), ("history", [], "table-event"),
      ("history", ["acme:7"], "table-event"), ("history", ["--event", "11"], "table-event"),
      ("stats", [], "table-statistics"), ("check", [], "table-finding"),
    ]
    for (command, words, schema) in answers {
      let run = Run(
        ["alias", command, "--store", store, "--format", "jsonl"] + words, TestConsole())
      #expect(run.exit == .success && !run.lines.isEmpty, "\(command) \(run.messages)")
      #expect(try run.violations(of: schema) == [], "\(command)")
    }
    #expect(try alias("export").violations(of: "entity") == [])
    let export = try scratch.file("all.jsonl", alias("export").output)
    let other = scratch.path("other.kunya")
    let imported = Run("alias", "import", "--store", other, "--answer", "jsonl", export)
    #expect(imported.exit == .success)
    #expect(try imported.violations(of: "table-import") == [])
    #expect(alias("rename", "acme:7", "Moualem").exit == .success)
    let difference = Run("alias", "diff", "--format", "jsonl", store, other)
    #expect(try difference.violations(of: "table-difference") == [] && difference.lines.count == 1)
  }

  @Test("Text for people")
  func texts() {
    addMoallem()
    #expect(
      alias("show", "acme:7").output == """
        acme:7  Walid al-Moallem
          kind  person
          name              lang  role       source
          Walid al-Moallem        preferred  \("")
          وليد المعلم             alias      \("")

        """)
    #expect(alias("list").output == "acme:7\tperson\t2\tWalid al-Moallem\n")
    let history = alias("history", "acme:7").lines
    #expect(history[0].hasSuffix("  rana  add") && history[0].hasPrefix("1  "))
    #expect(
      history.dropFirst() == [
        "  acme:7", "    + live", "    + by hand: label Walid al-Moallem, kind person",
        "    + preferred Walid al-Moallem", "    + alias وليد المعلم",
      ])
    #expect(alias("stats").output.contains("names           2\n"))
  }

  @Test("Check finds names that are nearly one, and proposes a command")
  func nearDuplicates() {
    addMoallem()
    #expect(alias("add", "--id", "acme:8", "--force", "Oualid Mouallem").exit == .success)
    let run = alias("check")
    #expect(run.exit == .success)
    #expect(run.lines.count == 2)
    #expect(run.lines[0].hasPrefix("similar-names: acme:7 acme:8: "))
    #expect(run.lines[1] == "  kunya alias merge --store \(store) acme:7 acme:8")
    #expect(alias("check", "--no-similar").output == "")
  }

  @Test("Imports and exports of every form; what is rejected is told")
  func exchange() throws {
    let csv = try scratch.file(
      "towns.csv", "Code,Town,lang\ng:1,Homs,en\ng:1,حمص,ar\ng:2,,en\n")
    let run = alias(
      "import", "--source", "towns", "--columns", "id=Code,name=Town", csv)
    #expect(run.exit == .incomplete)
    #expect(run.output == "2 records, 2 names: 1 new, 1 rejected (event 1)\n")
    #expect(run.messages == "kunya: \(csv):4: record 3: the name is blank\n")
    #expect(
      alias("export", "--format", "csv").output == """
        id,kind,name,lang,role,source
        g:1,,Homs,en,preferred,towns
        g:1,,حمص,ar,alias,towns

        """)
    #expect(alias("export", "--format", "tsv").lines.count == 3)
    let folder = scratch.path("table")
    #expect(alias("export", "--format", "folder", "--output", folder).exit == .success)
    let jsonl = scratch.path("all.jsonl")
    #expect(alias("export", "--output", jsonl).exit == .success)
    for (number, input) in [folder, jsonl].enumerated() {
      let copy = scratch.path("copy\(number)")
      #expect(Run("alias", "import", "--store", copy, input).exit == .success)
      #expect(Run("alias", "export", "--store", copy).output == alias("export").output)
    }
    let piped = Run(
      ["alias", "import", "--store", scratch.path("piped"), "--columns", "id=Code", "-"],
      TestConsole())
    #expect(piped.exit == .usage)
  }

  @Test("Edits of the folder are applied, and conflicts told")
  func apply() throws {
    addMoallem()
    let folder = scratch.path("table")
    #expect(alias("export", "--format", "folder", "--output", folder).exit == .success)
    let text = try scratch.text("table/aliases.tsv")
    _ = try scratch.file(
      "table/aliases.tsv", text.replacing("وليد المعلم\t\talias", with: "وليد المعلم\tar\talias"))
    let run = alias("apply", folder)
    #expect(
      run.lines == [
        "acme:7", "  - alias وليد المعلم", "  + alias وليد المعلم (ar)",
        "applied the edits of 1 ID (event 2)",
      ])
    let again = alias("apply", "--base", "1", folder)
    #expect(again.exit == .success && again.output.contains("0 IDs"))
    #expect(alias("remove", "acme:7", "وليد المعلم").exit == .success)
    _ = try scratch.file(
      "table/aliases.tsv", text.replacing("وليد المعلم\t\talias", with: "وليد المعلم\tar\tformer"))
    let conflict = alias("apply", "--base", "2", folder)
    #expect(conflict.exit == .badData)
    #expect(conflict.messages.contains("conflict: acme:7: "))
    #expect(conflict.messages.hasSuffix("1 conflict; nothing was applied\n"))
  }

  @Test("Proposals come from 'batch', from a table of clusters and from imports")
  func review() throws {
    addMoallem()
    let answers = try scratch.file(
      "answers.jsonl",
      #"""
      {"key":"1","name":"Moualem","decision":"review","matches":[{"id":"acme:7","label":"x","kind":"person","score":0.6,"alias":"Walid al-Moallem"}],"form":{},"engine":"x"}
      {"key":"2","name":"Homs","decision":"none","matches":[]}
      {"key":"3","name":"W. Moallem","decision":"review","matches":[{"id":"acme:7","score":0.99}]}
      {"key":"4"}
      {"key":"5","name":"Damaskus","decision":"review","matches":[{"id":"geonames:170654","score":0.8}]}
      """#)
    let fed = alias("review", "--from", answers, "--list")
    #expect(fed.exit == .incomplete)
    #expect(
      fed.lines == [
        "2\t0.9900000\t'W. Moallem' is a name of acme:7\t, record 3",
        "1\t0.600000\t'Moualem' is a name of acme:7\tlike 'Walid al-Moallem', record 1",
      ])
    let clusters = try scratch.file(
      "clusters.tsv", "id\tkind\tname\tscore\nc:1\tperson\tQaddafi\t\nc:1\tperson\tGheddafi\t0.9\n")
    #expect(alias("review", "--from", clusters).messages.contains("2 new proposals"))
    let list = alias("review", "--list", "--format", "jsonl")
    #expect(try list.violations(of: "table-proposal") == [] && list.lines.count == 4)
    let accepted = alias("review", "--accept-above", "0.95")
    #expect(accepted.output == "accepted 2: 'W. Moallem' is a name of acme:7 (event 2)\n")
    #expect(alias("review", "--reject", "1").exit == .success)
    let dialogue = alias("review", input: "a\ns\n")
    #expect(dialogue.output.contains("1 of 2  'Gheddafi' is a name of c:1  0.900000"))
    #expect(dialogue.output.contains("accepted (event 4)"))
    #expect(alias("review", "--list").lines.count == 1)
    #expect(alias("review", "--accept", "99").exit == .badData)
    let new = try scratch.file(
      "new.jsonl", #"{"id":"n:1","kind":"person","names":[{"text":"Oualid Mouallem"}]}"#)
    let imported = alias("import", "--review", "--source", "n", new)
    #expect(imported.messages == "kunya: 1 proposal to review\n")
    #expect(alias("review", "--list").output.contains("n:1 is the same as acme:7"))
  }
}

import Foundation
import Testing

@testable import KunyaCommands

/// `kunya alias import` and `export` with the formats of others.
@Suite struct ForeignFormatTests {
  private let scratch: Scratch
  private let store: String

  init() throws {
    scratch = try Scratch()
    store = scratch.path("table")
  }

  private func fixture(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Fixtures/formats/\(name)"
    ).standardized.path()
  }

  /// Imports into the store; the input is a fixture, its companions too.
  private func imported(_ input: String, with companions: [String] = [], _ words: [String]) -> Run {
    let others = companions.flatMap { ["--with", fixture($0)] }
    return Run(
      ["alias", "import", "--store", store, "--quiet"] + words + others + [fixture(input)],
      TestConsole())
  }

  private func exported(_ format: String) -> Run {
    Run("alias", "export", "--store", store, "--format", format)
  }

  @Test("OFAC's files are joined, and countries known by their names")
  func ofac() throws {
    let run = imported(
      "ofac/sdn.csv", with: ["ofac/alt.csv", "ofac/sdn_comments.csv"],
      ["--format", "ofac", "--source", "ofac"])
    #expect(run.exit == .incomplete)
    #expect(run.output.hasPrefix("9 records, 11 names: 4 new, 5 rejected"))
    #expect(run.messages.contains("ofac/alt.csv:4: record 4: no entry 9000009"))
    let entity = try #require(try exported("jsonl").records.first)
    #expect(entity["id"] == .string("ofac:9000001"))
    #expect(entity["countries"] == .array([.string("SY")]))
  }

  @Test("The same version again changes nothing")
  func again() {
    for _ in 0..<2 { _ = imported("un/consolidated.xml", [], "un") }
    let once = exported("jsonl").output
    let run = imported("un/consolidated.xml", [], "un")
    #expect(run.output.contains("nothing to change"))
    #expect(exported("jsonl").output == once)
  }

  private func imported(_ input: String, _ companions: [String], _ format: String) -> Run {
    imported(input, with: companions, ["--format", format, "--source", format])
  }

  @Test(
    "A file that cannot be read to its end changes nothing",
    arguments: ["</CONSOLIDATED_LIST>", "<!DOCTYPE x>"])
  func broken(end: String) throws {
    _ = imported("un/consolidated.xml", [], "un")
    let before = exported("jsonl").output
    let list =
      "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>"
      + "<FIRST_NAME>A</FIRST_NAME></INDIVIDUAL>"
    let path = try scratch.file("broken.xml", list + end)
    let run = Run("alias", "import", "--store", store, "--format", "un", "--source", "un", path)
    #expect(run.exit == .badData)
    #expect(run.messages.contains("broken.xml:1:"))
    #expect(exported("jsonl").output == before)
  }

  @Test("A table goes out in the formats of others")
  func export() throws {
    _ = imported("ftm/entities.ftm.json", [], "ftm")
    let ftm = exported("ftm")
    let person = try #require(try ftm.records.first { $0["schema"] == .string("Person") })
    #expect(person["id"] == .string("ftm:NK-InventedPerson0001"))
    #expect(exported("skos").output.contains("skos:prefLabel \"Khalil al-Mithali\""))
    #expect(exported("synonyms").lines.first?.hasPrefix("Khalil al-Mithali, Abu Numuna, ") == true)
    // What went out comes back as it was.
    let again = scratch.path("again")
    let path = try scratch.file("out.json", ftm.output)
    _ = Run(
      "alias", "import", "--store", again, "--format", "ftm", "--source", "ftm", "--quiet", path)
    let back = Run("alias", "export", "--store", again, "--format", "ftm")
    #expect(back.output == ftm.output)
  }

  @Test("Options that a format has no use for are turned down")
  func options() {
    for words in [
      ["--format", "ofac", "--languages", "ar"], ["--with", "a"],
      ["--format", "un", "--features", "P"],
      ["--format", "geonames", "--columns", "id=x"], ["--format", "wide", "--columns", "ids=x"],
    ] {
      let run = imported("ftm/entities.ftm.json", words)
      #expect(run.exit == .usage, "\(words)")
    }
    #expect(Run("alias", "export", "--store", store, "--base", "x:y").exit == .usage)
  }
}

import Foundation
import Testing

@testable import KunyaCommands

/// One run of the program, in this process: its words, its streams, and what became of it.
struct Run {
  let exit: ExitCode
  let output: String
  let messages: String

  /// Runs `kunya` with `words`; standard input holds `input`.
  init(_ words: String..., input: String = "", terminal: Terminal = .none) {
    self.init(words, TestConsole(input: input, terminal: terminal))
  }

  /// Runs `kunya` with standard input that may be no text.
  init(_ words: String..., bytes: [UInt8]) {
    self.init(words, TestConsole(bytes: bytes))
  }

  init(_ words: [String], _ test: TestConsole) {
    exit = Program.kunya.run(words, test.console)
    output = test.output
    messages = test.messages
  }

  /// The lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The output as JSON Lines.
  var records: [JSONValue] {
    get throws { try lines.map(JSONValue.init(parsing:)) }
  }

  /// What the outputs' schema does not allow in any line.
  func violations(of schema: String) throws -> [String] {
    let schema = try JSONSchema(named: schema)
    return try lines.flatMap { try schema.violations(in: $0) }
  }
}

/// A folder of its own for one test, removed with it.
final class Scratch {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kunya-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// The path of a file in the folder, whether or not it is there.
  func path(_ name: String) -> String { folder.appending(path: name).path() }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, bytes: Array(text.utf8))
  }

  /// Writes a file and gives its path.
  func file(_ name: String, bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: folder.appending(path: name))
    return path(name)
  }

  /// What a file holds.
  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// An index of a table in JSON Lines.
  func index(_ name: String, of entities: String) throws -> String {
    let table = try file(name + ".jsonl", entities)
    let index = path(name + ".idx")
    let run = Run("index", "build", "--table", table, "--output", index)
    #expect(run.exit == .success, "\(run.messages)")
    return index
  }

  /// A small table of entities: quicker than the one that comes with the program.
  func people() throws -> String {
    try file(
      "people.jsonl",
      """
      {"id": "p:moallem", "kind": "person", "names": [{"text": "Walid al-Moallem"}, \
      {"text": "وليد المعلم", "role": "preferred"}], "countries": ["SY"], "born": "1941"}
      {"id": "p:mikdad", "kind": "person", "names": [{"text": "Faisal Mikdad"}]}
      {"id": "g:latakia", "kind": "place", "names": [{"text": "Latakia"}, {"text": "اللاذقية"}]}
      {"id": "x:nusra", "names": [{"text": "Jabhat al-Nusra", "weak": true}]}

      """)
  }
}

import Foundation
import Testing

@testable import KunyaCommands

@Suite("Sudden death")
struct SuddenDeathTests {
  /// The program as it was built beside these tests.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "kunya")

  private func start(_ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func lines(_ word: String, _ count: Int) -> String {
    (0..<count).map {
      #"{"id":"e:\#($0)","names":[{"text":"\#(word) \#($0)"},{"text":"\#(word) B \#($0)"}]}"#
    }.joined(separator: "\n")
  }

  @Test("A change that is killed has happened wholly or not at all", arguments: 0..<8)
  func kill(_ number: Int) throws {
    let scratch = try Scratch()
    let store = scratch.path("names.kunya")
    let first = try scratch.file("first.jsonl", lines("First", 50))
    let second = try scratch.file("second.jsonl", lines("Second", 2000))
    #expect(Run("alias", "import", "--store", store, "--source", "s", first).exit == .success)
    let before = Run("alias", "export", "--store", store).output
    let after = Run(
      "alias", "import", "--store", scratch.path("whole"), "--source", "s", second)
    #expect(after.exit == .success)
    let whole = Run("alias", "export", "--store", scratch.path("whole")).output

    let process = try start(["alias", "import", "--store", store, "--source", "s", second])
    usleep(UInt32(number) * 60_000)
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()

    let found = Run("alias", "export", "--store", store).output
    #expect(found == before || found == whole)
    let check = Run("alias", "check", "--no-similar", "--store", store)
    #expect(check.exit == .success && !check.output.contains("integrity"))
    #expect(Run("alias", "add", "--store", store, "--id", "x:1", "After").exit == .success)
  }

  @Test("Processes that write at the same time wait for each other")
  func writers() throws {
    let scratch = try Scratch()
    let store = scratch.path("names.kunya")
    #expect(Run("alias", "init", "--store", store).exit == .success)
    let names = ["Homs", "Hama", "Tadmur", "Aleppo", "Latakia", "Raqqa"]
    let processes = try names.map {
      try start(["alias", "add", "--force", "--store", store, "--new", $0])
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(Run("alias", "history", "--store", store).lines.count == names.count)
    #expect(Run("alias", "list", "--store", store).lines.count == names.count)
  }
}

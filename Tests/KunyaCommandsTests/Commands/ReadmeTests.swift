import Foundation
import Testing

@testable import KunyaCommands

@Suite("The README's worked example")
struct ReadmeTests {
  /// A command line of the example, and what it answers.
  private struct Step {
    let words: [String]
    let answer: String
  }

  @Test("It runs, and answers as it says")
  func table() throws {
    let scratch = try Scratch()
    for step in try steps(ofSection: "Keeping a table") {
      // All files of the example stand in one folder; what is no file is left alone.
      let words = step.words.map { isFile($0) ? scratch.path($0) : $0 }
      switch step.words.first {
      case "cat":
        _ = try scratch.file(step.words[1], step.answer)
      case "diff":
        for file in ["entities.tsv", "aliases.tsv", "relations.tsv"] {
          let (one, two) = (step.words[2] + "/" + file, step.words[3] + "/" + file)
          #expect(try scratch.text(one) == scratch.text(two))
        }
      default:
        let run = Run(Array(words.dropFirst()), TestConsole())
        let said = run.messages + run.output
        #expect(said.replacing(scratch.path(""), with: "") == step.answer, "\(step.words)")
      }
    }
  }

  private func isFile(_ word: String) -> Bool {
    ["towns.csv", "towns.kunya", "copy.kunya", "towns", "copy"].contains(word)
  }

  /// The command lines of a section's code block, each with the lines up to the next one.
  private func steps(ofSection title: String) throws -> [Step] {
    let readme = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "## \(title)\n").dropFirst().first)
    let block = try #require(section.split(separator: "```").dropFirst().first)
    return block.split(separator: "$ ").dropFirst().map { step in
      let lines = step.split(separator: "\n", omittingEmptySubsequences: false)
      let answer = lines.dropFirst().joined(separator: "\n")
      return Step(
        words: words(String(lines[0])),
        answer: String(answer.trimmingPrefix("\n")).trimmingBlankLineAtEnd)
    }
  }

  /// The words of a shell command line; single quotes hold words together.
  private func words(_ line: String) -> [String] {
    line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap {
      $0.isMultiple(of: 2) ? $1.split(separator: " ").map(String.init) : [String($1)]
    }
  }
}

extension String {
  /// Without the empty line that stands between two steps.
  fileprivate var trimmingBlankLineAtEnd: String {
    hasSuffix("\n\n") ? String(dropLast()) : self == "\n" ? "" : self
  }
}

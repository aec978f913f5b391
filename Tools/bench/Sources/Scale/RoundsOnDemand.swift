import AliasIndex
import Glibc
import Kunya
import Matching
import Orthography
import Transliteration

/// Measures what it is asked for, so that another program can put its own measures in between.
///
/// Reads a command a line and answers with a line: how many items, how many of them right, and
/// the processor's seconds.
///
/// | command                    | what is timed                                             |
/// |----------------------------|-----------------------------------------------------------|
/// | `misspelt FROM COUNT`      | resolving a stretch of the misspelt mentions              |
/// | `exact FROM COUNT`         | resolving a stretch of the exact names                    |
/// | `pairs FILE`               | comparing two names a line, a tab between                 |
/// | `fold FILE`                | folding the names of a file, one a line                   |
/// | `transliterate SCHEME FILE`| transliterating them                                      |
struct RoundsOnDemand {
  private let open: OpenIndex
  private let misspelt: MentionFile
  private let exact: MentionFile

  init(index: String, folder: String) throws {
    misspelt = try MentionFile(path: folder + "/mentions.jsonl")
    exact = try MentionFile(path: folder + "/exact.jsonl")
    open = try OpenIndex(path: index)
  }

  /// Answers until there are no more commands.
  func run() throws {
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      guard let answer = try answer(words) else {
        throw Workload.Fault(description: "not a command: \(line)")
      }
      print("\(answer.count)\t\(answer.right)\t\(answer.seconds)")
      fflush(nil)
    }
  }

  private func answer(_ words: [String]) throws -> OpenIndex.Round? {
    switch (words.first, words.count) {
    case ("misspelt", 3): resolve(misspelt, words)
    case ("exact", 3): resolve(exact, words)
    case ("pairs", 2): try compare(words[1])
    case ("fold", 2): try fold(words[1])
    case ("transliterate", 3): try transliterate(words[1], words[2])
    default: nil
    }
  }

  private func resolve(_ file: MentionFile, _ words: [String]) -> OpenIndex.Round? {
    guard let start = Int(words[1]), let count = Int(words[2]) else { return nil }
    return open.resolve(file.stretch(from: start, count))
  }

  private func compare(_ path: String) throws -> OpenIndex.Round {
    let pairs = try NameBuffer.lines(path).map { line in
      let fields = line.split(separator: "\t").map(String.init)
      return (fields.first ?? "", fields.last ?? "")
    }
    let comparer = try Comparer()
    var matches = 0
    let seconds = ProcessorTime.seconds {
      for (a, b) in pairs where comparer.compare(a, b, kind: .person).decision == .match {
        matches += 1
      }
    }
    return OpenIndex.Round(count: pairs.count, right: matches, seconds: seconds)
  }

  private func fold(_ path: String) throws -> OpenIndex.Round {
    let names = NameBuffer(try NameBuffer.lines(path))
    let folder = open.knowledge.folder
    var text = FoldedText()
    let seconds = ProcessorTime.seconds {
      names.withEachName { folder.fold($0, into: &text) }
    }
    return OpenIndex.Round(count: names.count, seconds: seconds)
  }

  private func transliterate(_ scheme: String, _ path: String) throws -> OpenIndex.Round {
    let names = NameBuffer(try NameBuffer.lines(path))
    let session = try Transliterator().makeSession(scheme: scheme)
    var output: [UInt8] = []
    let seconds = ProcessorTime.seconds {
      names.withEachName { session.transliterate($0, appendingTo: &output) }
    }
    return OpenIndex.Round(count: names.count, seconds: seconds)
  }
}

import AliasIndex
import Glibc

/// What is measured of one index, a process of its own for each, so that no table's memory is
/// another's.
///
/// Prints a quantity a line: its name, a tab, the number in plain units (seconds, bytes, shares).
struct ScaleRow {
  private let open: OpenIndex
  private let misspelt: MentionFile
  private let exact: MentionFile

  /// Every round has its own mentions; one more goes before them and is not counted, so that what is
  /// timed is a search with caches that are warm, as in a long run.
  private static let rounds = 5

  /// - Parameter folder: as `NameFiles` writes it.
  init(index: String, folder: String) throws {
    misspelt = try MentionFile(path: folder + "/mentions.jsonl")
    exact = try MentionFile(path: folder + "/exact.jsonl")
    open = try OpenIndex(path: index)
  }

  /// Only what exact names take: for an index that stores the answers to its names.
  func printExact() {
    tell("bytes", Double(open.index.totals.bytes))
    measure("exact", exact, share: 1)
  }

  func print() {
    tell("aliases", Double(open.index.aliasCount))
    tell("bytes", Double(open.index.totals.bytes))
    tell("open", open.opening)
    tell("first-answer", open.firstAnswer)
    // Exact names first: they leave the caches as they are, being in the index word for word.
    measure("exact", exact, share: 1)
    // The last quarter of the misspelt ones is kept for the shares.
    let kept = misspelt.mentions.count * 3 / 4
    measure("misspelt", misspelt, share: 0.75)
    for (name, bytes) in Self.memory() { tell(name, bytes) }
    TimeShares(open).measure(
      warmUp: misspelt.mentions[..<kept], misspelt.mentions[kept...]
    ).forEach(tell)
  }

  private func measure(_ title: String, _ file: MentionFile, share: Double) {
    let each = max(1, Int(Double(file.mentions.count) * share) / (Self.rounds + 1))
    _ = open.resolve(file.stretch(from: 0, each))
    let rounds = (1...Self.rounds).map { open.resolve(file.stretch(from: $0 * each, each)) }
    let rates = rounds.map(\.rate).sorted()
    let latencies = rounds.flatMap(\.latencies).sorted()
    let right = rounds.reduce(0) { $0 + $1.right }
    let count = rounds.reduce(0) { $0 + $1.count }
    tell(title, Double(count))
    tell(title + "-rate", rates[rates.count / 2])
    tell(title + "-right", Double(right) / Double(max(1, count)))
    for (name, share) in [("p50", 0.5), ("p99", 0.99), ("max", 1)] {
      let place = Int((share * Double(latencies.count)).rounded(.up)) - 1
      tell("\(title)-\(name)", latencies.isEmpty ? 0 : latencies[max(0, place)] * 1e-6)
    }
  }

  /// The memory of this process that is in use, and how much of it are pages of files.
  private static func memory() -> [(String, Double)] {
    guard let lines = try? NameBuffer.lines("/proc/self/status") else { return [] }
    return [("resident", "VmRSS:"), ("resident-file", "RssFile:")].compactMap { name, field in
      guard let line = lines.first(where: { $0.hasPrefix(field) }) else { return nil }
      let words = line.split { $0 == " " || $0 == "\t" }
      return words.count > 1 ? Double(words[1]).map { (name, $0 * 1024) } : nil
    }
  }

  private func tell(_ name: String, _ value: Double) { Swift.print("\(name)\t\(value)") }
}

import AliasIndex
import Kunya
import Matching

/// Where the time of a mention goes: reading it, finding and aligning aliases, ranking and deciding.
struct TimeShares {
  private let open: OpenIndex
  private let search: CandidateSearch
  private let scratch = NameScratch()

  init(_ open: OpenIndex) {
    self.open = open
    search = CandidateSearch(index: open.index, knowledge: open.knowledge)
  }

  /// Means over mentions that neither the session nor the search has met.
  ///
  /// - Parameter warmUp: what the session has met.
  func measure(
    warmUp: ArraySlice<MentionFile.Mention>, _ mentions: ArraySlice<MentionFile.Mention>
  ) -> [(String, Double)] {
    for mention in warmUp { _ = parts(mention.text) }
    let scored = search.pairsScored
    var (read, found, whole) = (0.0, 0.0, 0.0)
    var candidates = 0
    for (number, mention) in mentions.enumerated() {
      // Who comes second finds the pages warm, so they take turns.
      if number % 2 == 0 { whole += resolve(mention.text) }
      let times = parts(mention.text)
      read += times.read
      found += times.found
      candidates += times.candidates
      if number % 2 == 1 { whole += resolve(mention.text) }
    }
    let count = Double(max(1, mentions.count))
    return [
      ("time-read", read / count), ("time-find", found / count),
      ("time-rank", max(0, whole - read - found) / count),
      ("pairs-scored", Double(search.pairsScored - scored) / count),
      ("candidates", Double(candidates) / count),
      ("words-met", wordsMet(warmUp, mentions)),
    ]
  }

  private func resolve(_ text: String) -> Double {
    let clock = ContinuousClock()
    return OpenIndex.seconds(clock.measure { _ = open.session.resolve(text) })
  }

  private func parts(_ text: String) -> (read: Double, found: Double, candidates: Int) {
    let clock = ContinuousClock()
    var text = text
    let start = clock.now
    text.withUTF8 { open.knowledge.readParts($0, kind: nil, scratch: scratch) }
    let read = clock.now
    let request = CandidateSearch.Request(bridged: scratch.bridged)
    let count = search.candidates(for: scratch.name, request).count
    let found = clock.now
    return (OpenIndex.seconds(read - start), OpenIndex.seconds(found - read), count)
  }

  /// The share of the words of mentions that came before, in them or in the warm-up: what a cache of
  /// words can save at most.
  private func wordsMet(
    _ warmUp: ArraySlice<MentionFile.Mention>, _ mentions: ArraySlice<MentionFile.Mention>
  ) -> Double {
    var known = Set(warmUp.flatMap { $0.text.split(separator: " ") })
    var (met, all) = (0, 0)
    for word in mentions.lazy.flatMap({ $0.text.split(separator: " ") }) {
      all += 1
      if !known.insert(word).inserted { met += 1 }
    }
    return Double(met) / Double(max(1, all))
  }
}

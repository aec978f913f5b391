import AliasIndex
import Kunya
import Matching

/// Where the time of a mention goes: reading it, finding and aligning aliases, ranking and deciding.
///
/// The same mentions are read; then read and searched for; then resolved. What one pass takes more
/// than the one before is the share of the step that it adds.
struct TimeShares {
  private let open: OpenIndex
  private let search: CandidateSearch
  private let scratch = NameScratch()

  init(_ open: OpenIndex) {
    self.open = open
    search = CandidateSearch(index: open.index, knowledge: open.knowledge)
  }

  /// Means over mentions that neither the session nor the search has met, by the processor's time.
  ///
  /// - Parameter warmUp: what the session has met.
  func measure(
    warmUp: ArraySlice<MentionFile.Mention>, _ mentions: ArraySlice<MentionFile.Mention>
  ) -> [(String, Double)] {
    for mention in warmUp { _ = candidates(mention.text) }
    let scored = search.pairsScored
    var found = 0
    let reading = ProcessorTime.seconds { for mention in mentions { read(mention.text) } }
    let searching = ProcessorTime.seconds {
      for mention in mentions { found += candidates(mention.text) }
    }
    let whole = open.resolve(mentions).seconds
    let count = Double(max(1, mentions.count))
    return [
      ("time-read", reading / count), ("time-find", max(0, searching - reading) / count),
      ("time-rank", max(0, whole - searching) / count),
      ("pairs-scored", Double(search.pairsScored - scored) / count),
      ("candidates", Double(found) / count), ("words-met", wordsMet(warmUp, mentions)),
    ]
  }

  private func read(_ text: String) {
    var text = text
    text.withUTF8 { open.knowledge.readParts($0, kind: nil, scratch: scratch) }
  }

  /// The number of aliases that are not out of the question.
  private func candidates(_ text: String) -> Int {
    read(text)
    let request = CandidateSearch.Request(bridged: scratch.bridged)
    return search.candidates(for: scratch.name, request).count
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

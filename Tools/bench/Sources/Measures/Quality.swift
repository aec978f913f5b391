import AliasIndex
import Kunya
import Matching
import Onomastics
import Sections

/// What speed must not be bought with: right answers, and how much work they took.
struct Quality {
  /// Share of misspelt mentions whose first candidate is the person meant.
  var top1: Double
  /// The same on the mentions that the linear scan got.
  var top1OfScanned: Double
  /// The same for the linear scan.
  var top1OfScan: Double
  /// Share of exact names whose first candidate is the person meant.
  var exactTop1: Double
  /// Pairs of words given to the edit model, a mention.
  var pairsScored: Double
  var bytesPerAlias: Double

  init(_ workload: Workload) {
    let session = workload.resolver.makeSession()
    func isRight(_ text: String, _ person: Int) -> Bool {
      session.resolve(text).candidates.first?.id == "\(person)"
    }
    let queries = workload.queries
    top1 = Self.share(queries) { isRight($0.text, $0.person) }
    exactTop1 = Self.share(Array(workload.people.enumerated())) { isRight($1.latin, $0) }

    let scan = LinearScan(workload.people.map(\.latin))
    let scanned = Array(queries.prefix(workload.sizes.scans * 10))
    top1OfScanned = Self.share(scanned) { isRight($0.text, $0.person) }
    top1OfScan = Self.share(scanned) { scan.nearest($0.text) == $0.person }

    pairsScored = Self.pairsScored(workload)
    bytesPerAlias =
      Double(workload.index.image.bytes.count) / Double(max(1, workload.index.aliasCount))
  }

  private static func share<Element>(
    _ elements: [Element], _ isRight: (Element) -> Bool
  ) -> Double {
    Double(elements.count(where: isRight)) / Double(max(1, elements.count))
  }

  private static func pairsScored(_ workload: Workload) -> Double {
    let search = CandidateSearch(index: workload.index, knowledge: workload.knowledge)
    let scratch = NameScratch()
    for query in workload.queries {
      var text = query.text
      text.withUTF8 { workload.knowledge.readParts($0, kind: .person, scratch: scratch) }
      _ = search.candidates(for: scratch.name, CandidateSearch.Request(bridged: scratch.bridged))
    }
    return Double(search.pairsScored) / Double(max(1, workload.queries.count))
  }
}

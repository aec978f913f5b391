internal import Kunya
internal import Learning
internal import Records

extension NameCluster {
  /// An ID for the group as it is proposed: the same spellings always get the same.
  var proposedID: String {
    let texts = members.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let hash = String(Fold.hash(texts.joined(separator: "\n")), radix: 16)
    return "cluster:" + String(repeating: "0", count: 16 - hash.count) + hash
  }
}

extension NameCluster.Member {
  /// Why the spelling is in its group, and what speaks most against it.
  var reason: String {
    let best = "\(scoreText(nearest.score)) with \(nearest.text)"
    if nearest == farthest { return best }
    let worst = farthest.score > 0 ? scoreText(farthest.score) : "nothing"
    return "\(best); \(worst) with \(farthest.text)"
  }
}

/// What stands in `source` of a proposal.
private let proposalSource = "kunya cluster"

extension TableWriter {
  /// Groups as rows of the alias table, with score and reason.
  mutating func proposals(_ clusters: [NameCluster], kind: ResolutionOptions.Kind?) {
    for column in ["id", "kind", "name", "lang", "role", "source", "score", "reason"] {
      field(column)
    }
    endRow()
    for cluster in clusters {
      let id = cluster.proposedID
      for (number, member) in cluster.members.enumerated() {
        field(id)
        field(kind?.rawValue ?? "")
        field(member.text)
        field("")
        field(number == 0 ? "preferred" : "alias")
        field(proposalSource)
        field(scoreText(member.score))
        field(member.reason)
        endRow()
      }
    }
  }
}

extension JSONWriter {
  /// A group as an entity, with scores and reasons beside its names.
  mutating func line(_ cluster: NameCluster, kind: ResolutionOptions.Kind?) {
    beginObject()
    key("id")
    string(cluster.proposedID)
    if let kind {
      key("kind")
      string(kind.rawValue)
    }
    key("names")
    beginArray()
    for (number, member) in cluster.members.enumerated() {
      beginObject()
      key("text")
      string(member.text)
      key("role")
      string(number == 0 ? "preferred" : "alias")
      key("source")
      string(proposalSource)
      key("score")
      score(member.score)
      key("reason")
      string(member.reason)
      endObject()
    }
    endArray()
    key("score")
    score(cluster.score)
    key("engine")
    string(Engine.description)
    endObject()
    endLine()
  }
}

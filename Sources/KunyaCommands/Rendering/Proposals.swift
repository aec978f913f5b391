internal import Kunya
internal import Learning
internal import Records

extension NameCluster {
  /// An ID for the group as it is proposed: the same spellings always get the same.
  ///
  /// Where spellings are known to mean an entity, it is that one's.
  var proposedID: String {
    if let identity { return identity.id }
    let texts = members.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let hash = String(Fold.hash(texts.joined(separator: "\n")), radix: 16)
    return "cluster:" + String(repeating: "0", count: 16 - hash.count) + hash
  }
}

extension NameCluster {
  /// The kind that the caller has given, else that of the entity; `nil` where neither says.
  func kind(_ given: ResolutionOptions.Kind?) -> String? {
    if let given { return given.rawValue }
    guard let kind = identity.flatMap({ ResolutionOptions.Kind(rawValue: $0.kind) }) else {
      return nil
    }
    return kind.rawValue
  }

  /// The role of the member at a position: an entity that is known has its preferred name already.
  func role(ofMember position: Int) -> String {
    position == 0 && identity == nil ? "preferred" : "alias"
  }
}

extension NameCluster.Member {
  /// Why the spelling is in its group, and what speaks most against it.
  var reason: String {
    if let identity { return "\(scoreText(identity.score)) with \(identity.alias)" }
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
        field(cluster.kind(kind) ?? "")
        field(member.text)
        field("")
        field(cluster.role(ofMember: number))
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
    if let kind = cluster.kind(kind) {
      key("kind")
      string(kind)
    }
    key("names")
    beginArray()
    for (number, member) in cluster.members.enumerated() {
      beginObject()
      key("text")
      string(member.text)
      key("role")
      string(cluster.role(ofMember: number))
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

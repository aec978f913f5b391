internal import AliasIndex
internal import Kunya
internal import Matching
internal import Records

extension JSONWriter {
  /// One line of `batch` and `resolve`: `Data/schemas/resolution.schema.json`.
  ///
  /// - Parameter before: another answer to the same mention, which this one takes the place of.
  mutating func line(_ answer: ResolvedMention, before: ResolvedMention? = nil) {
    beginObject()
    key("key")
    string(answer.key)
    key("name")
    string(answer.name)
    found(answer)
    key("form")
    form(answer.form)
    if let before {
      key("before")
      beginObject()
      found(before)
      endObject()
    }
    engine()
    endObject()
    endLine()
  }

  private mutating func found(_ answer: ResolvedMention) {
    key("decision")
    string(answer.resolution.decision.rawValue)
    key("matches")
    beginArray()
    for (position, candidate) in answer.resolution.candidates.enumerated() {
      self.candidate(candidate, answer.explanation(ofCandidate: position))
    }
    endArray()
  }

  /// The versions that every output carries.
  mutating func engine() {
    key("engine")
    string(engineDescription)
  }

  private mutating func candidate(_ candidate: Candidate, _ explanation: Explanation?) {
    beginObject()
    key("id")
    string(candidate.id)
    key("label")
    string(candidate.label)
    key("kind")
    string(candidate.kind.word)
    key("score")
    score(candidate.score)
    if let pairScore = candidate.pairScore {
      key("pair_score")
      score(pairScore)
    }
    key("alias")
    string(candidate.alias)
    if let explanation {
      key("explanation")
      self.explanation(explanation)
    }
    endObject()
  }
}

/// Made once, since every line carries it.
private let engineDescription = Engine.description

extension IndexEntity.Kind {
  /// The kind as outputs name it.
  var word: String {
    switch self {
    case .unknown: "unknown"
    case .person: "person"
    case .place: "place"
    case .organization: "organization"
    case .name: "name"
    }
  }
}

import AliasIndex
import Matching
import Onomastics
import Orthography

/// What the annotator asks of a session beyond resolving.
extension ResolverSession {
  /// The mention that was read last.
  var mention: PreparedName { scratch.name }

  /// A ranked entity as callers see it.
  func candidate(_ ranked: Ranking.Ranked) -> Candidate {
    let index = resolver.indexes[ranked.found.index]
    let entity = resolver.entity(ranked.found.entity)
    return Candidate(
      id: entity.id, label: entity.label, kind: entity.kind,
      alias: index.aliasText(ranked.found.candidate.alias), score: ranked.score, pairScore: nil,
      weak: index.isWeak(ranked.found.candidate.alias))
  }

  /// Whether an acronym matched.
  func isAcronym(_ ranked: Ranking.Ranked) -> Bool {
    resolver.indexes[ranked.found.index].isAcronym(ranked.found.candidate.alias)
  }

  /// Letters of the last name part of the mention that was read last, if it was matched.
  func lastMatchedPart(_ alignment: Aligner.Alignment) -> [UInt8] {
    guard
      let part = scratch.parse.parts.last(where: { $0.kind == .name || $0.kind == .placeWord })
    else { return [] }
    return Array(scratch.parse.text(part.reading))
  }

  /// Whether parts of the mention were joined to match.
  func joins(_ alignment: Aligner.Alignment) -> Bool {
    alignment.matches.contains { $0.joins > 1 }
  }

  /// Letters of a text's only name part; `nil` where it has several.
  func singlePart(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    resolver.knowledge.parse(bytes, kind: .person, scratch: scratch)
    guard scratch.parse.parts.count == 1, let part = scratch.parse.parts.first,
      part.kind == .name
    else { return nil }
    return Array(scratch.parse.text(part.reading))
  }
}

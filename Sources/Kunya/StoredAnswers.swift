package import AliasIndex
import Matching
import Sections

// Answers to the names of an index, found out once and kept in it. What is looked up is what the
// search would find: it is the search's own answer, and holds only where nothing has changed that
// the search depends on.

extension Resolver {
  /// Tells everything that answers depend on: the program, its rules and weights, and the indexes
  /// in their order. `nil` where weights were put in the place of those that were loaded.
  static func scope(of indexes: [AliasIndex], _ knowledge: Knowledge) -> UInt64? {
    guard let answering = knowledge.answering else { return nil }
    let program = Array(Engine.description.utf8).withUnsafeBytes { SectionFile.checksum($0) }
    return ([program, answering] + indexes.map(\.identity)).withUnsafeBytes {
      SectionFile.checksum($0)
    }
  }

  /// See `StoredAnswers.scope`.
  package var scope: UInt64? { Self.scope(of: indexes, knowledge) }
}

extension ResolverSession {
  /// The answer to a name that is, byte for byte, one of an index in which answers are stored;
  /// `nil` where nothing is stored for what is asked.
  ///
  /// - Complexity: O(1).
  func storedAnswer(
    _ name: UnsafeBufferPointer<UInt8>, _ options: ResolveOptions
  ) -> Resolution? {
    guard options.kind == nil, options.area == nil, options.limit <= StoredAnswers.most,
      // Who asks less of a match asks less of its parts.
      options.matchAt >= ResolveOptions.defaultMatchAt
    else { return nil }
    for number in resolver.answering {
      let index = resolver.indexes[number]
      guard let entry = index.answers?.find(name, in: index) else { continue }
      return resolution(of: entry, own: number, name, options)
    }
    return nil
  }

  /// - Returns: `nil` where the file is damaged.
  private func resolution(
    of entry: StoredAnswers.Entry, own: Int, _ name: UnsafeBufferPointer<UInt8>,
    _ options: ResolveOptions
  ) -> Resolution? {
    var candidates: [Candidate] = []
    candidates.reserveCapacity(min(entry.count, options.limit))
    for rank in 0..<min(entry.count, options.limit) {
      guard let stored = entry.candidate(rank, own: own, resolver.aliasNumbers) else { return nil }
      candidates.append(
        candidate(
          stored.alias, ofIndex: stored.index, score: stored.odds.probability, name, options))
    }
    return decide(candidates, contested: entry.contested, options) { entry.isConflicting }
  }

  /// What there is to store of the answer to a name.
  package func answer(to name: UnsafeBufferPointer<UInt8>) -> StoredAnswer {
    guard name.count <= Self.longestName else {
      return StoredAnswer(candidates: [], contested: nil, isConflicting: false)
    }
    let ranked = rank(name, kind: nil, limit: StoredAnswers.most)
    let options = ResolveOptions()
    return StoredAnswer(
      candidates: ranked.map {
        StoredAnswer.Candidate(
          index: $0.found.index, alias: $0.found.candidate.alias, odds: $0.odds)
      },
      contested: ranked.first?.contested,
      isConflicting: ranked.first.map {
        // Below that it is no match anyhow.
        $0.score >= options.matchAt && isConflicting(name, $0, options)
      } ?? false)
  }
}

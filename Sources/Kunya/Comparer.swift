public import AliasIndex
public import Matching

/// Says whether two names are spellings of one, and why; for one thread at a time.
///
/// ```swift
/// let comparer = try Comparer()
/// comparer.compare("Fayssal Mikdad", "فيصل المقداد").decision  // .match
/// ```
public final class Comparer {
  private let scorer: PairScorer

  package init(knowledge: Knowledge) {
    scorer = PairScorer(knowledge: knowledge)
  }

  /// A comparer for names out of a resolver's entities: a part is the rarer, and tells the more,
  /// the fewer of their names have it.
  public init(of resolver: Resolver) {
    let indexes = resolver.indexes
    scorer = PairScorer(knowledge: resolver.knowledge) { part in
      var (count, all) = (0, 0)
      for index in indexes {
        let found = index.occurrences(ofPart: part)
        count += found.count
        all += found.ofAll
      }
      return Float(count) / Float(max(1, all))
    }
  }

  /// A comparer with the embedded rules and weights.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public convenience init() throws(EmbeddedDataFault) {
    self.init(knowledge: try EmbeddedData.shared.get().knowledge)
  }

  /// Compares two names; the same for A and B as for B and A.
  ///
  /// - Parameter explain: whether to fill `Comparison.explanation`.
  public func compare(
    _ a: String, _ b: String, kind: IndexEntity.Kind? = nil, explain: Bool = false,
    matchAt: Double = ResolveOptions.defaultMatchAt,
    reviewAt: Double = ResolveOptions.defaultReviewAt
  ) -> Comparison {
    var a = a
    var b = b
    return a.withUTF8 { first in
      b.withUTF8 { second in
        let score: Double
        var explanation: Explanation?
        if explain {
          let found = scorer.explain(first, second, kind: kind?.nameKind)
          score = found.result.score
          explanation = found.explanation
        } else {
          score = scorer.score(first, second, kind: kind?.nameKind)
        }
        return Comparison(
          score: score,
          decision: score >= matchAt ? .match : score >= reviewAt ? .review : .none,
          explanation: explanation)
      }
    }
  }
}

/// What a comparison of two names found.
public struct Comparison: Sendable {
  /// Probability that the two are spellings of one name, 0 to 1, exclusive.
  public let score: Double
  public let decision: Decision
  /// Why; `nil` where not asked for.
  public let explanation: Explanation?
}

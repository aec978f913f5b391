package import AliasIndex
package import Matching
import Synchronization

/// Finds the entity behind any spelling of a name.
///
/// ```swift
/// let resolver = try Resolver()
/// let answer = resolver.resolve("Walid al-Moallem")
/// answer.candidates.first?.id  // "kunya:walid-al-moallem"
/// ```
///
/// A resolver is immutable and may be shared by any number of threads. Working memory is kept in
/// sessions; `resolve` takes one from a pool, and a thread with much to do holds its own
/// (`makeSession()`).
public final class Resolver: Sendable {
  package let knowledge: Knowledge
  package let indexes: [AliasIndex]
  /// Numbers of the indexes in which answers are stored that hold for this resolver.
  let answering: [Int]
  let aliasNumbers: AliasNumbers
  private let pool = Mutex<[SessionBox]>([])

  /// Sessions cross threads only through the pool, which hands each to one thread at a time.
  private struct SessionBox: @unchecked Sendable {
    let session: ResolverSession
  }

  /// A resolver over indexes that were built with the same knowledge.
  package init(knowledge: Knowledge, indexes: [AliasIndex]) {
    self.knowledge = knowledge
    self.indexes = indexes
    aliasNumbers = AliasNumbers(indexes)
    let scope =
      indexes.contains { $0.answers != nil } ? Self.scope(of: indexes, knowledge) : nil
    answering = indexes.indices.filter { number in
      indexes[number].answers.map { $0.scope == scope } ?? false
    }
  }

  /// Working memory for one thread.
  public func makeSession() -> ResolverSession {
    ResolverSession(resolver: self)
  }

  /// Working memory for one thread and a search of another width.
  package func makeSession(limits: CandidateSearch.Limits) -> ResolverSession {
    ResolverSession(resolver: self, limits: limits)
  }

  /// Working memory for one thread that looks nothing up that was found before.
  package func makeSearchingSession() -> ResolverSession {
    ResolverSession(resolver: self, limits: CandidateSearch.Limits())
  }

  /// Resolves one mention.
  ///
  /// - Parameter name: a name in any script; longer than 4,096 bytes finds nothing.
  public func resolve(_ name: String, options: ResolveOptions = ResolveOptions()) -> Resolution {
    let box = pool.withLock { $0.popLast() } ?? SessionBox(session: makeSession())
    defer { pool.withLock { $0.append(box) } }
    return box.session.resolve(name, options: options)
  }
}

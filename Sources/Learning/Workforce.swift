internal import Synchronization

/// Who does independent pieces of work: the calling thread, or threads that the caller provides.
///
/// This floor starts no threads of its own. What is computed must not depend on who computes it.
package struct Workforce: Sendable {
  private let perform: @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void

  /// - Parameter perform: calls `work` once for each piece, from any thread, and returns when all
  ///   pieces are done.
  package init(
    perform: @escaping @Sendable (_ pieces: Int, _ work: @escaping @Sendable (Int) -> Void) -> Void
  ) {
    self.perform = perform
  }

  /// One piece after the other, in the calling thread.
  package static let alone = Workforce { pieces, work in
    for piece in 0..<pieces { work(piece) }
  }

  /// The results of all pieces, in their order.
  package func map<Result: Sendable>(
    _ pieces: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Results<Result>(count: pieces)
    perform(pieces) { results.set($0, work($0)) }
    return results.all
  }

  /// Works on stretches of so many of the numbers below `count`, and strings their results together.
  package func map<Result: Sendable>(
    stretchesOf length: Int, _ count: Int, _ body: @escaping @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    map((count + length - 1) / length) { piece in
      body(piece * length..<min(count, (piece + 1) * length))
    }.flatMap { $0 }
  }

  private final class Results<Result: Sendable>: Sendable {
    private let storage: Mutex<[Result?]>

    init(count: Int) {
      storage = Mutex([Result?](repeating: nil, count: count))
    }

    func set(_ piece: Int, _ result: Result) {
      storage.withLock { $0[piece] = result }
    }

    var all: [Result] { storage.withLock { $0.compactMap { $0 } } }
  }
}

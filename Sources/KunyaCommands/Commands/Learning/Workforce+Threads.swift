internal import Learning
internal import Synchronization

extension Workforce {
  /// So many threads, each taking the next piece that nobody has taken yet.
  static func threads(_ count: Int) -> Workforce {
    Workforce { pieces, work in
      let next = Counter()
      let labour: @Sendable () -> Void = {
        while let piece = next.take(below: pieces) { work(piece) }
      }
      let workers = (1..<max(1, min(count, pieces))).compactMap { _ in WorkerThread(labour) }
      labour()
      for worker in workers { worker.join() }
    }
  }

  private final class Counter: Sendable {
    private let next = Atomic(0)

    func take(below limit: Int) -> Int? {
      let piece = next.add(1, ordering: .relaxed).oldValue
      return piece < limit ? piece : nil
    }
  }
}

import Synchronization
import Testing

@testable import KunyaCommands

@Suite("The ordered pipeline")
struct OrderedPipelineTests {
  private enum Failure: Error, Equatable {
    case reading(Int)
    case working(Int)
    case writing(Int)
  }

  /// Where a run is to fail; `nil` nowhere.
  private struct Run {
    var count = 500
    var readFailure: Int?
    var workFailures: Set<Int> = []
    var writeFailure: Int?
  }

  /// Squares numbers, some of them slowly, and returns what was written and thrown.
  private func square(_ run: Run, threads: Int) -> (written: [Int], failure: Failure?) {
    var next = 0
    var written: [Int] = []
    let workFailures = run.workFailures
    do throws(Failure) {
      try OrderedPipeline(threads: threads).run(
        read: { () throws(Failure) -> Int? in
          if next == run.readFailure { throw .reading(next) }
          guard next < run.count else { return nil }
          next += 1
          return next - 1
        },
        makeScratch: { 0 },
        work: { (number, spins: inout Int) throws(Failure) -> Int in
          // Uneven work, so that blocks are done out of order.
          for _ in 0..<(number * 7919 % 13 * 500) { spins &+= 1 }
          if workFailures.contains(number) { throw .working(number) }
          return number * number
        },
        write: { (square) throws(Failure) in
          if written.count == run.writeFailure { throw .writing(written.count) }
          written.append(square)
        })
      return (written, nil)
    } catch {
      return (written, error)
    }
  }

  @Test("Results come in the order of the input", arguments: 1...8)
  func order(_ threads: Int) {
    let (written, failure) = square(Run(), threads: threads)
    #expect(written == (0..<500).map { $0 * $0 })
    #expect(failure == nil)
  }

  @Test("No input, no output", arguments: [1, 4])
  func empty(_ threads: Int) {
    let (written, failure) = square(Run(count: 0), threads: threads)
    #expect(written.isEmpty)
    #expect(failure == nil)
  }

  @Test(
    "The earliest failing block is the one reported, and all before it are written",
    arguments: 1...8)
  func workError(_ threads: Int) {
    let (written, failure) = square(Run(workFailures: [101, 102, 103, 350]), threads: threads)
    #expect(failure == .working(101))
    #expect(written == (0..<101).map { $0 * $0 })
  }

  @Test("Blocks read before the reader fails are written", arguments: 1...8)
  func readError(_ threads: Int) {
    let (written, failure) = square(Run(readFailure: 100), threads: threads)
    #expect(failure == .reading(100))
    #expect(written == (0..<100).map { $0 * $0 })
  }

  @Test("An error in a block comes before the reader's that follows it", arguments: 1...8)
  func readAndWorkError(_ threads: Int) {
    let run = Run(readFailure: 100, workFailures: [99])
    #expect(square(run, threads: threads).failure == .working(99))
  }

  @Test("A writer that fails is asked no more", arguments: 1...8)
  func writeError(_ threads: Int) {
    let (written, failure) = square(Run(writeFailure: 50), threads: threads)
    #expect(failure == .writing(50))
    #expect(written.count == 50)
  }

  @Test("No more blocks are in memory than the capacity", arguments: 1...8)
  func bounds(_ threads: Int) {
    let pipeline = OrderedPipeline(threads: threads)
    var (inFlight, most) = (0, 0)
    var rest = 300
    pipeline.run(
      read: { () -> Int? in
        guard rest > 0 else { return nil }
        rest -= 1
        inFlight += 1
        most = max(most, inFlight)
        return rest
      },
      makeScratch: {},
      work: { number, _ in number },
      write: { _ in inFlight -= 1 })
    #expect(inFlight == 0)
    #expect(most <= (threads == 1 ? 1 : pipeline.capacity))
  }

  @Test("Every worker keeps one scratch to itself", arguments: 1...8)
  func scratch(_ threads: Int) {
    final class Scratch {
      var isInUse = false
    }
    let made = Mutex(0)
    let shared = Mutex(0)
    var left = 200
    OrderedPipeline(threads: threads).run(
      read: { () -> Int? in
        left -= 1
        return left >= 0 ? left : nil
      },
      makeScratch: {
        made.withLock { $0 += 1 }
        return Scratch()
      },
      work: { number, scratch in
        if scratch.isInUse { shared.withLock { $0 += 1 } }
        scratch.isInUse = true
        defer { scratch.isInUse = false }
        return number
      },
      write: { (_: Int) in })
    #expect((1...threads).contains(made.withLock { $0 }))
    #expect(shared.withLock { $0 } == 0)
  }
}

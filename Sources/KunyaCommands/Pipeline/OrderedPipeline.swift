/// Reads blocks, works on them in several threads, and writes the results in the order of the
/// input.
///
/// The thread that calls ``run(read:makeScratch:work:write:)`` reads and writes; the workers only
/// work. So reader and writer are plain closures over local variables, without locks.
///
/// - Memory is bounded: at most ``capacity`` blocks are anywhere between reader and writer.
/// - The result is the same for any number of threads: the same blocks are written, and the same
///   error is thrown, that of the earliest block in the order of the input.
/// - With one thread everything happens in the calling one, and a block is written before the
///   next is read: what a program needs that talks to us through a pipe and waits for each answer.
///   With more threads, blocks that get done while the reader waits for input are written when it
///   returns.
struct OrderedPipeline: Sendable {
  /// How many threads work.
  let threads: Int

  /// How many blocks may be in memory at once.
  let capacity: Int

  /// A pipeline of `threads` workers, at least one. Four blocks for each keep them busy while one
  /// block takes unusually long.
  init(threads: Int) {
    self.threads = max(1, threads)
    capacity = self.threads * 4
  }

  /// Runs until `read` gives no more blocks, or until the first error.
  ///
  /// - Parameters:
  ///   - read: gives the next block, `nil` at the end.
  ///   - makeScratch: makes what a worker keeps from block to block, in the worker's thread.
  ///   - work: turns a block into its result.
  ///   - write: takes the results, in the order of their blocks.
  /// - Throws: what the closures throw. All blocks before the one that failed have been written,
  ///   none after it. When `run` returns or throws, all threads have ended.
  func run<Input: Sendable, Output: Sendable, Scratch, Failure: Error>(
    read: () throws(Failure) -> Input?,
    makeScratch: @escaping @Sendable () -> Scratch,
    work: @escaping @Sendable (Input, inout Scratch) throws(Failure) -> Output,
    write: (Output) throws(Failure) -> Void
  ) throws(Failure) {
    let queue = Monitor(BlockQueue<Input, Result<Output, Failure>>(capacity: capacity))
    let workers =
      threads == 1
      ? []
      : (0..<threads).compactMap { _ in
        WorkerThread { serve(queue, makeScratch, work) }
      }
    // Also the way out where the system grants no threads at all.
    guard !workers.isEmpty else { return try runAlone(read, makeScratch, work, write) }
    defer {
      queue.change { $0.close() }
      for worker in workers { worker.join() }
    }
    try feed(queue, read, write)
  }

  private func runAlone<Input, Output, Scratch, Failure: Error>(
    _ read: () throws(Failure) -> Input?, _ makeScratch: () -> Scratch,
    _ work: (Input, inout Scratch) throws(Failure) -> Output,
    _ write: (Output) throws(Failure) -> Void
  ) throws(Failure) {
    var scratch = makeScratch()
    while let input = try read() {
      try write(try work(input, &scratch))
    }
  }

  /// The calling thread's part: write what is done, else read while there is room, else wait.
  private func feed<Input, Output, Failure: Error>(
    _ queue: Monitor<BlockQueue<Input, Result<Output, Failure>>>,
    _ read: () throws(Failure) -> Input?, _ write: (Output) throws(Failure) -> Void
  ) throws(Failure) {
    var readFailure: Failure?
    var isAtEnd = false
    while true {
      let step: Step<Result<Output, Failure>> = queue.wait { queue in
        if let result = queue.removeOldest() { return .write(result) }
        if !isAtEnd && !queue.isFull { return .read }
        return queue.isEmpty ? .stop : nil
      }
      switch step {
      case .write(let result):
        try write(try result.get())
      case .read:
        do throws(Failure) {
          if let input = try read() { queue.change { $0.put(input) } } else { isAtEnd = true }
        } catch {
          // Blocks read before the failure come first, and so does an error in one of them.
          (isAtEnd, readFailure) = (true, error)
        }
      case .stop:
        if let readFailure { throw readFailure }
        return
      }
    }
  }
}

private enum Step<Output> {
  case write(Output)
  case read
  case stop
}

/// A worker's life: take the oldest block that waits, work on it, hand it in, until the close.
private func serve<Input, Output, Scratch, Failure: Error>(
  _ queue: Monitor<BlockQueue<Input, Result<Output, Failure>>>,
  _ makeScratch: () -> Scratch,
  _ work: (Input, inout Scratch) throws(Failure) -> Output
) {
  var scratch = makeScratch()
  while true {
    let block: (number: Int, input: Input)?? = queue.wait { queue in
      // Closing also ends the work on blocks that nobody will write any more.
      if queue.isClosed { return .some(nil) }
      return queue.take().map { .some($0) }
    }
    guard case .some(.some(let block)) = block else { return }
    let result: Result<Output, Failure>
    do throws(Failure) {
      result = .success(try work(block.input, &scratch))
    } catch {
      result = .failure(error)
    }
    queue.change { $0.finish(block.number, result) }
  }
}

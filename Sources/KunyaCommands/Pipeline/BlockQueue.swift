/// The blocks between reader and writer: a ring in input order, each block waiting for a worker,
/// being worked on, or done.
///
/// A block's place in the ring is its number modulo the ring's size, so that blocks leave in the
/// order in which they came, whatever the order in which they are done.
struct BlockQueue<Input, Output> {
  private enum Slot {
    case free
    case waiting(Input)
    case inWork
    case done(Output)
  }

  private var slots: [Slot]

  // Numbers of blocks; `written ≤ taken ≤ read ≤ written + slots.count` at all times.
  private var read = 0
  private var taken = 0
  private var written = 0

  /// Whether no more blocks will come, so that workers may go home.
  private(set) var isClosed = false

  init(capacity: Int) {
    slots = Array(repeating: .free, count: capacity)
  }

  var isEmpty: Bool { read == written }

  var isFull: Bool { read - written == slots.count }

  /// Adds the next block; there must be room.
  mutating func put(_ input: Input) {
    slots[read % slots.count] = .waiting(input)
    read += 1
  }

  /// Gives out the oldest block that waits, with its number.
  mutating func take() -> (number: Int, input: Input)? {
    guard taken < read, case .waiting(let input) = slots[taken % slots.count] else { return nil }
    slots[taken % slots.count] = .inWork
    taken += 1
    return (taken - 1, input)
  }

  /// Stores what has become of a block.
  mutating func finish(_ number: Int, _ output: Output) {
    slots[number % slots.count] = .done(output)
  }

  /// Removes the oldest block, where it is done.
  mutating func removeOldest() -> Output? {
    guard !isEmpty, case .done(let output) = slots[written % slots.count] else { return nil }
    slots[written % slots.count] = .free
    written += 1
    return output
  }

  mutating func close() {
    isClosed = true
  }
}

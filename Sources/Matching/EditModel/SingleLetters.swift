/// What operations of at most one letter a side bring, by context and the two letters; 0 for no
/// letter. Floors are filled in, so that nothing has to be looked up further.
struct SingleLetters {
  // Raw memory that belongs to an edit table and is never written after its init.
  private let memory: UnsafeMutablePointer<Float>
  private static let count = LetterIndex.count

  init() {
    memory = .allocate(capacity: (EditContext.count + 1) * Self.count * Self.count)
    memory.initialize(
      repeating: -.infinity, count: (EditContext.count + 1) * Self.count * Self.count)
  }

  func deallocate() { memory.deallocate() }

  /// Sets what an operation brings, by context.
  func set(left: Int, right: Int, _ weights: [Float]) {
    let cell = left * Self.count + right
    for (context, weight) in weights.enumerated() {
      memory[context * Self.count * Self.count + cell] = weight
    }
    memory[EditContext.count * Self.count * Self.count + cell] = weights.reduce(
      -.infinity, max)
  }

  /// Weights of one context; see `row`.
  @inline(__always)
  func weights(_ context: Int) -> UnsafePointer<Float> {
    UnsafePointer(memory + context * Self.count * Self.count)
  }

  /// The best of all contexts; see `row`.
  @inline(__always)
  var bests: UnsafePointer<Float> { weights(EditContext.count) }

  /// Where the weights of a letter of one side begin, and how far apart they are for the letters of
  /// the other.
  @inline(__always)
  func row(ofOwn own: Int, _ isLeft: Bool) -> (first: Int, step: Int) {
    isLeft ? (own * Self.count, 1) : (own, Self.count)
  }

  /// What a letter of one side brings against one of the other.
  ///
  /// - Parameter isLeft: whether `own` stands on the table's left.
  @inline(__always)
  func weight(_ context: Int, own: Int, other: Int, _ isLeft: Bool) -> Float {
    let (first, step) = row(ofOwn: own, isLeft)
    return weights(context)[first + other * step]
  }

  /// The best that a letter of one side brings against one of the other, in any context.
  @inline(__always)
  func best(own: Int, other: Int, _ isLeft: Bool) -> Float {
    let (first, step) = row(ofOwn: own, isLeft)
    return bests[first + other * step]
  }
}

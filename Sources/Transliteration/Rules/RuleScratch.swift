/// Working memory of ``RuleProgram``, for one thread at a time; once warm it allocates nothing.
public final class RuleScratch {
  /// The text before and after a pass: characters with their class in the upper byte.
  var text: UnsafeMutableBufferPointer<UInt32> = .allocate(capacity: 256)
  var result: UnsafeMutableBufferPointer<UInt32> = .allocate(capacity: 256)
  var count = 0
  private var bytes: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 1024)

  public init() {}

  deinit {
    text.deallocate()
    result.deallocate()
    bytes.deallocate()
  }

  /// Room for the bytes of a result.
  func bytes(atLeast capacity: Int) -> UnsafeMutableBufferPointer<UInt8> {
    if bytes.count < capacity {
      bytes.deallocate()
      bytes = .allocate(capacity: capacity + capacity / 2)
    }
    return bytes
  }

  /// Makes room for a text, which may be lost.
  func reserveText(_ capacity: Int) {
    guard text.count < capacity else { return }
    text.deallocate()
    text = .allocate(capacity: capacity + capacity / 2)
  }

  /// Makes room for the result of a pass.
  @inline(__always)
  func reserveResult(_ capacity: Int) {
    if result.count < capacity { growResult(capacity) }
  }

  private func growResult(_ capacity: Int) {
    result.deallocate()
    result = .allocate(capacity: capacity + capacity / 2)
  }

  @inline(__always)
  func takeResult(_ count: Int) {
    swap(&text, &result)
    self.count = count
  }
}

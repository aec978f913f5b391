/// The part of the input that has been read and not yet made into records.
struct InputWindow: ~Copyable, Sendable {
  private(set) var source: ByteSource
  private var storage: [UInt8] = []
  private var start = 0
  private var end = 0
  private let chunkSize: Int
  private var isAtStart = true
  private(set) var isAtEnd = false

  init(_ source: consuming ByteSource, chunkSize: Int) {
    self.source = source
    self.chunkSize = chunkSize
  }

  var count: Int { end - start }

  /// Reads another chunk behind the bytes there are; at the end of the input sets `isAtEnd`.
  mutating func readMore() throws(RecordError) {
    repeat { try readChunk() } while isAtStart && !skipByteOrderMark()
  }

  /// Gives the bytes in the window to `body`.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  mutating func consume(_ count: Int) {
    start += count
  }

  private mutating func readChunk() throws(RecordError) {
    makeRoom()
    let read = try source.read(into: &storage, at: end..<end + chunkSize)
    end += read
    isAtEnd = read == 0
  }

  /// Moves the bytes to the front and grows the storage, so that a chunk fits behind them.
  private mutating func makeRoom() {
    if start > 0 {
      storage.withUnsafeMutableBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: bytes[..<(end - start)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      }
      end -= start
      start = 0
    }
    if storage.count < end + chunkSize {
      let size = max(end + chunkSize, 2 * storage.count)
      storage += [UInt8](repeating: 0, count: size - storage.count)
    }
  }

  /// Drops U+FEFF at the input's start; false while its bytes may still be coming.
  private mutating func skipByteOrderMark() -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let isMark = storage[start..<end].prefix(3).elementsEqual(mark.prefix(count))
    if isMark && count < 3 && !isAtEnd { return false }
    isAtStart = false
    if isMark && count >= 3 { start += 3 }
    return true
  }
}

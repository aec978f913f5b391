/// The lines of an input, as they come; broken UTF-8 is repaired with U+FFFD.
struct LineInput {
  private let input: ByteInput
  private var buffer: [UInt8] = []
  private var start = 0
  private var hasEnded = false

  init(_ input: ByteInput) {
    self.input = input
  }

  /// Whether no whole line is left of what has been read so far.
  var isEmpty: Bool { !buffer[start...].contains(0x0A) }

  /// The next line without its end; `nil` behind the last one.
  mutating func next() throws(CommandError) -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return line(start..<end)
      }
      if hasEnded {
        defer { start = buffer.count }
        return start < buffer.count ? line(start..<buffer.count) : nil
      }
      searched = buffer.count - start
      try fill()
    }
  }

  private func line(_ range: Range<Int>) -> String {
    let hasReturn = buffer[range].last == 0x0D
    return String(decoding: buffer[range].dropLast(hasReturn ? 1 : 0), as: UTF8.self)
  }

  private mutating func fill() throws(CommandError) {
    buffer.removeSubrange(..<start)
    start = 0
    let kept = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: 1 << 16))
    let input = input
    var span = buffer.mutableSpan
    let count = try span.withUnsafeMutableBytes { (bytes) throws(CommandError) in
      try input.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[kept...]))
    }
    buffer.removeLast(buffer.count - kept - count)
    hasEnded = count == 0
  }
}

/// Cuts long text into pieces that are annotated one after the other, so that folding needs no
/// memory for all of it.
///
/// No mention crosses the end of a line, so pieces end there; only in a line of more than
/// `longest` bytes at a space, and at worst within a word.
struct TextPieces: Sequence, IteratorProtocol {
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// A piece ends with the first line that makes it as long as this, in bytes.
  static let usual = 1 << 15
  /// No piece is longer than this, in bytes.
  static let longest = 1 << 18

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func next() -> Range<Int>? {
    guard position < text.count else { return nil }
    let start = position
    position = end(from: start)
    return start..<position
  }

  private func end(from start: Int) -> Int {
    guard text.count - start > Self.usual else { return text.count }
    let limit = Swift.min(text.count, start + Self.longest)
    let lineFeed = UInt8(ascii: "\n")
    if let end = text[start + Self.usual..<limit].firstIndex(of: lineFeed) { return end + 1 }
    guard limit < text.count else { return limit }
    if let end = text[start..<limit].lastIndex(where: { $0 == lineFeed || $0 == 0x20 }) {
      return end + 1
    }
    // Not within a character.
    var end = limit
    while end > start + 1, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}

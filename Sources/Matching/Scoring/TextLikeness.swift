/// How alike two texts are as they are written: marks, articles and spaces count, which the letters of
/// parts leave out. Among places of one name they tell which is meant (Ad Dālī, Dālī).
///
/// Levenshtein's distance over bytes, ASCII capitals as small letters, by Myers's bit vectors (Hyyrö
/// 2003). Of longer texts the first 64 bytes count.
package struct TextLikeness {
  private static let most = 64

  /// Where each byte stands in the text, one bit a place.
  private var places = [UInt64](repeating: 0, count: 256)
  private let count: Int
  private let words: Int

  package init(_ text: UnsafeBufferPointer<UInt8>) {
    count = min(text.count, Self.most)
    words = Self.words(text)
    for place in 0..<count { places[Self.small(text[place])] |= 1 << UInt64(place) }
  }

  /// The share of the longer text that need not be changed to make one of the other, 0…1.
  ///
  /// - Complexity: O(n).
  package func likeness(to other: UnsafeBufferPointer<UInt8>) -> Float {
    let length = min(other.count, Self.most)
    guard count > 0, length > 0 else { return 0 }
    let last: UInt64 = 1 << UInt64(count - 1)
    var distance = count
    var (more, less) = (UInt64.max, UInt64(0))
    for place in 0..<length {
      let equal = places[Self.small(other[place])]
      let diagonal = ((equal & more) &+ more ^ more) | equal
      var up = less | ~(diagonal | more)
      var down = more & diagonal
      if up & last != 0 { distance += 1 }
      if down & last != 0 { distance -= 1 }
      up = up << 1 | 1
      down <<= 1
      let vertical = equal | less
      more = down | ~(vertical | up)
      less = up & vertical
    }
    return 1 - Float(distance) / Float(max(count, length))
  }

  /// How many more words one of the two texts has.
  package func wordDifference(to other: UnsafeBufferPointer<UInt8>) -> Int {
    abs(words - Self.words(other))
  }

  private static func words(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    text.reduce(1) { $1 == 0x20 ? $0 + 1 : $0 }
  }

  @inline(__always)
  private static func small(_ byte: UInt8) -> Int {
    Int(0x41...0x5A ~= byte ? byte + 0x20 : byte)
  }
}

/// The aliases that have a word, ascending, and what else they have, as they stand in an image.
///
/// Each is a number (see `ByteReader.number`) and up to three tags of two bytes, the lower one first.
/// The number's lowest two bits tell how many tags there are; the others, what the alias is more than
/// the one before.
struct PostingList: Sequence, IteratorProtocol {
  /// One alias.
  struct Element {
    var alias: UInt32
    /// See `WordTags.others`.
    var others: UInt64
  }

  /// Aliases that can be told; an index has fewer.
  static let mostAliases = 1 << 30

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place: Int
  private var left: Int
  private let bound: Int
  private var last: UInt32 = 0

  /// - Parameters:
  ///   - place: where the first one stands.
  ///   - left: how many there are.
  ///   - bound: what aliases are less than.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, count: Int, bound: Int) {
    self.bytes = bytes
    self.place = Swift.max(0, place)
    left = count
    self.bound = bound
  }

  /// The next alias; a hostile image may hold anything, and ends there.
  mutating func next() -> Element? {
    var reader = ByteReader(bytes, at: place)
    guard left > 0, !reader.isAtEnd else { return nil }
    left -= 1
    let number = reader.number()
    var others: UInt64 = 0
    for tag in 0..<UInt64(number & 3) {
      others |= (UInt64(reader.byte()) | UInt64(reader.byte()) << 8) << (16 * tag)
    }
    place = reader.position
    last &+= number >> 2
    guard last < bound else {
      left = 0
      return nil
    }
    return Element(alias: last, others: others)
  }

  /// Visits all that are left, each with its other tags, as a loop would, but some bytes at a time.
  @inline(__always)
  consuming func visitAll(_ body: (UInt32, UInt64) -> Void) {
    var (place, left, last) = (place, left, last)
    let base = UnsafeRawPointer(bytes.baseAddress)
    // Eight bytes of tags behind three of a number: what stands nearer the end is read by the byte.
    while left > 0, let base, place &+ 11 <= bytes.count {
      let four = (base + place).loadUnaligned(as: UInt32.self).littleEndian
      let number: UInt32
      if four & 0x80 == 0 {
        number = four & 0x7F
        place &+= 1
      } else if four & 0x8000 == 0 {
        number = four & 0x7F | four >> 1 & 0x3F80
        place &+= 2
      } else if four & 0x80_0000 == 0 {
        number = four & 0x7F | four >> 1 & 0x3F80 | four >> 2 & 0x1F_C000
        place &+= 3
      } else {
        break
      }
      let size = number & 3
      let tags = (base + place).loadUnaligned(as: UInt64.self).littleEndian
      place &+= Int(2 &* size)
      left &-= 1
      last &+= number &>> 2
      guard last < bound else { return }
      body(last, tags & ~(.max &<< UInt64(16 &* size)))
    }
    (self.place, self.left, self.last) = (place, left, last)
    while let posting = next() { body(posting.alias, posting.others) }
  }

  /// Appends an alias.
  ///
  /// - Parameter step: what it is more than the one before; below `mostAliases`.
  static func append(step: UInt32, _ others: UInt64, to bytes: inout [UInt8]) {
    let count = WordTags.count(others)
    bytes.append(number: step << 2 | UInt32(count))
    withUnsafeBytes(of: others.littleEndian) { bytes.append(contentsOf: $0.prefix(2 * count)) }
  }
}

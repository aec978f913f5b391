/// Which words an alias has, in 64 bits: up to four tags of 16 bits, zeros behind the last.
///
/// The search reads nothing else of most aliases. In an index of more than 65,534 words some share a
/// tag: tags tell for certain which words an alias does not have, and nearly always which it has.
struct WordTags: BitwiseCopyable {
  private(set) var bits: UInt64 = 0

  /// Of aliases with more than four words; their names tell.
  static let tooMany = UInt64.max
  private static let most = 4
  /// Different tags: 1, 2, …; the last 16-bit number is not among them.
  private static let different: UInt32 = 65_534
  /// One more than the greatest number that may stand where a tag should.
  static let bound = 1 << 16

  @inline(__always)
  static func tag(of word: UInt32) -> Int { Int(word % different) + 1 }

  private var words = 0

  mutating func add(_ word: UInt32) {
    if words < Self.most {
      bits |= UInt64(Self.tag(of: word)) << UInt64(16 * words)
    } else {
      bits = Self.tooMany
    }
    words += 1
  }

  // MARK: Beside one word

  /// The tags beside that of the word with a number; three that no word has, where there are too many.
  func others(besides place: Int) -> UInt64 {
    if bits == Self.tooMany { return bits >> 16 }
    let shift = UInt64(16 * place)
    let before = bits & ((1 << shift) - 1)
    let behind = (bits >> shift) >> 16
    return before | behind << shift
  }

  /// How many tags there are.
  @inline(__always)
  static func count(_ tags: UInt64) -> Int { (64 - tags.leadingZeroBitCount + 15) / 16 }

  /// All tags of an alias: that of a word, and the others.
  @inline(__always)
  static func all(_ word: UInt64, _ others: UInt64) -> UInt64 {
    others == tooMany >> 16 ? tooMany : others << 16 | word
  }
}

/// Which letters a word has, once or more often, in 64 bits: spellings of one name in one alphabet
/// share most of them, whatever their order.
struct LetterBag: BitwiseCopyable {
  /// Two bits for each of 32 letters, the second where it stands twice at least.
  private var bits: UInt64 = 0
  /// How many bits are set.
  private var count = 0

  init() {}

  /// - Parameter letters: numbers of `LetterIndex`.
  init(_ letters: some Sequence<UInt8>) {
    for letter in letters {
      let once: UInt64 = 1 << UInt64(2 * (letter & 31))
      bits |= bits & once == 0 ? once : once << 1
    }
    count = bits.nonzeroBitCount
  }

  var isEmpty: Bool { bits == 0 }

  /// Whether two words of one alphabet may be spellings of one name: no more than three letters and
  /// three tenths of both words stand in one of them alone.
  ///
  /// Of the pairs under a common key a third or more is refused; among them are few whose letters the
  /// edit model finds alike (similarity above −12: one in fifty), and what the lexicon knows as one name.
  @inline(__always)
  func isAlike(_ other: LetterBag) -> Bool {
    // The difference is the sum less twice what both have; counting bits is what costs here.
    7 &* (count &+ other.count) &- 20 &* (bits & other.bits).nonzeroBitCount <= 30
  }
}

import Sections

/// The parts of a mention that the words with a tag may bring something to; one a thread.
///
/// Small enough to stay in the processor's nearest caches: most aliases are judged by it alone. See
/// `WordTags`.
struct TagMasks: ~Copyable {
  /// Parts beyond have no bit: what is said of the masks holds of the first so many.
  static let most = 8

  /// By tag, one bit a part. An alias with too many words for tags may have any.
  private let masks: UnsafeMutablePointer<UInt8>
  /// The tags whose masks are not 0.
  private var filled = WorkBuffer<UInt16>()

  init() {
    masks = .allocate(capacity: WordTags.bound)
    masks.initialize(repeating: 0, count: WordTags.bound)
    masks[WordTags.bound - 1] = .max
  }

  deinit { masks.deallocate() }

  mutating func clear() {
    for tag in filled.values { masks[Int(tag)] = 0 }
    filled.removeAll()
  }

  /// Enters that a word may bring something to a part.
  @inline(__always)
  mutating func insert(_ word: UInt32, _ position: Int) {
    guard position < Self.most else { return }
    let tag = WordTags.tag(of: word)
    if masks[tag] == 0 { filled.append(UInt16(truncatingIfNeeded: tag)) }
    masks[tag] |= 1 &<< UInt8(truncatingIfNeeded: position)
  }

  /// Takes back all that was entered of a part.
  mutating func remove(_ position: Int) {
    guard position < Self.most else { return }
    var kept = 0
    for place in filled.indices {
      let tag = filled[place]
      masks[Int(tag)] &= ~(1 << UInt8(position))
      if masks[Int(tag)] != 0 {
        filled[kept] = tag
        kept += 1
      }
    }
    filled.removeLast(downTo: kept)
  }

  /// Tells the parts that aliases may have something for, until something else is entered.
  var sieve: Sieve { Sieve(masks: masks) }

  /// Tells what an alias may have something for by its tags alone.
  struct Sieve {
    fileprivate let masks: UnsafeMutablePointer<UInt8>

    /// The same of an alias with up to three tags.
    @inline(__always)
    func mask(ofOthers tags: UInt64) -> UInt8 {
      masks[Int(tags & 0xFFFF)] | masks[Int(tags >> 16 & 0xFFFF)]
        | masks[Int(tags >> 32 & 0xFFFF)]
    }

    /// One bit for each of the first parts, of an alias with these tags.
    @inline(__always)
    func mask(ofTags tags: UInt64) -> UInt8 {
      masks[Int(tags & 0xFFFF)] | masks[Int(tags >> 16 & 0xFFFF)]
        | masks[Int(tags >> 32 & 0xFFFF)] | masks[Int(tags >> 48)]
    }
  }
}

import Orthography

/// A `PairSide` by its plain address, so that inner loops count no references.
///
/// Behind the head lie the units, then three numbers for every part, and what the units are known as.
struct SideView {
  let head: UnsafePointer<SideHead>

  @inline(__always)
  var unitCount: Int { Int(head.pointee.unitCount) }
  /// Where the units that read parts as one begin; they lie behind all others.
  @inline(__always)
  var joinedStart: Int { Int(head.pointee.joinedStart) }
  @inline(__always)
  var partCount: Int { Int(head.pointee.partCount) }

  /// Reads a byte of nearly every cache line that comparisons within one alphabet need, so that slow
  /// memory is waited for once and not line after line: names that were not compared just before take some
  /// 3 % less time.
  ///
  /// - Returns: a number of no meaning: reading of which nothing came would be optimized away.
  @inline(__always)
  func fetch() -> UInt8 {
    let start = UnsafeRawPointer(head)
    // As if every word had seven letters. Where they are shorter that still lies within the name's
    // memory: behind them stand the words of the other table, of 96 bytes at least.
    let unit = MemoryLayout<SideUnit>.stride &+ UnitWord.size(7, isCross: false)
    let size = SideHead.size &+ unitCount &* unit
    var (place, sum): (Int, UInt8) = (Self.cacheLine, 0)
    while place < size {
      sum ^= start.load(fromByteOffset: place, as: UInt8.self)
      place &+= Self.cacheLine
    }
    return sum
  }

  private static var cacheLine: Int { 64 }

  @inline(__always)
  var units: UnsafePointer<SideUnit> {
    (UnsafeRawPointer(head) + SideHead.size).assumingMemoryBound(to: SideUnit.self)
  }

  @inline(__always)
  var prices: UnsafePointer<Float> {
    UnsafeRawPointer(units + unitCount).assumingMemoryBound(to: Float.self)
  }

  @inline(__always)
  var asMention: AssignmentSearch.Side {
    side(prices, head.pointee.missing)
  }

  @inline(__always)
  var asAlias: AssignmentSearch.Side {
    side(prices + partCount, head.pointee.extra)
  }

  @inline(__always)
  private func side(
    _ prices: UnsafePointer<Float>, _ sums: (all: Float, names: Float)
  ) -> AssignmentSearch.Side {
    AssignmentSearch.Side(
      UnsafeBufferPointer(start: prices, count: partCount),
      AssignmentSearch.Side.Sums(
        all: sums.all, names: sums.names, nameMask: head.pointee.partSums.nameMask))
  }

  /// What some of its parts tell that met nothing.
  ///
  /// - Parameter left: the parts, one bit each.
  @inline(__always)
  func left(_ left: UInt32) -> LeftParts {
    let information = prices + 2 &* partCount
    return LeftParts(head.pointee.partSums, left: left) { information[$0] }
  }
}

extension SideView {
  /// Whether some unit that reads parts as one may be short enough to be another unit of that name;
  /// parts written as one are never compared with parts written as one.
  @inline(__always)
  func mayMeetJoined(_ other: SideView) -> Bool {
    let alphabets = head.pointee.alphabets | other.head.pointee.alphabets
    // Two alphabets write a name with more letters or fewer.
    return alphabets & (alphabets &- 1) != 0
      || head.pointee.shortestJoined
        <= other.head.pointee.longestPlain &+ UInt8(PreparedName.mostLongerJoined)
  }
}

/// What a comparison needs of a name as a whole: with what Swift keeps of the memory a cache line.
struct SideHead: BitwiseCopyable {
  let unitCount: UInt16
  /// Where the units begin that read parts as one.
  let joinedStart: UInt16
  let partCount: UInt8
  /// Letters of the shortest of these, and of the longest of the others.
  let shortestJoined: UInt8
  let longestPlain: UInt8
  /// Those of its units, one bit each.
  let alphabets: UInt8
  let partSums: PartSums
  /// What its parts cost that meet nothing, all and those that are names: in a mention and in an alias.
  fileprivate let missing: (all: Float, names: Float)
  fileprivate let extra: (all: Float, names: Float)

  init(_ name: PreparedName, _ prices: Prices) {
    unitCount = UInt16(name.units.count)
    partCount = UInt8(name.parts.count)
    let plain = name.units.prefix { $0.kind != .joined }
    let joined = name.units.dropFirst(plain.count)
    assert(joined.allSatisfy { $0.kind == .joined })
    joinedStart = UInt16(plain.count)
    longestPlain = plain.reduce(0) { max($0, UInt8($1.count)) }
    shortestJoined = joined.reduce(UInt8(EditModel.longestWord)) { min($0, UInt8($1.count)) }
    alphabets = name.units.reduce(0) { $0 | 1 << $1.alphabet.rawValue }
    partSums = name.parts.withUnsafeBufferPointer { PartSums($0) }
    func sums(ofMention: Bool) -> (Float, Float) {
      let sums = AssignmentSearch.Side.Sums(
        name.parts.lazy.map { prices.unmatched($0, ofMention: ofMention) }, nameMask: name.nameMask)
      return (sums.all, sums.names)
    }
    (missing, extra) = (sums(ofMention: true), sums(ofMention: false))
  }

  /// How far behind it the units lie.
  static var size: Int {
    let alignment = MemoryLayout<UnitWord>.alignment
    return (MemoryLayout<SideHead>.size + alignment - 1) / alignment * alignment
  }
}

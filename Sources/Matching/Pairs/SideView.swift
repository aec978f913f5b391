/// A `PairSide` by its plain address, so that inner loops count no references.
///
/// Behind the head lie the units, then three numbers for every part.
struct SideView {
  let head: UnsafePointer<SideHead>

  @inline(__always)
  var unitCount: Int { Int(head.pointee.unitCount) }
  @inline(__always)
  var partCount: Int { Int(head.pointee.partCount) }

  @inline(__always)
  var units: UnsafePointer<SideUnit> {
    (UnsafeRawPointer(head) + SideHead.size).assumingMemoryBound(to: SideUnit.self)
  }

  @inline(__always)
  private var prices: UnsafePointer<Float> {
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

/// What a comparison needs of a name as a whole: with what Swift keeps of the memory a cache line.
struct SideHead: BitwiseCopyable {
  let unitCount: UInt16
  let partCount: UInt16
  let partSums: PartSums
  /// What its parts cost that meet nothing, all and those that are names: in a mention and in an alias.
  fileprivate let missing: (all: Float, names: Float)
  fileprivate let extra: (all: Float, names: Float)

  init(_ name: PreparedName, _ prices: Prices) {
    unitCount = UInt16(name.units.count)
    partCount = UInt16(name.parts.count)
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

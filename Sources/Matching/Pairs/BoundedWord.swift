/// A unit as a word on one side of a table.
struct BoundedWord {
  let unit: UnsafePointer<SideUnit>
  let word: UnsafePointer<UnitWord>
  /// Where the bounds of its groups stand, on this side.
  let lines: UnsafePointer<UInt16>
  /// Its log-probability by itself, under the table.
  let marginal: Float

  /// - Parameter isLeft: on which side of the table it stands.
  @inline(__always)
  init(_ unit: UnsafePointer<SideUnit>, isCross: Bool, isLeft: Bool) {
    self.unit = unit
    word = unit.word(isCross: isCross)
    lines = word.lines(Int(unit.pointee.count), isSecond: !isCross && !isLeft)
    marginal = isCross ? unit.pointee.marginals.cross : unit.pointee.marginals.same
  }

  @inline(__always)
  var count: Int { Int(unit.pointee.count) }
}

/// A path of units up to some letter of a word, one that a search goes on with.
struct UnitPath: BitwiseCopyable {
  var p: Double
  /// Identity of the letters written.
  var hash: UInt64
  /// Number of letters written.
  var written: Int32
  /// Context of the model.
  var context: UInt32
  /// The step that it came by.
  var step: Int32
  /// The last unit.
  var unit: Int32

  /// Writes the letters of a unit.
  @inline(__always)
  mutating func write(_ record: UnitModel.UnitRecord) {
    var output = record.output
    let count = min(4, Int32(record.outputLength))
    for _ in 0..<count {
      hash = (hash ^ UInt64(output & 0xFF)) &* 0x100_0000_01B3
      output >>= 8
    }
    written &+= count
  }
}

/// A path that goes one unit further than one that was kept.
struct UnitArrival: BitwiseCopyable {
  var p: Double
  /// The edge that it came by.
  var edge: UInt32
  /// The step before.
  var before: Int32
}

/// One unit of a path that was kept, and what was written with it.
struct UnitStep: BitwiseCopyable {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  var written: Int32 = 0
  /// The step before; −1 at the beginning of a word, which has no unit.
  var before: Int32 = -1
  var unit: Int32 = 0
}

/// A path of units up to some letter of a word.
struct UnitPath: BitwiseCopyable {
  var p: Double
  /// Identity of the letters written.
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Context of the model.
  var context: UInt32
  /// The step that the path has come by; before it has survived, the one before its last unit.
  var step: Int32
  /// Number of letters written.
  var written: Int32 = 0
  /// The last unit.
  var unit: Int32 = 0

  /// Writes the letters of the last unit.
  @inline(__always)
  mutating func write(_ record: UnitModel.UnitRecord) {
    var output = record.output
    let count = min(4, Int(record.outputLength))
    for _ in 0..<count {
      hash = (hash ^ UInt64(output & 0xFF)) &* 0x100_0000_01B3
      output >>= 8
    }
    written += Int32(count)
  }
}

/// One unit of a path that survived, and the step before it.
struct UnitStep: BitwiseCopyable {
  var before: Int32
  var unit: Int32
}

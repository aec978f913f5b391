/// Parts a body of names into folds that do not share a name: what is learned from one is measured
/// on another.
package enum Fold {
  /// The fold of a name, 0 ..< `count`: by its letters alone, so that the order of a file and the
  /// other names in it do not matter.
  package static func of(_ name: String, among count: Int) -> Int {
    Int(hash(name) % UInt64(max(1, count)))
  }

  /// FNV-1a of the lower-case UTF-8, its high bits mixed into the low ones; the same on every
  /// machine, which a `Hasher` is not.
  package static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.lowercased().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return hash ^ hash >> 33
  }
}

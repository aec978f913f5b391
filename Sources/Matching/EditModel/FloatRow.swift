/// A row of numbers in memory of our own, eight of which are worked with at a time.
typealias FloatRow = UnsafeMutablePointer<Float>

extension FloatRow {
  /// Numbers worked with at a time.
  static let lanes = 8

  /// Memory that starts where eight numbers may.
  static func aligned(_ capacity: Int) -> FloatRow {
    let row = UnsafeMutableRawPointer.allocate(
      byteCount: capacity * MemoryLayout<Float>.stride,
      alignment: MemoryLayout<SIMD8<Float>>.alignment
    ).bindMemory(to: Float.self, capacity: capacity)
    row.initialize(repeating: -.infinity, count: capacity)
    return row
  }

  /// Eight numbers where eight may start.
  @inline(__always)
  var eight: SIMD8<Float> { UnsafeRawPointer(self).load(as: SIMD8<Float>.self) }

  /// Eight numbers from anywhere.
  @inline(__always)
  var anyEight: SIMD8<Float> { UnsafeRawPointer(self).loadUnaligned(as: SIMD8<Float>.self) }

  /// Four numbers from anywhere.
  @inline(__always)
  var anyFour: SIMD4<Float> { UnsafeRawPointer(self).loadUnaligned(as: SIMD4<Float>.self) }

  @inline(__always)
  func set(_ values: SIMD8<Float>) {
    UnsafeMutableRawPointer(self).storeBytes(of: values, as: SIMD8<Float>.self)
  }

  @inline(__always)
  func set(_ values: SIMD4<Float>) {
    UnsafeMutableRawPointer(self).storeBytes(of: values, as: SIMD4<Float>.self)
  }
}

extension SIMD8<Float> {
  /// Lane by lane the greater one. (`pointwiseMax` minds NaN, lane after lane.)
  @inline(__always)
  func orGreater(_ other: Self) -> Self { replacing(with: other, where: other .> self) }
}

extension SIMD4<Float> {
  /// Lane by lane the greater one.
  @inline(__always)
  func orGreater(_ other: Self) -> Self { replacing(with: other, where: other .> self) }

  @inline(__always)
  var greatest: Float {
    let first = self[0] > self[1] ? self[0] : self[1]
    let second = self[2] > self[3] ? self[2] : self[3]
    return first > second ? first : second
  }
}

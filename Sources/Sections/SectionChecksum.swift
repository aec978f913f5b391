/// The checksum of bytes that come piece by piece; see `SectionFile.checksum`.
struct SectionChecksum {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes the next bytes; all pieces but the last must be of a multiple of eight bytes.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
      value = (value ^ word) &* 0x100_0000_01B3
      value ^= value >> 29
      position += 8
    }
    while position < bytes.count {
      value = (value ^ UInt64(bytes[position])) &* 0x100_0000_01B3
      position += 1
    }
  }
}

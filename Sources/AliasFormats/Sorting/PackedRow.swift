/// The fields of a row as one string of bytes, for a sorter.
struct PackedRow {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ field: String) {
    append(field.utf8)
  }

  mutating func append(_ field: some Collection<UInt8>) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: field.count >> shift))
    }
    bytes.append(contentsOf: field)
  }

  /// The fields of a row that was packed.
  static func fields(of bytes: [UInt8]) -> [String] {
    var fields: [String] = []
    var position = 0
    while position + 4 <= bytes.count {
      let start = position + 4
      let end = start + RowSorter.length(in: bytes, at: position)
      fields.append(String(decoding: bytes[start..<end], as: UTF8.self))
      position = end
    }
    return fields
  }
}

extension UInt64 {
  /// The number as a key: eight bytes, so that keys are ordered like numbers.
  var sortKey: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * UInt64($0))) }
  }
}

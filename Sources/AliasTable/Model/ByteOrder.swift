import Glibc

/// Swift holds differently composed letters for equal and orders text by its decomposition; a table
/// is kept by bytes, since two spellings of one letter are two spellings.
extension String {
  /// Whether the UTF-8 of both is the same.
  func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && order(against: other) == 0
  }

  /// Whether the UTF-8 of this one sorts first.
  func precedes(_ other: String) -> Bool {
    order(against: other) < 0
  }

  /// Below 0 where this one sorts first by its UTF-8, 0 where both are the same.
  func order(against other: String) -> Int {
    let order = utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { other in Self.order(one, other) }
    }
    if case .some(.some(let order)) = order { return order }
    // Strings that keep no UTF-8: those of other systems' libraries.
    return utf8.elementsEqual(other.utf8)
      ? 0 : utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
  }

  private static func order(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if let first = one.baseAddress, let second = other.baseAddress {
      let order = memcmp(first, second, Swift.min(one.count, other.count))
      if order != 0 { return Int(order) }
    }
    return one.count - other.count
  }
}

extension String? {
  /// Whether both are missing, or the UTF-8 of both is the same.
  func isSame(as other: String?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let one?, let two?): one.isSame(as: two)
    default: false
    }
  }
}

/// A text as a key: equal where its bytes are.
struct ExactText: Hashable, Comparable, Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (one: ExactText, other: ExactText) -> Bool { one.text.isSame(as: other.text) }
  static func < (one: ExactText, other: ExactText) -> Bool { one.text.precedes(other.text) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

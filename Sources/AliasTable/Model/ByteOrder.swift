/// Swift holds differently composed letters for equal and orders text by its decomposition; a table
/// is kept by bytes, since two spellings of one letter are two spellings.
extension String {
  /// Whether the UTF-8 of both is the same.
  func isSame(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }

  /// Whether the UTF-8 of this one sorts first.
  func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Below 0 where this one sorts first by its UTF-8, 0 where both are the same.
  func order(against other: String) -> Int {
    isSame(as: other) ? 0 : precedes(other) ? -1 : 1
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

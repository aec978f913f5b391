/// What a written name must be, whatever it means.
public enum NameText {
  /// Names of more bytes are no names.
  public static let mostBytes = 4096

  /// What keeps a text from being a name; `nil` where nothing does.
  ///
  /// A name of symbols alone is one.
  public static func fault(of name: String) -> StoreError.Reason? {
    if name.utf8.count > mostBytes { return .longName(name.utf8.count) }
    return isBlank(name) ? .blankName : nil
  }

  /// Whether there is nothing to see: spaces, controls, and characters that only steer others
  /// (bidi marks, joiners).
  public static func isBlank(_ name: String) -> Bool {
    // Nearly every name shows a letter in its first byte.
    var bytes = name.utf8.makeIterator()
    if let first = bytes.next() {
      if first > 0x20 && first < 0x7F { return false }
      // U+0620 to U+063F and U+0641 to U+064A: letters all.
      let second = bytes.next() ?? 0
      if first == 0xD8 && second >= 0xA0 { return false }
      if first == 0xD9 && (0x81...0x8A).contains(second) { return false }
    }
    return name.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
        || properties.generalCategory == .control
    }
  }
}

/// What an ID must be.
public enum EntityID {
  /// IDs of more bytes are none.
  public static let mostBytes = 1024

  /// Whether a text can be an ID at all: something to see, not too long, and no control
  /// character. Otherwise an ID is what its owner makes it, spaces and all.
  public static func isPossible(_ id: String) -> Bool {
    guard id.utf8.count <= mostBytes, !NameText.isBlank(id) else { return false }
    // Nearly every ID is of visible ASCII.
    return id.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      || id.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// Whether it is as IDs should be: `PREFIX:LOCAL`, all visible ASCII, the prefix of lower-case
  /// letters, digits, `.`, `_` and `-`, a letter first.
  public static func isRegular(_ id: String) -> Bool {
    guard id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let colon = id.utf8.firstIndex(of: UInt8(ascii: ":")), let first = id.utf8.first
    else { return false }
    let isLetter = { (byte: UInt8) in byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
    return isLetter(first) && id.utf8.index(after: colon) < id.utf8.endIndex
      && id.utf8[..<colon].allSatisfy { byte in
        isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || [0x2E, 0x2D, 0x5F].contains(byte)
      }
  }
}

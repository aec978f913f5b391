internal import Kunya

extension Rejection.Reason {
  /// What keeps `name`, well-formed UTF-8, from being resolved as a name; `nil` where nothing does.
  ///
  /// A name of symbols alone is one: nothing will match it, and that is an answer.
  static func fault(ofName name: Span<UInt8>) -> Rejection.Reason? {
    if name.count > ResolverSession.longestName { return .longName(name.count) }
    return name.withUnsafeBufferPointer(isBlank) ? .blankName : nil
  }

  /// Whether there is nothing to see: spaces, controls, and characters that only steer others
  /// (bidi marks, joiners).
  private static func isBlank(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    // Nearly every name shows a letter in its first byte.
    if let first = name.first, first > 0x20 && first < 0x7F { return false }
    return String(decoding: name, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
        || properties.generalCategory == .control
    }
  }
}

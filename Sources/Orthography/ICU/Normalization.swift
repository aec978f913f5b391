internal import CICU

/// A Unicode normalization form.
public enum NormalizationForm: Sendable {
  case nfc, nfd, nfkc
  /// Compatibility forms and case unified, default-ignorable characters removed.
  case nfkcCasefold

  var code: Int32 {
    switch self {
    case .nfc: Int32(KUNYA_ICU_NFC)
    case .nfd: Int32(KUNYA_ICU_NFD)
    case .nfkc: Int32(KUNYA_ICU_NFKC)
    case .nfkcCasefold: Int32(KUNYA_ICU_NFKC_CASEFOLD)
    }
  }

  /// UTF-16 text in this form.
  ///
  /// - Complexity: O(n).
  public func apply(_ units: [UInt16]) throws(ICUError) -> [UInt16] {
    try withICUBuffer("normalize", capacity: units.count + 16) { target, capacity, status in
      kunya_icu_normalize(code, units, Int32(units.count), target, capacity, &status)
    }
  }

  /// Text in this form.
  public func apply(_ text: String) throws(ICUError) -> String {
    String(decoding: try apply(Array(text.utf16)), as: UTF16.self)
  }

  /// Whether text is surely in this form already; `false` may also mean "perhaps".
  public func holds(_ units: [UInt16]) -> Bool {
    kunya_icu_is_normalized(code, units, Int32(units.count))
  }
}

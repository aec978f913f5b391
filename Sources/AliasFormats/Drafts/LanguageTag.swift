/// Language tags (BCP 47).
enum LanguageTag {
  /// The language itself, without script, region and variants: `zh` of `zh-Hans-SG`.
  static func primary(of tag: String) -> String {
    String(tag.prefix { $0 != "-" }).lowercased()
  }

  /// Whether a text has the form of a tag: one to eight letters or digits between hyphens, letters
  /// alone in the first part.
  static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte & 0xDF) }
    return parts.first?.allSatisfy(isLetter) == true
      && parts.allSatisfy {
        (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
      }
  }
}

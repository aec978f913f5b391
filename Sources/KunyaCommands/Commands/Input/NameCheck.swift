internal import AliasTable
internal import Kunya

extension Rejection.Reason {
  /// What keeps `name`, well-formed UTF-8, from being resolved as a name; `nil` where nothing does.
  ///
  /// A name of symbols alone is one: nothing will match it, and that is an answer.
  static func fault(ofName name: Span<UInt8>) -> Rejection.Reason? {
    if name.count > ResolverSession.longestName { return .longName(name.count) }
    let isBlank = name.withUnsafeBufferPointer { bytes in
      // Nearly every name shows a letter in its first byte.
      if let first = bytes.first, first > 0x20 && first < 0x7F { return false }
      return NameText.isBlank(String(decoding: bytes, as: UTF8.self))
    }
    return isBlank ? .blankName : nil
  }
}

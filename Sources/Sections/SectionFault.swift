/// What can be wrong with a file of sections.
package enum SectionFault: Error, Sendable, Equatable {
  /// The file cannot be read; `code` is `errno`.
  case unreadable(code: Int32)
  case notThisFormat(expected: String)
  case version(expected: UInt32, found: UInt32)
  case truncated(expected: Int, found: Int)
  case damaged(section: String)
}

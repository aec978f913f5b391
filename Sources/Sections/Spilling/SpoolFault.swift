/// Why bytes could not be kept for later.
package enum SpoolFault: Error, Sendable, Equatable {
  /// A file for them could not be made in `folder`, written or read back; `code` is `errno`.
  case file(folder: String, code: Int32)
  /// They are more than can be addressed where they go: `limit` bytes.
  case tooLong(limit: Int)
}

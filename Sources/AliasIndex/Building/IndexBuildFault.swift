import Sections

/// Why an index cannot be built.
package enum IndexBuildFault: Error, Sendable, Equatable {
  /// A file for what does not fit in memory could not be made in `folder`, written or read back;
  /// `code` is `errno`.
  case file(folder: String, code: Int32)
  /// Names, IDs or references to aliases take more than `limit` bytes.
  case tooLarge(limit: Int)

  init(_ fault: SpoolFault) {
    self =
      switch fault {
      case .file(let folder, let code): .file(folder: folder, code: code)
      case .tooLong(let limit): .tooLarge(limit: limit)
      }
  }
}

extension IndexBuildFault: CustomStringConvertible {
  /// What is wrong, without a full stop, and what to do about it.
  package var description: String {
    switch self {
    case .file(let folder, let code):
      "\(folder): a temporary file cannot be kept here (error \(code)); make room, or build in "
        + "another folder"
    case .tooLarge(let limit):
      "the names and IDs take more than the \(limit >> 20) MiB that one index can hold; divide the "
        + "entities among several indexes, which are searched as one"
    }
  }
}

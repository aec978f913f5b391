import Sections

/// Why the file of an index cannot be used.
public struct IndexFault: Error, Sendable, Equatable {
  public let path: String
  public let reason: Reason

  /// What is wrong with it.
  public enum Reason: Sendable, Equatable {
    /// The file cannot be opened or mapped; `code` is `errno`.
    case unreadable(code: Int32)
    case notAnIndex
    /// The file has another form than this program reads.
    case version(found: UInt32, known: UInt32)
    /// The file has not as many bytes as it says.
    case truncated(expected: Int, found: Int)
    case damaged(section: String)
    /// It was built with other rules or weights than those it is to be searched with.
    case otherTables
  }

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: String, _ fault: SectionFault) {
    self.init(path: path, reason: Reason(fault))
  }
}

extension IndexFault.Reason {
  init(_ fault: SectionFault) {
    self =
      switch fault {
      case .unreadable(let code): .unreadable(code: code)
      case .notThisFormat: .notAnIndex
      case .version(let expected, let found): .version(found: found, known: expected)
      case .truncated(let expected, let found): .truncated(expected: expected, found: found)
      case .damaged(let section): .damaged(section: section)
      }
  }
}

extension IndexFault: CustomStringConvertible {
  public var description: String { "\(path): \(reason)" }
}

extension IndexFault.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let code): "cannot be read (error \(code))"
    case .notAnIndex: "not an index; make one with 'kunya index build'"
    case .version(let found, let known) where found > known:
      "an index of format \(found), made by a newer version; this one reads format \(known)"
    case .version(let found, let known):
      "an index of format \(found), this version reads format \(known): build it again"
    case .truncated(let expected, let found) where found < expected:
      "cut short: \(found) of \(expected) bytes are there"
    case .truncated(let expected, let found):
      "too long: \(found) bytes instead of \(expected)"
    case .damaged(let section): "damaged in \(section): build it again"
    case .otherTables: "built with other rules or weights than this version's: build it again"
    }
  }
}

public import Records

/// Why a table could not be opened, read or changed. Nothing has been changed then.
public struct StoreError: Error, Sendable, Equatable {
  /// The store's path.
  public let path: String
  public let reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// What went wrong; the sentences are in `StoreError+Description.swift`.
  public enum Reason: Sendable, Equatable {
    // The file

    case notFound
    case alreadyExists
    case permissionDenied
    case isDirectory
    /// The file holds something else.
    case notAStore
    /// The file ends before its content does.
    case truncated(expected: Int, found: Int)
    case newerVersion(found: Int, known: Int)
    case damaged(String)
    case readOnly
    /// Another process held the store for longer than this.
    case locked(seconds: Int)
    case diskFull
    /// A failure of the operating system, with its `errno`.
    case system(code: Int32)
    /// Any other failure of SQLite, with its extended result code.
    case database(code: Int32, message: String)

    // The content

    case unknownID(String)
    case merged(String, into: String)
    case retired(String)
    case idExists(String)
    case badID(String)
    case noSuchName(String, of: String)
    /// The entity has no other name.
    case lastName(String, of: String)
    case blankName
    case longName(Int)
    /// The two are never the same.
    case denied(String, String)
    /// The spelling never means the entity.
    case deniedName(String, of: String)
    case notDenied(String)
    case itself(String)
    case allNamesMoved(of: String)
    case unknownEvent(Int)
    case alreadyUndone(Int, by: Int)
    /// Later changes rest on the one that was to be undone.
    case needed(Int, by: [Int])
    case unknownProposal(Int)
    /// An ID ends where it began.
    case redirectRing(String)
    /// Both sides have changed the same item since they were one.
    case conflicts(Int)
    case noBase(String)

    // Text forms

    case unreadable(RecordError)
    case unwritable(RecordError)
    /// An ID that does not come in the order of its bytes.
    case unsorted(String)
    /// A live entity without a name.
    case orphan(String)
    case badField(column: String, value: String)
  }
}

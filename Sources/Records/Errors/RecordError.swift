/// A fault in input or output, with its place.
///
/// A fault of one record is thrown where that record's content is asked for, and reading goes on
/// with the next record; a fault of a whole file is thrown by opening, reading or writing it.
public struct RecordError: Error, Sendable, Equatable {
  /// The file's path as given, or what stands for it: `standard input`.
  public let file: String
  /// 1-based number of the record, the header not counted; 0 where no record is meant.
  public let record: Int
  /// 1-based line of the fault; 0 where the whole file is meant.
  public let line: Int
  /// 1-based byte of the fault in its line, a byte order mark not counted; 0 where unknown.
  public let column: Int
  public let reason: Reason

  public init(file: String, record: Int = 0, line: Int = 0, column: Int = 0, reason: Reason) {
    self.file = file
    self.record = record
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// What went wrong.
  public enum Reason: Sendable, Equatable {
    case notFound
    case permissionDenied
    case isDirectory
    /// Whoever read our output has gone; a program ends silently.
    case closedPipe
    case diskFull
    /// Another failure of the operating system, with its `errno`.
    case system(code: Int32)

    /// A record of more bytes than the reader's limit; it was skipped, not kept.
    case tooLong(limit: Int)
    /// A quoted CSV field, opened at the error's place, that nothing closes.
    case unterminatedQuote
    /// A quoted CSV field that goes on behind its closing quote.
    case textAfterQuote

    /// A table without a line for the names of its columns.
    case missingHeader
    case duplicateColumn(String)
    case missingColumn(String, available: [String])
    /// A row with more or fewer fields than the header.
    case raggedRow(expected: Int, found: Int)

    case json(JSONFault)
    /// An object's member that is needed and not there.
    case missingMember(String)
    case wrongKind(member: String, expected: JSONKind)
    /// A fault that only the reader of one format knows, as a sentence without a full stop.
    case other(String)
  }

  /// How a line fails to be one JSON object.
  public enum JSONFault: Sendable, Equatable {
    case outOfMemory
    case tooLarge
    case tooDeep(limit: Int)
    case invalidUTF8
    /// A character below U+0020 that is not escaped in a string.
    case controlCharacter
    case unclosedString
    case badEscape
    /// Half of a `\u` surrogate pair.
    case loneSurrogate
    case badNumber
    case expectedObject
    case expectedKey
    case expectedColon
    case expectedComma
    case expectedValue
    case trailingContent
    case duplicateKey(String)
  }
}

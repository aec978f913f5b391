internal import AliasIndex
internal import Kunya
internal import Records

/// A record that cannot be used: which one, where the fault is, and what it is.
struct Rejection: Error, Equatable, Sendable {
  /// The input's path, or what stands for it.
  var file: String

  /// The record's number, from 1, the header not counted.
  var record: Int

  /// The line of the fault, from 1; 0 where there are no lines.
  var line: Int

  /// The byte of the fault in its line, from 1; 0 where unknown.
  var column: Int

  /// The record's key; empty where it could not be read.
  var key: String

  var reason: Reason

  /// What is wrong with a record.
  enum Reason: Equatable, Sendable {
    /// It breaks its format.
    case format(RecordError.Reason)

    /// Its name has no visible character.
    case blankName

    /// Its name has this many bytes, which are too many.
    case longName(Int)

    /// It names a kind of entity that there is not.
    case unknownKind(String)

    /// The member is there, with nothing in it.
    case empty(String)

    /// An importer says so, in a sentence without a full stop.
    case unusable(String)

    /// An earlier entity has the same ID.
    case duplicateID(String, firstAt: String)
  }

  init(
    file: String, record: Int, line: Int = 0, column: Int = 0, key: String = "", reason: Reason
  ) {
    self.file = file
    self.record = record
    self.line = line
    self.column = column
    self.key = key
    self.reason = reason
  }

  /// The rejection of the record that `error` was found in.
  init(_ error: RecordError, key: String = "") {
    self.init(error, key: key, reason: .format(error.reason))
  }

  /// A rejection for another reason than the format's, at the place of `error`.
  init(_ error: RecordError, key: String, reason: Reason) {
    self.init(
      file: error.file, record: error.record, line: error.line, column: error.column, key: key,
      reason: reason)
  }
}

// The sentences for people; nowhere else is a rejection put into words.

extension Rejection: CustomStringConvertible {
  /// `people.csv:7:12: record 6: the name is blank`.
  var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if line > 0, column > 0 { place += ":\(column)" }
    return "\(place): record \(record): \(reason)"
  }
}

extension Rejection.Reason: CustomStringConvertible {
  var description: String {
    switch self {
    case .format(let reason): reason.description
    case .blankName: "the name is blank"
    case .longName(let count):
      "the name has \(grouped(count)) bytes, at most "
        + "\(grouped(ResolverSession.longestName)) are allowed"
    case .unknownKind(let word):
      "kind must be \(ValueKind.choice(of: ResolutionOptions.Kind.self).expectation), "
        + "got '\(printable(word))'"
    case .empty(let member): "\"\(member)\" is empty"
    case .unusable(let sentence): printable(sentence)
    case .duplicateID(let id, let place):
      "the ID '\(printable(id))' was given before, at \(place)"
    }
  }
}

public import Records

/// Entities that come one after the other: a file in some format.
///
/// Readers hold a bounded part of their input in memory.
public protocol EntityReader: AnyObject {
  /// The next entity, or why a record is none; `nil` at the end.
  ///
  /// - Throws: `RecordError` where the input cannot be read on.
  func next() throws(RecordError) -> EntityReading?
}

/// What a reader has made of a record.
public enum EntityReading: Sendable, Equatable {
  case entity(EntityRecord)
  case rejected(RejectedRecord)
}

/// A record that is no entity: which one, where the fault is, and what it is.
public struct RejectedRecord: Error, Sendable, Equatable {
  /// The input's path, or what stands for it.
  public var file: String
  /// 1-based number of the record, a header not counted; 0 where there are no records.
  public var record: Int
  /// 1-based line of the fault; 0 where there are no lines.
  public var line: Int
  /// 1-based byte of the fault in its line; 0 where unknown.
  public var column: Int
  /// The record's own key or ID; empty where it could not be read.
  public var key: String
  /// What is wrong, as a sentence without a full stop.
  public var reason: String

  public init(
    file: String, record: Int = 0, line: Int = 0, column: Int = 0, key: String = "",
    reason: String
  ) {
    self.file = file
    self.record = record
    self.line = line
    self.column = column
    self.key = key
    self.reason = reason
  }

  /// The rejection of the record that `error` was found in.
  public init(_ error: RecordError, key: String = "") {
    self.init(
      file: error.file, record: error.record, line: error.line, column: error.column, key: key,
      reason: error.reason.description)
  }
}

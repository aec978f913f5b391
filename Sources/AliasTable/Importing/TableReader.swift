public import Records

/// Entities with all that a table can hold of them, one after the other.
public protocol TableReader: AnyObject {
  /// The next entity, or why a record is none; `nil` at the end.
  func next() throws(RecordError) -> TableReading?
}

/// What a reader has made of a record.
public enum TableReading: Sendable {
  case entity(TableEntity)
  /// An ID that means the entity read before from now on; no record of its own.
  case former(id: String, of: String)
  case rejected(RejectedRecord)
}

/// The entities of JSON Lines.
public final class JSONLinesReader: TableReader {
  private var reader: RecordReader
  private var decoder = EntityDecoder()
  private var block = RecordBlock()
  private var position = 0

  public init(_ source: consuming ByteSource) throws(RecordError) {
    reader = try RecordReader(source, format: .jsonLines)
  }

  public func next() throws(RecordError) -> TableReading? {
    if position == block.records.count {
      position = 0
      guard try reader.readBlock(maxRecords: 1000, into: &block) else { return nil }
    }
    position += 1
    do throws(RejectedRecord) {
      return .entity(try decoder.entity(block.records[position - 1], of: block))
    } catch {
      return .rejected(error)
    }
  }
}

/// The entities of another format.
public final class RecordTableReader: TableReader {
  private let reader: any EntityReader
  /// Former IDs of the entity read last, the first at the end.
  private var former: [TableReading] = []

  public init(_ reader: any EntityReader) {
    self.reader = reader
  }

  public func next() throws(RecordError) -> TableReading? {
    if let former = former.popLast() { return former }
    switch try reader.next() {
    case .entity(let record)?:
      former = record.formerIDs.reversed().map { .former(id: $0, of: record.id) }
      return Self.reading(record)
    case .rejected(let record)?: return .rejected(record)
    case nil: return nil
    }
  }

  private static func reading(_ record: EntityRecord) -> TableReading {
    let reason: StoreError.Reason?
    if !EntityID.isPossible(record.id) {
      reason = .badID(record.id)
    } else if record.names.isEmpty {
      reason = .orphan(record.id)
    } else {
      reason = record.names.lazy.compactMap { NameText.fault(of: $0.text) }.first
    }
    guard let reason else { return .entity(TableEntity(record)) }
    return .rejected(
      RejectedRecord(file: "", key: record.id, reason: reason.description))
  }
}

/// The entities of a canonical folder.
public final class FolderReader: TableReader {
  private let reader: CanonicalReader

  /// - Throws: `StoreError` with `.unreadable`, or another that names the row.
  public init(folder: String) throws(StoreError) {
    reader = try CanonicalReader(folder: folder)
  }

  public func next() throws(RecordError) -> TableReading? {
    do throws(StoreError) {
      return try reader.next().map(TableReading.entity)
    } catch {
      if case .unreadable(let error) = error.reason { throw error }
      throw RecordError(file: error.path, reason: .other(error.reason.description))
    }
  }
}

internal import AliasIndex
internal import Records

/// Takes the mention out of a record of any format; reused from record to record.
struct MentionReader: ~Copyable {
  /// The record's key: its own, or its number.
  private(set) var key = ""

  /// The mention, well-formed UTF-8.
  private(set) var name: [UInt8] = []

  /// The kind that the record asks for; unknown where it asks for none.
  private(set) var kind = IndexEntity.Kind.unknown

  /// Whether broken UTF-8 was replaced in the record.
  private(set) var isRepaired = false

  private let column: Int
  private var document = JSONDocument()
  private var fields = Fields()

  /// - Parameter column: the position of the name in a table's rows.
  init(column: Int) {
    self.column = column
  }

  /// Reads a record.
  mutating func read(_ record: Record, of block: RecordBlock) throws(Rejection) {
    name.removeAll(keepingCapacity: true)
    kind = .unknown
    isRepaired = false
    if block.format == .jsonLines {
      try readObject(record, block)
    } else {
      try readField(record, block)
    }
  }

  private mutating func readObject(_ record: Record, _ block: RecordBlock) throws(Rejection) {
    do throws(RecordError) {
      try document.read(record, of: block)
    } catch {
      throw Rejection(error)
    }
    key = try keyMember() ?? String(record.number)
    kind = try document.kind(key: key)
    let node = try document.required("name", in: .root, as: .string, key: key)
    name = document.withText(of: node) { text in
      text.withUnsafeBufferPointer { Array($0) }
    }
    if let fault = Rejection.Reason.fault(ofName: name.span) {
      throw document.rejection(at: node, key: key, fault)
    }
  }

  /// The record's own key; a number counts as it is written.
  private func keyMember() throws(Rejection) -> String? {
    guard let node = document.member("key", of: .root) else { return nil }
    switch document.kind(of: node) {
    case .string, .number: return document.string(of: node)
    case .null: return nil
    default:
      throw Rejection(document.error(at: node, .wrongKind(member: "key", expected: .string)))
    }
  }

  private mutating func readField(_ record: Record, _ block: RecordBlock) throws(Rejection) {
    key = String(record.number)
    do throws(RecordError) {
      try fields.read(record, of: block)
    } catch {
      throw Rejection(error, key: key)
    }
    isRepaired = Self.repair(fields, column, into: &name)
    if let fault = Rejection.Reason.fault(ofName: name.span) {
      let place = block.place(ofField: column, in: record)
      throw Rejection(
        file: block.file, record: record.number, line: place.line, column: place.column,
        key: key, reason: fault)
    }
  }

  /// Appends a field, and tells whether broken UTF-8 had to be replaced in it.
  private static func repair(
    _ fields: borrowing Fields, _ column: Int, into name: inout [UInt8]
  ) -> Bool {
    WellFormedUTF8.append(fields.bytes.span.extracting(fields[column]), to: &name) > 0
  }
}

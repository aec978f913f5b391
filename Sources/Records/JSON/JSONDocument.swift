internal import CSimdjson
internal import Glibc

/// One record of JSON Lines, parsed; reused from record to record.
///
/// ```swift
/// var document = JSONDocument()
/// try document.read(record, of: block)
/// let name = try document.require("name", in: .root, as: .string)
/// document.withText(of: name) { resolve($0) }
/// ```
///
/// The record must be one object in strict RFC 8259. A key that comes twice in an object is an
/// error, since each reader of such a record would see another value; so is half a surrogate pair.
/// `\u0000` is a character like any other. Numbers of any size are kept as written.
public struct JSONDocument: ~Copyable, @unchecked Sendable {
  // Sendable: the parser belongs to this document alone, and is touched by nobody else.
  private let parser: OpaquePointer?
  private var result = kunya_json_result()
  private var file = ""
  private var record = 0
  private var line = 0
  private var start = 0

  /// A value of the document, until the next record is read.
  public struct Node: Sendable, Equatable {
    let index: UInt32

    /// The record itself, always an object.
    public static let root = Node(index: 0)
  }

  public init() {
    parser = kunya_json_create()
  }

  deinit {
    kunya_json_destroy(parser)
  }

  /// Parses a record.
  ///
  /// - Throws: `RecordError` with `.tooLong` or `.json`, at the byte that is wrong.
  /// - Complexity: O(n) in the record's bytes; no allocation once warm.
  public mutating func read(_ record: Record, of block: RecordBlock) throws(RecordError) {
    result = kunya_json_result()
    // Setting it each time would have all threads count references to one string.
    if file != block.file { file = block.file }
    self.record = record.number
    line = record.line
    start = record.range.lowerBound
    if let error = block.error(of: record) { throw error }
    guard let parser else { throw fault(atOffset: 0, .json(.outOfMemory)) }
    result = block.bytes.withUnsafeBufferPointer { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[record.range])
      return kunya_json_parse(parser, content.baseAddress, content.count)
    }
    if let reason = RecordError.JSONFault(result.status, duplicateKey: repeatedKey) {
      throw fault(atOffset: Int(result.fault_offset), .json(reason))
    }
  }

  public func kind(of node: Node) -> JSONKind { JSONKind(self[node].kind) }

  /// Whether a value is `true`.
  public func isTrue(_ node: Node) -> Bool { self[node].kind == KUNYA_JSON_TRUE }

  /// The content of a string, unescaped; a number, `true`, `false` or `null` as written; nothing
  /// for objects and arrays.
  public func withText<Result: ~Copyable, Failure: Error>(
    of node: Node, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(text(from: self[node].text_start, count: self[node].text_length).span)
  }

  /// The name of a member; empty for elements of an array and for the root.
  public func withKey<Result: ~Copyable, Failure: Error>(
    of node: Node, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(text(from: self[node].key_start, count: self[node].key_length).span)
  }

  /// The text of a node as a string, where speed does not matter.
  public func string(of node: Node) -> String {
    String(
      decoding: text(from: self[node].text_start, count: self[node].text_length), as: UTF8.self)
  }

  /// Whether a member has this name.
  public func key(of node: Node, equals name: StaticString) -> Bool {
    let key = text(from: self[node].key_start, count: self[node].key_length)
    guard key.count == name.utf8CodeUnitCount else { return false }
    // Nothing equals nothing.
    guard let start = key.baseAddress else { return true }
    return memcmp(start, name.utf8Start, key.count) == 0
  }

  /// The value as it was written, in `RecordBlock.bytes`; for handing on what is not understood.
  public func range(of node: Node) -> Range<Int> {
    let lower = start + Int(self[node].raw_start)
    return lower..<lower + Int(self[node].raw_length)
  }

  /// The first member or element; `nil` in an empty object or array and in all else.
  public func firstChild(of node: Node) -> Node? {
    node.index + 1 < self[node].next ? Node(index: node.index + 1) : nil
  }

  /// The member or element after `node` in the container that holds both.
  public func next(after node: Node, in container: Node) -> Node? {
    let next = self[node].next
    return next > node.index && next < self[container].next ? Node(index: next) : nil
  }

  /// An error of this record at a value.
  public func error(at node: Node, _ reason: RecordError.Reason) -> RecordError {
    fault(atOffset: Int(self[node].raw_start), reason)
  }

  /// An empty node stands for one of another record, so that no index is ever out of bounds.
  private subscript(node: Node) -> kunya_json_node {
    guard node.index < result.node_count, let nodes = result.nodes else {
      var none = kunya_json_node()
      none.kind = KUNYA_JSON_NULL
      return none
    }
    return nodes[Int(node.index)]
  }

  private func text(from start: UInt32, count: UInt32) -> UnsafeBufferPointer<UInt8> {
    guard count > 0, let text = result.text else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: text + Int(start), count: Int(count))
  }

  private var repeatedKey: String {
    String(
      decoding: text(from: result.fault_text_start, count: result.fault_text_length),
      as: UTF8.self)
  }

  private func fault(atOffset offset: Int, _ reason: RecordError.Reason) -> RecordError {
    RecordError(file: file, record: record, line: line, column: offset + 1, reason: reason)
  }
}

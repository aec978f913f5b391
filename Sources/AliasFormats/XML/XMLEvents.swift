internal import CExpat
internal import Records

/// The tags and texts of an XML document, one by one.
///
/// A document type declaration is refused, and with it every entity: nothing is fetched or expanded.
/// Attributes, comments and processing instructions are passed over.
struct XMLEvents: ~Copyable {
  /// 1-based line on which the event begins that was given last.
  private(set) var line = 0

  private var source: ByteSource
  private let parser: OpaquePointer?
  private var piece: [UInt8]
  private var batch = kunya_xml_batch()
  private var position = 0
  private var isAtEnd = false

  enum Event: Equatable {
    case start(String)
    case end
    /// Never twice in a row within a piece of input, but perhaps where one piece ends.
    case text(String)
  }

  /// - Parameter pieceSize: How many bytes are read at once.
  init(_ source: consuming ByteSource, pieceSize: Int = 1 << 16) {
    self.source = source
    parser = kunya_xml_create()
    piece = [UInt8](repeating: 0, count: min(pieceSize, Int(KUNYA_XML_PIECE_LIMIT)))
  }

  deinit {
    kunya_xml_destroy(parser)
  }

  var file: String { source.name }

  /// The next tag or text; `nil` at the end of the document.
  ///
  /// - Throws: `RecordError` of the source, or `.other` at the place where the document cannot
  ///   be read on.
  mutating func next() throws(RecordError) -> Event? {
    while position == batch.event_count {
      if let fault = Self.sentence(for: batch) {
        throw RecordError(
          file: source.name, line: Int(clamping: batch.fault_line),
          column: Int(clamping: batch.fault_column), reason: .other(fault))
      }
      if isAtEnd { return nil }
      try readPiece()
    }
    guard let event = batch.events?[position] else { return nil }
    position += 1
    line = Int(clamping: event.line)
    switch event.kind {
    case KUNYA_XML_START: return .start(text(of: event))
    case KUNYA_XML_END: return .end
    default: return .text(text(of: event))
    }
  }

  private mutating func readPiece() throws(RecordError) {
    guard let parser else {
      throw RecordError(file: source.name, reason: .json(.outOfMemory))
    }
    let count = try source.read(into: &piece, at: 0..<piece.count)
    isAtEnd = count == 0
    position = 0
    batch = piece.withUnsafeBufferPointer { kunya_xml_feed(parser, $0.baseAddress, count, isAtEnd) }
  }

  private func text(of event: kunya_xml_event) -> String {
    let start = batch.text.map { $0 + Int(event.text_start) }
    return String(
      decoding: UnsafeBufferPointer(start: start, count: Int(event.text_length)), as: UTF8.self)
  }

  /// What is wrong, in words; `nil` where nothing is.
  private static func sentence(for batch: kunya_xml_batch) -> String? {
    switch batch.status {
    case KUNYA_XML_OK: nil
    case KUNYA_XML_OUT_OF_MEMORY: "not enough memory"
    case KUNYA_XML_DOCTYPE: "a document type declaration is not allowed"
    case KUNYA_XML_TOO_DEEP: "elements nest deeper than \(KUNYA_XML_DEPTH_LIMIT)"
    case KUNYA_XML_TOO_LONG: "a tag or comment is longer than \(KUNYA_XML_TOKEN_LIMIT) bytes"
    default:
      "not well-formed XML: " + (batch.fault_text.map { String(cString: $0) } ?? "unknown fault")
    }
  }
}

/// Writes JSON (RFC 8259) to bytes that the caller takes and empties.
///
/// ```swift
/// var json = JSONWriter()
/// json.beginObject()
/// json.key("name")
/// json.string("وليد المعلم")
/// json.key("score")
/// json.score(0.9987)
/// json.endObject()
/// json.endLine()  // {"name":"وليد المعلم","score":0.99870000}
/// ```
///
/// Commas are its business; that keys and values, beginnings and ends match is the caller's.
public struct JSONWriter: Sendable {
  public var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func beginObject() { open(0x7B) }
  public mutating func endObject() { close(0x7D) }
  public mutating func beginArray() { open(0x5B) }
  public mutating func endArray() { close(0x5D) }

  /// Ends a record of JSON Lines.
  public mutating func endLine() {
    bytes.append(lineFeed)
    needsComma = false
  }

  /// The name of the member whose value comes next.
  public mutating func key(_ name: StaticString) {
    separate()
    appendQuoted(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x3A)
  }

  /// The name of the member whose value comes next.
  public mutating func key(_ name: Span<UInt8>) {
    separate()
    name.withUnsafeBufferPointer { appendQuoted($0) }
    bytes.append(0x3A)
  }

  /// A string; broken UTF-8 becomes U+FFFD.
  public mutating func string(_ text: Span<UInt8>) {
    separate()
    text.withUnsafeBufferPointer { appendQuoted($0) }
    needsComma = true
  }

  public mutating func string(_ text: String) {
    var text = text
    separate()
    text.withUTF8 { appendQuoted($0) }
    needsComma = true
  }

  public mutating func boolean(_ value: Bool) {
    literal(value ? "true" : "false")
  }

  public mutating func null() {
    literal("null")
  }

  /// A value that is JSON already, on one line, as `JSONDocument.range(of:)` gives it.
  public mutating func raw(_ json: Span<UInt8>) {
    separate()
    json.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    needsComma = true
  }

  mutating func literal(_ text: StaticString) {
    separate()
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    needsComma = true
  }

  /// Gives a place to append a value's bytes.
  mutating func appendValue(_ append: (inout [UInt8]) -> Void) {
    separate()
    append(&bytes)
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(comma) }
    needsComma = false
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(quote)
    var clean = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      let sequence = WellFormedUTF8.sequence(in: text, at: position)
      if byte < 0x20 || byte == quote || byte == backslash || !sequence.isWellFormed {
        bytes.append(contentsOf: text[clean..<position])
        appendEscape(of: byte)
        clean = position + sequence.length
      }
      position += sequence.length
    }
    bytes.append(contentsOf: text[clean...])
    bytes.append(quote)
  }

  /// What stands for a byte that cannot: an escape, or U+FFFD for the start of broken UTF-8.
  private mutating func appendEscape(of byte: UInt8) {
    switch byte {
    case quote, backslash: bytes.append(contentsOf: [backslash, byte])
    case lineFeed: bytes.append(contentsOf: [backslash, 0x6E])
    case carriageReturn: bytes.append(contentsOf: [backslash, 0x72])
    case tab: bytes.append(contentsOf: [backslash, 0x74])
    case 0..<0x20:
      let low = byte & 0xF
      bytes.append(contentsOf: [backslash, 0x75, 0x30, 0x30, 0x30 + byte >> 4])
      bytes.append(low < 10 ? 0x30 + low : 0x61 + low - 10)
    default: bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
    }
  }
}

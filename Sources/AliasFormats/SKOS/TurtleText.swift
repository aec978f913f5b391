/// Terms of Turtle (W3C Recommendation, 2014), with the escapes they need.
struct TurtleText {
  var bytes: [UInt8] = []

  mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// An address whose fragment is this ID.
  mutating func fragment(_ id: String) {
    iri("#", value: id, "")
  }

  /// An address with a value in it, of which what an address may not hold is percent-encoded.
  mutating func iri(_ before: String, value: String, _ behind: String) {
    raw("<\(before)")
    append(value, keeping: Self.mayStandInFragment)
    raw("\(behind)>")
  }

  /// An address as somebody gave it; characters that no address has are percent-encoded.
  mutating func iri(_ address: String) {
    raw("<")
    append(address) { Self.mayStandInFragment($0) || $0 == 0x23 || $0 == 0x25 }
    raw(">")
  }

  private mutating func append(_ text: String, keeping mayStand: (UInt8) -> Bool) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if mayStand(byte) {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 0xF)]])
      }
    }
  }

  /// RFC 3986: `pchar`, `/` and `?`, without the percent sign.
  private static func mayStandInFragment(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~!$&'()*+,;=:@/?".utf8.contains(byte)
    }
  }

  /// A text in quotes, with its language where it has a well-formed tag.
  mutating func literal(_ text: String, lang: String?) {
    raw("\"")
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20, 0x7F: raw("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    raw("\"")
    if let tag = Self.tag(lang) { raw("@\(tag)") }
  }

  /// The tag if it is one.
  static func tag(_ lang: String?) -> String? {
    lang.flatMap { LanguageTag.isWellFormed($0) ? $0 : nil }
  }
}

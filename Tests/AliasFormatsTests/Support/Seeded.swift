/// SplitMix64: the same numbers in every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// What the syntax of the formats is made of, and what breaks it.
private let pieces: [[UInt8]] =
  [
    "خليل", "Mithal", " ", "\"", "\"\"", ",", "\t", "\n", "\r\n", "\\", "\\u0000", "\0", "\u{1A}",
    "{", "}", "[", "]", ":", "null", "<", ">", "</", "/>", "<![CDATA[", "]]>", "<!--", "&amp;",
    "&#0;", "&x;", "<!DOCTYPE a [<!ENTITY x \"y\">]>", "-0- ", "9000001", "Q5", "=>", "#", ";", "'",
    "\u{FEFF}", "\u{200C}", "",
  ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

extension Seeded {
  mutating func awkwardText(pieces most: Int) -> [UInt8] {
    (0..<Int.random(in: 0...most, using: &self)).flatMap { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &self)]
    }
  }

  /// A few bytes replaced, removed, doubled, or awkward ones put in.
  mutating func mutated(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<6, using: &self) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place...)
      case 3: bytes.insert(contentsOf: bytes[place...].prefix(60), at: place)
      default: bytes.insert(contentsOf: awkwardText(pieces: 3), at: place)
      }
    }
    return bytes
  }
}

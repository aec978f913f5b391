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

/// Pieces that names and the syntax around them are made of, the awkward ones above all.
let awkwardPieces: [[UInt8]] =
  [
    "وليد", "المعلم", "Nasrallah", "حسن", "al-", "O'Brien", "צה\"ל", "Gülşen", "\u{200C}", " ",
    "\"", "\"\"", ",", "\t", "\n", "\r\n", "\r", "\\", "\\n", "\\t", "\\u0041", "\0", "{", "}",
    "[", "]", ":", "null", "1e5", "\u{FEFF}", "\u{1F600}", "",
  ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0x80]]

extension Seeded {
  mutating func awkwardText(pieces most: Int) -> [UInt8] {
    (0..<Int.random(in: 0...most, using: &self)).flatMap { _ in
      awkwardPieces[Int.random(in: 0..<awkwardPieces.count, using: &self)]
    }
  }
}

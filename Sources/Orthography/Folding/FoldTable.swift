/// The rules compiled: one 32-bit entry for every character that names are usually written with.
///
/// Two stages: `pages` gives for the upper byte of a BMP code point the place of its 256 entries.
/// Pages that names seldom need all point to one page of `.ask` entries, which send the character
/// to `ClusterFolder`.
struct FoldTable: Sendable {
  /// What to do with a character. The order lets the hot loop ask for `letter` first.
  enum Kind: UInt32 {
    /// One letter: fine in bits 0–7, base in bits 8–15.
    case letter = 0
    /// Several letters, in `pool` at the offset in bits 0–15, preceded by their number.
    case letters = 1
    case drop = 2
    /// A mark without effect: lengthens the source of the letter before it.
    case mark = 3
    /// A mark that may change the letter before it.
    case composingMark = 4
    /// Not in the table.
    case ask = 5
  }

  static let kindShift: UInt32 = 16
  static let upper: UInt32 = 1 << 24
  static let lower: UInt32 = 1 << 25
  static let ask: UInt32 = Kind.ask.rawValue << kindShift

  /// Upper bytes of the blocks in the table: Latin, combining marks, Arabic, Latin Extended
  /// Additional, General Punctuation, Arabic Presentation Forms but for most ligatures.
  static let preparedPages: [UInt32] = [
    0x00, 0x01, 0x02, 0x03, 0x06, 0x07, 0x1E, 0x20, 0xFB, 0xFD, 0xFE,
  ]

  private(set) var pages = [UInt16](repeating: 0, count: 256)
  private(set) var entries = [UInt32](repeating: ask, count: 256)
  private(set) var pool: [UInt8] = []

  /// Takes over a table that was made before.
  init(_ prepared: Folder.Prepared) {
    pages = prepared.pages
    entries = prepared.entries
    pool = prepared.pool
  }

  init(_ folder: ClusterFolder) {
    for page in Self.preparedPages {
      pages[Int(page)] = UInt16(entries.count)
      for scalar in (page << 8)...(page << 8 | 0xFF) {
        entries.append(entry(folder.fold(scalar), base: folder.base))
      }
    }
  }

  private mutating func entry(_ folding: ClusterFolder.Folding, base: [UInt8]) -> UInt32 {
    let flags = (folding.isUpper ? Self.upper : 0) | (folding.isLower ? Self.lower : 0)
    if folding.isMark {
      return (folding.composes ? Kind.composingMark : .mark).rawValue << Self.kindShift
    }
    guard let fine = folding.letters.first else { return Kind.drop.rawValue << Self.kindShift }
    if folding.letters.count == 1 {
      return UInt32(base[Int(fine)]) << 8 | UInt32(fine) | flags
    }
    guard folding.letters.count < 256, let offset = UInt16(exactly: pool.count) else {
      return Self.ask
    }
    pool.append(UInt8(folding.letters.count))
    pool += folding.letters
    return Kind.letters.rawValue << Self.kindShift | UInt32(offset) | flags
  }
}

import Matching
import Onomastics

/// How the parts of an alias stand in the names section.
///
/// First the number of parts, one byte. A part is a byte (its kind in the lower three bits, whether it
/// has an article in the next, the number of its other readings in the upper four), its word, for a number what it counts, and for
/// each other reading a byte for its kind and its word. Words and numbers are of variable length.
struct NameCode {
  /// No name takes more bytes.
  static let longest = 1 + PreparedName.mostParts * (1 + 2 * 5 + 15 * (1 + 5))

  /// What reads one part, its own letters or another reading's.
  struct Reading {
    var part: UInt8
    var kind: PreparedName.UnitKind
    var word: UInt32
  }

  private var reader: ByteReader
  /// Behind what was read last.
  var position: Int { reader.position }
  private var partsLeft: Int
  private var readingsLeft = 0
  private var part = -1
  /// Kind of the part of the reading read last, and what it counts.
  private(set) var partKind = PartKind.name
  private(set) var number: UInt32 = 0
  /// Whether that part is written with an article.
  private(set) var hasArticle = false

  @inline(__always)
  init(_ names: UnsafeBufferPointer<UInt8>, at start: Int) {
    reader = ByteReader(names, at: start)
    partsLeft = min(Int(reader.byte()), PreparedName.mostParts)
  }

  /// The next reading; a part's own comes before its others.
  @inline(__always)
  mutating func next() -> Reading? {
    if readingsLeft > 0 {
      readingsLeft -= 1
      // Whatever a damaged image holds here, it adds no part: there would be more than masks have bits.
      let kind: PreparedName.UnitKind =
        switch reader.byte() {
        case PreparedName.UnitKind.fusedArticle.rawValue: .fusedArticle
        case PreparedName.UnitKind.translated.rawValue: .translated
        default: .stem
        }
      return Reading(part: UInt8(part), kind: kind, word: reader.number())
    }
    guard partsLeft > 0 else { return nil }
    partsLeft -= 1
    part += 1
    let head = reader.byte()
    partKind = PartKind(rawValue: head & 7) ?? .name
    hasArticle = head & 8 != 0
    readingsLeft = Int(head >> 4)
    let word = reader.number()
    number = partKind == .number ? reader.number() : 0
    return Reading(part: UInt8(part), kind: .plain, word: word)
  }

  /// Appends a name's parts.
  ///
  /// - Parameter word: of a unit by its number.
  static func append(
    _ name: PreparedName, to bytes: inout [UInt8], word: (Int) -> UInt32
  ) {
    bytes.append(UInt8(name.parts.count))
    for part in name.parts {
      // Its other readings stand behind its own.
      var end = part.unit + 1
      while end < name.units.count, name.units[end].isOtherReading, end - part.unit <= 15 {
        end += 1
      }
      let others = part.unit + 1..<end
      bytes.append(Self.head(part.kind, part.hasArticle, others: others.count))
      bytes.append(number: word(part.unit))
      if part.kind == .number { bytes.append(number: part.number) }
      for other in others {
        bytes.append(name.units[other].kind.rawValue)
        bytes.append(number: word(other))
      }
    }
  }

  private static func head(_ kind: PartKind, _ hasArticle: Bool, others: Int) -> UInt8 {
    kind.rawValue & 7 | (hasArticle ? 8 : 0) | UInt8(others) << 4
  }

  /// Appends a name with other numbers for its words.
  mutating func append(to bytes: inout [UInt8], word: (UInt32) -> UInt32) {
    bytes.append(UInt8(partsLeft))
    while let reading = next() {
      if reading.kind == .plain {
        bytes.append(Self.head(partKind, hasArticle, others: readingsLeft))
        bytes.append(number: word(reading.word))
        if partKind == .number { bytes.append(number: number) }
      } else {
        bytes.append(reading.kind.rawValue)
        bytes.append(number: word(reading.word))
      }
    }
  }
}

extension PreparedName.Unit {
  /// Whether the unit reads one part in another way than it stands.
  var isOtherReading: Bool { kind != .plain && kind != .joined }
}

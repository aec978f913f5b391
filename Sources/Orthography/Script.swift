/// A writing system, as far as names are told apart by it.
public enum Script: String, Sendable, CaseIterable {
  case latin, arabic, cyrillic, greek, hebrew, armenian, georgian, devanagari, syriac
  /// A script without a case of its own here.
  case other
  /// Digits, punctuation and signs, which belong to no script.
  case common

  /// Script of one character.
  public init(_ scalar: Unicode.Scalar) {
    self = Self.ofCode[CodePoint.script(scalar.value)] ?? .other
  }

  /// Script of most letters of a text; `common` if it has none, the earlier at a draw.
  ///
  /// - Complexity: O(n).
  public init(of text: some StringProtocol) {
    var counts: [(script: Script, count: Int)] = []
    for scalar in text.unicodeScalars {
      let script = Script(scalar)
      if script == .common { continue }
      if let index = counts.firstIndex(where: { $0.script == script }) {
        counts[index].count += 1
      } else {
        counts.append((script, 1))
      }
    }
    self = counts.reduce((.common, 0)) { $1.count > $0.1 ? ($1.script, $1.count) : $0 }.0
  }

  private static let ofCode: [UInt32: Script] = {
    let names: [(String, Script)] = [
      ("Latn", .latin), ("Arab", .arabic), ("Cyrl", .cyrillic), ("Grek", .greek),
      ("Hebr", .hebrew), ("Armn", .armenian), ("Geor", .georgian), ("Deva", .devanagari),
      ("Syrc", .syriac), ("Zyyy", .common), ("Zinh", .common), ("Zzzz", .common),
    ]
    return names.reduce(into: [:]) { codes, entry in
      codes[entry.0.utf8.reduce(0) { $0 << 8 | UInt32($1) }] = entry.1
    }
  }()
}

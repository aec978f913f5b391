internal import Orthography

/// Letters of one script that are drawn like letters of another, as far as names are typed with
/// them by mistake or to deceive.
///
/// From the shapes of the letters in Unicode's charts; UTS #39 has many more, of rare letters.
enum LookAlikes {
  /// Rows of letters that look alike: Latin, Cyrillic, Greek; a dash where there is none.
  private static let rows = """
    A А Α|B В Β|C С -|E Е Ε|H Н Η|I І Ι|J Ј -|K К Κ|M М Μ|N - Ν|O О Ο|P Р Ρ|S Ѕ -|T Т Τ|X Х Χ|Y У Υ|Z - Ζ
    a а α|c с -|e е -|i і ι|j ј -|o о ο|p р ρ|s ѕ -|x х χ|y у γ|v - ν|u - υ
    """

  private static let scripts: [Script] = [.latin, .cyrillic, .greek]

  private static let table: [[Unicode.Scalar?]] = rows.split { $0 == "|" || $0 == "\n" }
    .map { row in
      row.split(separator: " ").map { $0 == "-" ? nil : $0.unicodeScalars.first }
    }

  /// The letter of `script` that looks like one of another; `nil` where there is none.
  static func letter(like scalar: Unicode.Scalar, in script: Script) -> Unicode.Scalar? {
    guard let column = scripts.firstIndex(of: script) else { return nil }
    let row = table.first { $0.contains { $0 == scalar } }
    return row.flatMap { column < $0.count ? $0[column] : nil }
  }
}

/// The rules of `Data/orthography/folds.tsv`, in named sets that can be switched off.
///
/// ```swift
/// let rules = try FoldRules(table)
/// let strict = rules.disabling(["ta-marbuta", "alef-maqsura"])
/// ```
public struct FoldRules: Sendable {
  /// How far a rule reaches.
  public enum Grain: String, Sendable {
    /// Another encoding of the same letter; holds in canonical text too.
    case canonical
    /// A letter that folding gives up and canonical text keeps.
    case fine
    /// A distinction kept by fine letters and given up by base letters.
    case base
  }

  /// What becomes of the characters of a rule.
  enum Action: Sendable, Equatable {
    /// Letters of the page; empty drops the characters.
    case letters([UInt8])
    /// Decimal digits of any script become ASCII digits.
    case digit
    /// Unicode's compatibility mapping applies, and then the other rules.
    case compatibility
  }

  /// The characters a rule is for.
  enum Subject: Sendable, Equatable {
    /// A character and the set of combining marks on it, decomposed and sorted.
    case cluster(base: UInt32, marks: [UInt32])
    case range(ClosedRange<UInt32>)
  }

  struct Rule: Sendable {
    let set: String
    let subject: Subject
    let action: Action
    let grain: Grain
  }

  let rules: [Rule]

  /// Names of the sets, in alphabetical order.
  public var sets: [String] { Set(rules.map(\.set)).sorted() }

  /// These rules without some sets.
  ///
  /// Without `harakat` vowel signs are kept as fine letters; without any other set its characters
  /// keep what distinguishes them, or stay outside the letter page.
  public func disabling(_ sets: Set<String>) -> FoldRules {
    FoldRules(rules: rules.filter { !sets.contains($0.set) })
  }

  private init(rules: [Rule]) { self.rules = rules }

  /// No rules: Unicode's case folding and decomposition alone.
  static let none = FoldRules(rules: [])

  /// Reads the rules.
  ///
  /// - Throws: `DataTable.Fault` with the line of the first rule that cannot be understood.
  public init(_ table: DataTable) throws(DataTable.Fault) {
    let set = try table.column("set")
    let points = try table.column("code_points")
    let target = try table.column("to")
    let grain = try table.column("grain")
    var ranges: [ClosedRange<UInt32>] = []
    var rules: [Rule] = []
    rules.reserveCapacity(table.rows.count)
    for row in table.rows {
      guard let subject = Self.subject(row[points]) else {
        throw table.fault(row, "not code points: \"\(row[points])\"")
      }
      guard let action = Self.action(row[target]) else {
        throw table.fault(row, "not letters of the page: \"\(row[target])\"")
      }
      guard let grain = Grain(rawValue: row[grain]) else {
        throw table.fault(row, "no grain: \"\(row[grain])\"")
      }
      if case .range(let range) = subject, action != .compatibility {
        // Ranges are searched by bisection.
        if ranges.contains(where: { $0.overlaps(range) }) {
          throw table.fault(row, "overlaps a range above")
        }
        ranges.append(range)
      }
      rules.append(Rule(set: row[set], subject: subject, action: action, grain: grain))
    }
    self.rules = rules
  }

  private static func action(_ text: String) -> Action? {
    switch text {
    case "(drop)": .letters([])
    case "(space)": .letters([LetterPage.space])
    case "(soft)": .letters([LetterPage.softBoundary])
    case "(symbol)": .letters([LetterPage.symbol])
    case "(foreign)": .letters([LetterPage.foreign])
    case "(digit)": .digit
    case "(nfkc)": .compatibility
    default: LetterPage.bytes(text).map { .letters($0) }
    }
  }

  /// `U+0061`, `U+0061 U+0302`, or `U+0660..U+0669`.
  private static func subject(_ text: String) -> Subject? {
    let parts = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") }
    let known = parts.compactMap { codePoint($0) }
    guard known.count == parts.count, let first = known.first else { return nil }
    if text.utf8.contains(UInt8(ascii: ".")) {
      guard known.count == 2, let last = known.last, first <= last else { return nil }
      return .range(first...last)
    }
    guard let decomposed = try? Scalars.decomposed(known), let base = decomposed.first else {
      return nil
    }
    return .cluster(base: base, marks: decomposed.dropFirst().sorted())
  }

  /// `U+0061`.
  private static func codePoint(_ text: Substring.UTF8View) -> UInt32? {
    let digits = text.dropFirst(2)
    guard text.starts(with: "U+".utf8), (4...6).contains(digits.count) else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte & 0x0F)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return Unicode.Scalar(value)?.value
  }
}

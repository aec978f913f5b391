/// The words of a command line that are not options: `NAME...`, `INPUT`, `[FILE]`.
struct Operand: Sendable, Hashable {
  /// How the operand is called in the help page, in capitals.
  let name: String

  /// What each word may be.
  let kind: ValueKind

  /// How many words it takes.
  let count: ClosedRange<Int>

  /// Exactly one word.
  static func one(_ name: String, _ kind: ValueKind) -> Operand {
    Operand(name: name, kind: kind, count: 1...1)
  }

  /// One word or none.
  static func optional(_ name: String, _ kind: ValueKind) -> Operand {
    Operand(name: name, kind: kind, count: 0...1)
  }

  /// At least one word; only a command's last operand may be of this sort.
  static func oneOrMore(_ name: String, _ kind: ValueKind) -> Operand {
    Operand(name: name, kind: kind, count: 1...Int.max)
  }

  /// Any number of words; only a command's last operand may be of this sort.
  static func any(_ name: String, _ kind: ValueKind) -> Operand {
    Operand(name: name, kind: kind, count: 0...Int.max)
  }

  /// The operand as the help page shows it: `[NAME...]`.
  var synopsis: String {
    let word = count.upperBound > 1 ? name + "..." : name
    return count.lowerBound == 0 ? "[\(word)]" : word
  }
}

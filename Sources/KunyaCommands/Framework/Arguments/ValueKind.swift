/// What an option's value or an operand may be.
enum ValueKind: Sendable, Hashable {
  /// Any text.
  case text

  /// The path of a file; `-` stands for standard input or output.
  case file

  /// One of a few words.
  case choice([String])

  /// A whole number within bounds.
  case integer(ClosedRange<Int>)

  /// A decimal number within bounds, written with a point.
  case number(ClosedRange<Double>)

  /// The words of an enumeration, in the order of its cases.
  static func choice<Choice>(of type: Choice.Type) -> ValueKind
  where Choice: CaseIterable & RawRepresentable<String> {
    .choice(type.allCases.map(\.rawValue))
  }
}

/// A value given on the command line and found to be of its declared kind.
enum ArgumentValue: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case number(Double)
}

extension ValueKind {
  /// The value `text` stands for, or `nil` where it is not of this kind.
  func parse(_ text: String) -> ArgumentValue? {
    switch self {
    case .text:
      return .text(text)
    case .file:
      return text.isEmpty ? nil : .text(text)
    case .choice(let words):
      return words.contains(text) ? .text(text) : nil
    case .integer(let bounds):
      return Int(text).flatMap { bounds.contains($0) ? .integer($0) : nil }
    case .number(let bounds):
      // `Double("nan")` is a number to Swift; no range contains it.
      return Double(text).flatMap { bounds.contains($0) ? .number($0) : nil }
    }
  }
}

/// A command line that has been understood: options with values of their declared kinds, and
/// operands.
///
/// A command makes its configuration from this and looks at it no more.
struct Arguments: Sendable, Equatable {
  /// The words that are not options, in order.
  private(set) var operands: [String] = []

  private var occurrences: [Occurrence] = []

  private struct Occurrence: Sendable, Equatable {
    let option: Option
    let value: ArgumentValue?
  }

  /// Adds an option; `value` is `nil` for a flag.
  mutating func add(_ option: Option, _ value: ArgumentValue?) {
    occurrences.append(Occurrence(option: option, value: value))
  }

  /// Adds an operand.
  mutating func add(operand: String) {
    operands.append(operand)
  }

  /// Whether the option was given at all.
  func has(_ option: Option) -> Bool {
    occurrences.contains { $0.option == option }
  }

  /// The last value of a text, file or choice option; `nil` where it was not given.
  func text(_ option: Option) -> String? {
    texts(option).last
  }

  /// All values of a repeatable text, file or choice option, in order.
  func texts(_ option: Option) -> [String] {
    values(option).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The last value of an integer option; `nil` where it was not given.
  func integer(_ option: Option) -> Int? {
    values(option).compactMap { if case .integer(let number) = $0 { number } else { nil } }.last
  }

  /// All values of a repeatable integer option, in order.
  func integers(_ option: Option) -> [Int] {
    values(option).compactMap { if case .integer(let number) = $0 { number } else { nil } }
  }

  /// The last value of a number option; `nil` where it was not given.
  func number(_ option: Option) -> Double? {
    values(option).compactMap { if case .number(let number) = $0 { number } else { nil } }.last
  }

  /// The last value of a choice option declared by ``ValueKind/choice(of:)``.
  func choice<Choice: RawRepresentable<String>>(_ option: Option, as type: Choice.Type) -> Choice? {
    text(option).flatMap(Choice.init(rawValue:))
  }

  private func values(_ option: Option) -> [ArgumentValue] {
    occurrences.compactMap { $0.option == option ? $0.value : nil }
  }
}

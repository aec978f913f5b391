/// Makes text stand out on a terminal, and leaves it alone everywhere else.
struct TextStyle: Sendable {
  /// Whether escape sequences are written (see ``Terminal/usesColour``).
  let isOn: Bool

  /// `text` in bold print (ECMA-48 SGR 1).
  func bold(_ text: String) -> String {
    isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

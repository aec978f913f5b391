internal import Kunya

extension TextStyle {
  /// A decision in its colour: green, yellow, and faint.
  func decision(_ decision: Decision) -> String {
    switch decision {
    case .match: rendition("1;32", decision.rawValue)
    case .review: rendition("1;33", decision.rawValue)
    case .none: rendition("2", decision.rawValue)
    }
  }

  /// What matters less.
  func faint(_ text: String) -> String {
    rendition("2", text)
  }

  /// `text` under an ECMA-48 "select graphic rendition".
  private func rendition(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

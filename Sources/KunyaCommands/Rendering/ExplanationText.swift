internal import Matching

/// Why two names got their score, for people: the parts that met, letters against letters, what
/// stayed over, and what each brings to the sum.
struct ExplanationText {
  private let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func text(_ explanation: Explanation, indent: String) -> String {
    var text = ""
    for match in explanation.matches { text += self.text(match, indent) }
    var rest = TextTable()
    for leftover in explanation.leftovers {
      rest.row([
        signed(-leftover.price),
        "\(printable(leftover.text)) (\(leftover.kind)) only in \(leftover.side.sentencePart)",
      ])
    }
    if explanation.arrangement.magnitude >= 0.005 {
      rest.row([signed(explanation.arrangement), arrangement(explanation)])
    }
    rest.row([signed(explanation.raw), "in all"])
    return text + rest.text(indent: indent)
  }

  private func arrangement(_ explanation: Explanation) -> String {
    switch explanation.inversions {
    case 0: "names left over on both sides"
    case 1: "a pair of parts in the other order"
    default: "\(explanation.inversions) pairs of parts in the other order"
    }
  }

  private func text(_ match: Explanation.Match, _ indent: String) -> String {
    var heading = TextTable()
    heading.row([
      signed(match.evidence),
      "\(printable(match.first)) ~ \(printable(match.second))" + readings(match)
        + style.faint("  similarity \(decimal(match.similarity))"),
    ])
    var letters = TextTable()
    for step in match.letters {
      letters.row([
        shown(step.first), shown(step.second), signed(step.weight),
        step.rule ?? "no row: the floor of the table",
      ])
    }
    return heading.text(indent: indent) + letters.text(indent: indent + "       ")
  }

  /// How the parts were read, where they do not stand as they are written.
  private func readings(_ match: Explanation.Match) -> String {
    match.readings.allSatisfy { $0 == "as written" }
      ? "" : style.faint(" (\(match.readings.joined(separator: " ~ ")))")
  }

  private func shown(_ letters: String) -> String {
    letters.isEmpty ? "·" : printable(letters)
  }

  private func signed(_ number: Double) -> String {
    (number < 0 ? "" : "+") + decimal(number)
  }

  /// Two decimals; the sign of a number that rounds to zero is kept off.
  private func decimal(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e9 else { return "\(number)" }
    let hundredths = Int((number.magnitude * 100).rounded())
    let fraction = hundredths % 100
    let sign = number < 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

extension Explanation.Leftover.Side {
  fileprivate var sentencePart: String {
    switch self {
    case .first: "the first name"
    case .second: "the second name"
    }
  }
}

internal import Kunya
internal import Matching

/// The answer to one name, for people:
///
/// ```text
/// Walid al-Moallem  match
///   score     id                      label        kind    alias
///   0.998700  kunya:walid-al-moallem  وليد المعلم  person  Walid Muallem
/// ```
struct ResolutionText {
  private let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func text(_ answer: ResolvedMention) -> String {
    let candidates = answer.resolution.candidates
    var text = headline(answer)
    guard !candidates.isEmpty else { return text }
    var table = TextTable()
    table.row(["score", "id", "label", "kind", "alias"].map { ($0, style.faint) })
    for candidate in candidates {
      table.row([
        scoreText(candidate.score), printable(candidate.id), printable(candidate.label),
        candidate.kind.word, printable(candidate.alias),
      ])
    }
    text += table.text(indent: "  ")
    for (position, candidate) in candidates.enumerated() {
      guard let explanation = answer.explanation(ofCandidate: position) else { continue }
      text += "\n  " + style.bold("\(printable(answer.name)) ~ \(printable(candidate.alias))")
      if let score = candidate.pairScore { text += "  the pair alone: \(scoreText(score))" }
      text += "\n" + ExplanationText(style).text(explanation, indent: "    ")
    }
    return text
  }

  private func headline(_ answer: ResolvedMention) -> String {
    let resolution = answer.resolution
    let reason = resolution.reason.map { style.faint(" (\($0.rawValue))") } ?? ""
    return style.bold(printable(answer.name)) + "  " + style.decision(resolution.decision) + reason
      + "\n"
  }
}

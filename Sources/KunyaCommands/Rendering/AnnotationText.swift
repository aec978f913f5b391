internal import Kunya

/// The mentions of a text, for people:
///
/// ```text
/// start  end  text      id               label     score
/// 60     68   Damascus  geonames:170654  Damascus  0.998700
/// ```
struct AnnotationText {
  private let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func text(_ annotations: [Annotation]) -> String {
    guard !annotations.isEmpty else { return "" }
    var table = TextTable()
    table.row(["start", "end", "text", "id", "label", "score"].map { ($0, style.faint) })
    for annotation in annotations {
      table.row([
        String(annotation.range.lowerBound), String(annotation.range.upperBound),
        printable(annotation.text), printable(annotation.candidate.id),
        printable(annotation.candidate.label), scoreText(annotation.candidate.score),
      ])
    }
    return table.text(indent: "")
  }
}

/// Breaks paragraphs into lines at spaces, for a column of a help page.
struct TextLayout {
  /// How far the lines stand from the left edge.
  let indent: Int

  /// Where the lines end at the latest, counted from the left edge.
  let columns: Int

  /// The lines of `text`, indented, each with its line feed; paragraphs are parted by an empty
  /// line. A word longer than the column keeps a line of its own.
  func lines(_ text: String) -> String {
    text.split(separator: "\n\n")
      .map { wrap($0.split(whereSeparator: \.isWhitespace)) }
      .joined(separator: "\n")
  }

  private func wrap(_ words: [Substring]) -> String {
    var text = ""
    var line = ""
    for word in words {
      if line.isEmpty {
        line = margin + word
      } else if line.count + 1 + word.count <= columns {
        line += " " + word
      } else {
        text += line + "\n"
        line = margin + word
      }
    }
    return line.isEmpty ? text : text + line + "\n"
  }

  private var margin: String { String(repeating: " ", count: indent) }
}

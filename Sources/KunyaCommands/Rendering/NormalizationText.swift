internal import Kunya

/// A name taken apart, for people:
///
/// ```text
/// Dr. Walid al-Moallem
///   form       nf1:wlyd-m3lm
///   latin      walid muallim
///   …
///   part        kind   letters  form ID   p         refs
///   Dr.         title  dr
///   Walid       name   walid    nf1:wlyd  0.930000  Q18057751
/// ```
struct NormalizationText {
  private let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func text(_ name: NormalizedName) -> String {
    style.bold(printable(name.name)) + "\n" + summary(name) + parts(name)
  }

  private func summary(_ name: NormalizedName) -> String {
    var table = TextTable()
    let rows = [
      ("form", name.form.id), ("latin", name.form.latin), ("arabic", name.form.arabic),
      ("canonical", name.canonical), ("folded", name.folded), ("parse", name.notation),
    ]
    for (title, text) in rows {
      table.row([(title, style.faint), (printable(text), { $0 })])
    }
    return table.text(indent: "  ")
  }

  private func parts(_ name: NormalizedName) -> String {
    guard !name.parts.isEmpty else { return "" }
    var table = TextTable()
    table.row(["part", "kind", "letters", "form ID", "p", "refs"].map { ($0, style.faint) })
    // Forms leave parts out but never change their order.
    var forms = name.form.parts[...]
    for part in name.parts {
      let cells = [printable(part.text), part.kind, part.letters]
      if let form = forms.first, form.text == part.text {
        forms.removeFirst()
        table.row(cells + [form.id, scoreText(form.p), form.refs.joined(separator: " ")])
        for other in form.alternatives {
          table.row(["", "or", other.arabic, other.id, scoreText(other.p)])
        }
      } else {
        table.row(cells)
      }
    }
    return table.text(indent: "  ")
  }
}

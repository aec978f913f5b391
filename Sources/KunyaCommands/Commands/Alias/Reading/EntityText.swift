internal import AliasTable

/// An entity, for people:
///
/// ```text
/// acme:7  Walid al-Moallem
///   kind  person
///   name              lang  role       source
///   Walid al-Moallem        preferred
/// ```
struct EntityText {
  private let style: TextStyle

  init(_ style: TextStyle) {
    self.style = style
  }

  func text(_ entity: TableEntity, _ redirects: [String]) -> String {
    let headline =
      switch entity.state {
      case .live: printable(entity.label)
      case .merged(let target): "merged into \(printable(target))"
      case .retired(let source):
        source.isEmpty ? "retired" : "retired, gone from \(printable(source))"
      }
    return style.bold(printable(entity.id)) + "  " + headline + "\n"
      + facts(entity, redirects) + names(entity)
  }

  private func facts(_ entity: TableEntity, _ redirects: [String]) -> String {
    let record = entity.record
    let rows: [(String, String)] = [
      ("kind", record.kind?.rawValue ?? ""), ("born", record.born ?? ""),
      ("gender", record.gender ?? ""), ("countries", record.countries.joined(separator: " ")),
      ("within", record.within.joined(separator: " ")),
      ("refs", record.refs.map { "\($0.scheme):\($0.value)" }.joined(separator: " ")),
      ("also", record.extra.map { "\($0.key) \($0.json)" }.joined(separator: ", ")),
      ("merged", redirects.joined(separator: " ")),
      ("never", entity.denied.joined(separator: " ")),
      ("never meant by", entity.deniedNames.joined(separator: ", ")),
      ("removed", entity.removed.map { "\($0.text) (\($0.source))" }.joined(separator: ", ")),
    ]
    var table = TextTable()
    for (title, text) in rows where !text.isEmpty {
      table.row([(title, style.faint), (printable(text), { $0 })])
    }
    return table.text(indent: "  ")
  }

  private func names(_ entity: TableEntity) -> String {
    let names = entity.record.names
    guard !names.isEmpty else { return "" }
    var table = TextTable()
    table.row(["name", "lang", "role", "source"].map { ($0, style.faint) })
    for name in names {
      table.row([
        printable(name.text), printable(name.lang ?? ""),
        name.role.rawValue + (name.weak ? ", weak" : ""), printable(name.source ?? ""),
      ])
    }
    return table.text(indent: "  ")
  }
}

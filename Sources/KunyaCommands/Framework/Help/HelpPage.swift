/// Lays out the help of the program, of a group of commands, and of a command.
struct HelpPage {
  private let columns: Int
  private let style: TextStyle

  /// The column in which explanations of options and commands begin.
  private let explanationColumn = 26

  init(terminal: Terminal) {
    // Longer lines than a hundred columns are hard to read, however wide the screen.
    columns = min(max(terminal.columns, 40), 100)
    style = TextStyle(isOn: terminal.usesColour)
  }

  /// The page of the whole program.
  func text(for program: Program) -> String {
    title(program.name, program.abstract)
      + section("Usage", "  \(program.name) COMMAND [OPTION]... [OPERAND]...\n")
      + section("Commands", list(program.commands))
      + "\n" + paragraph("'\(program.name) help COMMAND' explains a command, with examples.")
  }

  /// The page of a group of commands called by `commandLine`.
  func text(for group: CommandGroup, called commandLine: String) -> String {
    title(commandLine, group.abstract)
      + section("Usage", "  \(commandLine) COMMAND [OPTION]... [OPERAND]...\n")
      + section("Commands", list(group.commands))
  }

  /// The page of a command called by `commandLine`.
  func text(for command: CommandDeclaration, called commandLine: String) -> String {
    var page = title(commandLine, command.abstract)
    page += section("Usage", usage(command, commandLine))
    page += "\n" + paragraph(command.discussion)
    for group in command.optionGroups {
      page += section(group.title, group.options.map(explain).joined())
    }
    page += section("Examples", command.examples.map(show).joined(separator: "\n"))
    return page
  }

  private func title(_ commandLine: String, _ abstract: String) -> String {
    paragraph("\(commandLine): \(abstract)")
      .replacingPrefix(commandLine, with: style.bold(commandLine))
  }

  private func section(_ heading: String, _ body: String) -> String {
    "\n" + style.bold(heading) + "\n" + body
  }

  private func usage(_ command: CommandDeclaration, _ commandLine: String) -> String {
    let operands = command.operands.map { " " + $0.synopsis }.joined()
    let forms = command.forms.isEmpty ? [operands] : command.forms.map { " " + $0 }
    return forms.map { "  \(commandLine) [OPTION]...\($0)\n" }.joined()
  }

  private func explain(_ option: Option) -> String {
    var help = option.help
    if case .choice(let words) = option.kind {
      help += " One of: \(words.joined(separator: ", "))."
    }
    if option.isRepeatable { help += " Can be given several times." }
    return entry(option.synopsis, help)
  }

  private func list(_ nodes: [CommandNode]) -> String {
    nodes.map { entry($0.name, $0.abstract) }.joined()
  }

  /// A term on the left and its explanation in the column on the right, on a line of its own
  /// where the term is too long.
  private func entry(_ term: String, _ explanation: String) -> String {
    let explanation = TextLayout(indent: explanationColumn, columns: columns).lines(explanation)
    let label = "  " + term
    guard label.count + 2 <= explanationColumn else {
      return style.bold(label) + "\n" + explanation
    }
    let gap = explanation.dropFirst(label.count)
    return style.bold(label) + gap
  }

  private func show(_ example: CommandDeclaration.Example) -> String {
    "  $ \(example.commandLine)\n" + TextLayout(indent: 6, columns: columns).lines(example.meaning)
  }

  private func paragraph(_ text: String) -> String {
    TextLayout(indent: 0, columns: columns).lines(text)
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with replacement: String) -> String {
    hasPrefix(prefix) ? replacement + dropFirst(prefix.count) : self
  }
}

/// The completion script for fish.
func fishCompletion(for program: String, _ leaves: [CompletionLeaf]) -> String {
  """
  # Completion of \(program) for fish.
  function __\(program)_at
    set -l place ''
    for word in (commandline -opc)[2..-1]
      switch "$place/$word"
        case \(leaves.dropFirst().map(\.place).joined(separator: " "))
          set place "$place/$word"
      end
    end
    test "$place" = "$argv[1]"
  end
  complete -c \(program) -f
  \(leaves.flatMap { lines($0, program) }.joined(separator: "\n"))

  """
}

private func lines(_ leaf: CompletionLeaf, _ program: String) -> [String] {
  let condition = "__\(program)_at \(leaf.place.shellQuoted)"
  let start = "complete -c \(program) -n \(condition.fishQuoted)"
  let commands = leaf.commands.map {
    "\(start) -a \($0.name) -d \($0.abstract.firstSentence.fishQuoted)"
  }
  let options = leaf.options.map {
    "\(start) -l \($0.name)\(value($0)) -d \($0.help.firstSentence.fishQuoted)"
  }
  let choices = leaf.operands.flatMap(\.choices).map { "\(start) -a \($0)" }
  return commands + choices + (leaf.takesFiles ? ["\(start) -F"] : []) + options
}

private func value(_ option: Option) -> String {
  guard let kind = option.kind else { return "" }
  if !kind.choices.isEmpty { return " -x -a \(kind.choices.joined(separator: " ").fishQuoted)" }
  return kind == .file ? " -r -F" : " -x"
}

extension String {
  /// The text as one word of a fish script, where only `\` and `'` mean something in quotes.
  fileprivate var fishQuoted: String {
    "'" + map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}

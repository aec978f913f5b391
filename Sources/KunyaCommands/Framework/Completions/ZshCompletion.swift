/// The completion script for zsh: a file called `_kunya` somewhere in `$fpath`.
func zshCompletion(for program: String, _ leaves: [CompletionLeaf]) -> String {
  """
  #compdef \(program)
  # Completion of \(program) for zsh.
  _\(program)() {
    local word place=
    local -a offers
    for word in "${(@)words[2,CURRENT-1]}"; do
      case "$place/$word" in
        (\(leaves.dropFirst().map(\.place).joined(separator: "|"))) place=$place/$word ;;
      esac
    done
    case "$place:${words[CURRENT-1]}" in
  \(leaves.flatMap(values).joined(separator: "\n"))
    esac
    case "$place" in
  \(leaves.map(words).joined(separator: "\n"))
    esac
  }
  if [[ $funcstack[1] == _\(program) ]]; then _\(program) "$@"; else compdef _\(program) \(program); fi

  """
}

private func values(_ leaf: CompletionLeaf) -> [String] {
  leaf.options.compactMap { option in
    guard let kind = option.kind else { return nil }
    let offer =
      if !kind.choices.isEmpty {
        "compadd -- " + kind.choices.map(\.shellQuoted).joined(separator: " ")
      } else {
        kind == .file ? "_files" : "_message \(option.placeholder.shellQuoted)"
      }
    return "    (\(leaf.place):\(option.spelling)) \(offer); return ;;"
  }
}

private func words(_ leaf: CompletionLeaf) -> String {
  let options = leaf.options.map { entry($0.spelling, $0.help) }
  return """
        (\(leaf.path.isEmpty ? "''" : leaf.place))
          if [[ $PREFIX == -* ]]; then
            offers=(\(options.joined(separator: " ")))
            _describe -o option offers
          else
            \(operands(leaf))
          fi ;;
    """
}

private func operands(_ leaf: CompletionLeaf) -> String {
  if !leaf.commands.isEmpty {
    let commands = leaf.commands.map { entry($0.name, $0.abstract) }
    return "offers=(\(commands.joined(separator: " "))); _describe command offers"
  }
  if !leaf.choices.isEmpty {
    return "compadd -- " + leaf.choices.map(\.shellQuoted).joined(separator: " ")
  }
  return leaf.takesFiles ? "_files" : "_message 'operand'"
}

/// A word and its explanation; a colon within either would part them in the wrong place.
private func entry(_ word: String, _ help: String) -> String {
  let help = help.firstSentence.split(separator: ":", omittingEmptySubsequences: false)
  return "\(word):\(help.joined(separator: #"\:"#))".shellQuoted
}

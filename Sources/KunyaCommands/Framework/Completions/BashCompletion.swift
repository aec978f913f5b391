/// The completion script for bash 4 and later.
func bashCompletion(for program: String, _ leaves: [CompletionLeaf]) -> String {
  """
  # Completion of \(program) for bash.
  _\(program)() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    # bash takes '--name=value' for three words.
    if [[ $current == = ]]; then
      current=
    elif [[ $previous == = ]]; then
      previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    local word place=
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
      case "$place/$word" in
        \(places(leaves))) place=$place/$word ;;
      esac
    done
    COMPREPLY=()
    case "$place:$previous" in
  \(leaves.flatMap(values).joined(separator: "\n"))
    esac
    case "$place" in
  \(leaves.map(words).joined(separator: "\n"))
    esac
  }
  complete -F _\(program) \(program)

  """
}

private func places(_ leaves: [CompletionLeaf]) -> String {
  leaves.dropFirst().map(\.place).joined(separator: " | ")
}

private func values(_ leaf: CompletionLeaf) -> [String] {
  leaf.options.compactMap { option in
    guard let kind = option.kind else { return nil }
    let offer = offer(kind.choices, orFiles: kind == .file)
    return "    \(leaf.place):\(option.spelling)) \(offer)return ;;"
  }
}

private func words(_ leaf: CompletionLeaf) -> String {
  let options = leaf.options.map(\.spelling)
  return """
        \(leaf.path.isEmpty ? "''" : leaf.place))
          if [[ $current == -* ]]; then
            \(offer(options, orFiles: false))return
          fi
          \(offer(leaf.choices, orFiles: leaf.takesFiles));;
    """
}

private func offer(_ words: [String], orFiles takesFiles: Bool) -> String {
  if !words.isEmpty {
    let list = words.joined(separator: " ").shellQuoted
    return "COMPREPLY=($(compgen -W \(list) -- \"$current\")); "
  }
  // Outside of a completion (a test) there are no options to set.
  return takesFiles ? "compopt -o default 2>/dev/null; " : ": ; "
}

import Orthography

extension NameGrammar {
  /// Decides which of the words that may be titles are.
  ///
  /// `Sheikh`, `Sayyid`, `Sultan` are names too: they are titles only where they stand and where
  /// enough would remain (`Sayyid Qutb` is a name, `Sayyid Ali Khamenei` has one).
  func decideTitles(_ parse: inout NameParse) {
    guard parse.notes.contains(where: { $0.title >= 0 }) else { return }
    var names = parse.parts.reduce(into: 0) {
      if $1.kind == .name || $1.kind == .initial || $1.kind == .kunya { $0 += 1 }
    }
    var isOpening = true
    for index in parse.parts.indices {
      if parse.notes[index].joint >= .comma { isOpening = true }
      let number = parse.notes[index].title
      if number >= 0, canOpen(lexicon.rules[number], index, isOpening, names, parse) {
        makeTitle(index, &parse)
        names -= 1
      } else if parse.parts[index].kind == .name || parse.parts[index].kind == .kunya {
        isOpening = false
      }
    }
    var isClosing = true
    for index in parse.parts.indices.reversed() {
      let number = parse.notes[index].title
      if parse.parts[index].kind == .title {
        // Two titles may follow one another at the end.
      } else if number >= 0, isClosing, canClose(lexicon.rules[number], index, names, parse) {
        makeTitle(index, &parse)
        names -= 1
      } else if parse.parts[index].kind != .number {
        isClosing = false
      }
      if parse.notes[index].joint >= .comma { isClosing = true }
    }
  }

  private func canOpen(
    _ rule: GrammarRule, _ index: Int, _ isOpening: Bool, _ names: Int, _ parse: NameParse
  ) -> Bool {
    // With its article, in Arabic script, the word is hardly a given name: الملك فيصل.
    let part = parse.parts[index]
    let isDefinite = part.form.contains(.article) && part.reading.alphabet == .arabic
    guard names - 1 >= (isDefinite ? 1 : rule.remaining) else { return false }
    if rule.position == .any { return true }
    guard isOpening, rule.position != .after else { return false }
    let next = index + 1
    if rule.position == .apart, next < parse.parts.count, parse.notes[next].joint <= .hyphen {
      return false
    }
    guard next < parse.parts.count, parse.notes[next].joint < .comma else {
      // A title by itself between commas: "Hassan, Sheikh".
      return index > 0 && parse.notes[index].joint >= .comma
    }
    // Before "bin" the word is a given name: Sultan bin Salman.
    switch parse.parts[next].kind {
    case .name, .kunya, .initial, .title: return true
    case .particle:
      let following = lexicon.rules[parse.parts[next].rule]
      return following.wordClass != .nasab && parse.parts[next].rule >= 0
    case .number, .generic, .placeWord: return false
    }
  }

  private func canClose(_ rule: GrammarRule, _ index: Int, _ names: Int, _ parse: NameParse)
    -> Bool
  {
    guard rule.position == .after || rule.position == .either, index > 0,
      names - 1 >= rule.remaining
    else { return false }
    return parse.parts[index - 1].kind == .name || parse.parts[index - 1].kind == .title
  }

  private func makeTitle(_ index: Int, _ parse: inout NameParse) {
    parse.parts[index].kind = .title
    parse.parts[index].rule = parse.notes[index].title
    parse.notes[index].whole = 0..<0
  }

  /// A text with letters has at least one name: `Sheikh`, `Deir`, `Abu` by themselves are names.
  func keepOneName(_ parse: inout NameParse) {
    var last = -1
    for index in parse.parts.indices {
      switch parse.parts[index].kind {
      case .name, .initial: return
      case .title, .generic, .placeWord, .kunya, .particle: last = index
      case .number:
        // Number words may be names; digits are none.
        if parse.parts[index].rule >= 0, last < 0 { last = index }
      }
    }
    guard last >= 0 else { return }
    parse.parts[last].kind = .name
    parse.parts[last].rule = -1
  }

  /// Marks parts in capitals among others, and parts before a comma.
  func markForms(_ parse: inout NameParse) {
    let hasSmall = parse.tokens.contains {
      $0.script == .latin && $0.count > 1 && !$0.isAllCapitals
    }
    for index in parse.parts.indices where hasSmall && parse.notes[index].isAllCapitals {
      parse.parts[index].form.insert(.capitals)
    }
    guard let comma = parse.notes.dropFirst().firstIndex(where: { $0.joint == .comma }) else {
      return
    }
    for index in 0..<comma { parse.parts[index].form.insert(.beforeComma) }
  }
}

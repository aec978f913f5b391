import Orthography

/// Single words of the tables: particles, kunya, titles, place words, numerals, initials.
extension NameGrammar {
  func readWord(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let token = parse.tokens[index]
    if token.dottedWord >= 0,
      let next = readEntry(
        token.dottedWord, token.range, index, text, &state, &parse, isDotted: true)
    {
      return next
    }
    if token.word >= 0,
      let next = readEntry(token.word, token.range, index, text, &state, &parse)
    {
      return next
    }
    if let next = readInitial(index, text, &state, &parse) { return next }
    return readBehindArticle(index, text, &state, &parse)
  }

  /// A word of the tables behind a fused article: `الشيخ`, `Elsheikh`.
  private func readBehindArticle(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let token = parse.tokens[index]
    guard let stem = fusedArticle(token, text) else { return nil }
    let entry = lexicon.words.find(text.base, stem)
    guard entry >= 0 else { return nil }
    let form = state.form
    state.form.insert(.article)
    let next = readEntry(entry, stem, index, text, &state, &parse)
    if next == nil { state.form = form }
    return next
  }

  private func readEntry(
    _ entry: Int32, _ range: Range<Int>, _ index: Int, _ text: FoldedText,
    _ state: inout ReadState, _ parse: inout NameParse, isDotted: Bool = false
  ) -> Int? {
    // A capital letter by itself is an initial, whatever small letter is spelt so.
    let token = parse.tokens[index]
    if token.count == 1, token.isCapital, !isDotted,
      lexicon.words.rule(entry, .numeral) < 0
    {
      return nil
    }
    if state.kind == .place, let next = readPlaceWord(entry, range, index, text, &state, &parse) {
      return next
    }
    return readParticle(entry, range, index, text, &state, &parse)
      ?? readTitle(entry, range, index, text, &state, &parse)
      ?? readPlaceWord(entry, range, index, text, &state, &parse)
      ?? readNumeral(entry, range, index, text, &state, &parse)
      ?? readAbbreviation(entry, range, index, text, &state, &parse)
  }

  // MARK: Titles

  private func readTitle(
    _ entry: Int32, _ range: Range<Int>, _ index: Int, _ text: FoldedText,
    _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let number = lexicon.words.rule(entry, .title)
    guard number >= 0 else { return nil }
    parse.append(text, range)
    let hasArticle = state.form.contains(.article) && range != parse.tokens[index].range
    parse.close(.name, text, index...index, &state)
    parse.markTitle(number)
    if hasArticle { parse.markWhole(parse.tokens[index].range) }
    return index + 1
  }

  // MARK: Places

  private func readPlaceWord(
    _ entry: Int32, _ range: Range<Int>, _ index: Int, _ text: FoldedText,
    _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    var number = lexicon.words.rule(entry, .place)
    if number < 0, state.kind == .place { number = lexicon.words.rule(entry, .placeOnly) }
    guard number >= 0, state.kind != .person, state.kind != .name else { return nil }
    let isGeneric = lexicon.rules[number].wordClass == .generic
    if isGeneric {
      guard parse.tokens.count > 1 else { return nil }
    } else {
      let opens =
        state.kind == .place || parse.tokens[index].joint >= .comma
        || parse.parts.allSatisfy { $0.kind != .name && $0.kind != .kunya }
      guard opens, parse.isFollowed(index) else { return nil }
      // "The house" is no house of somebody (الدار البيضاء), unless one says so (Kelâa des …).
      if state.form.contains(.article), !isPreposition(parse.tokens[index + 1]) { return nil }
    }
    parse.append(text, range)
    parse.close(
      isGeneric ? .generic : .placeWord, text, index...index, &state, rule: number)
    parse.readsPlaces = true
    return index + 1
  }

  private func isPreposition(_ token: NameToken) -> Bool {
    let number = lexicon.words.rule(token.word, .particle)
    return number >= 0 && lexicon.rules[number].wordClass == .preposition
  }

  // MARK: Numbers, initials, abbreviations

  private func readNumeral(
    _ entry: Int32, _ range: Range<Int>, _ index: Int, _ text: FoldedText,
    _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let number = lexicon.words.rule(entry, .numeral)
    guard number >= 0, parse.tokens.count > 1 else { return nil }
    switch lexicon.rules[number].position {
    case .definite:
      guard !state.form.contains(.house), !parse.parts.isEmpty,
        state.form.contains(.article) || state.kind == .place
      else { return nil }
    case .place: guard state.kind == .place, !parse.parts.isEmpty else { return nil }
    case .last:
      guard !parse.isFollowed(index), !parse.tokens[index].dotted,
        parse.parts.last?.kind == .name
      else { return nil }
    default: guard !state.form.contains(.house) else { return nil }
    }
    parse.append(text, range)
    parse.close(
      .number, text, index...index, &state, rule: number, value: lexicon.rules[number].value)
    return index + 1
  }

  /// A single letter, or `Sh.`, `Gh.` for ش and غ.
  private func readInitial(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let token = parse.tokens[index]
    let isDigraph =
      token.count == 2 && token.dotted && token.script == .latin
      && text.base[token.range.upperBound - 1] == Letters.h
    guard token.count == 1 || isDigraph, parse.tokens.count > 1 else { return nil }
    parse.append(text, token.range)
    parse.close(.initial, text, index...index, &state)
    return index + 1
  }

  private func readAbbreviation(
    _ entry: Int32, _ range: Range<Int>, _ index: Int, _ text: FoldedText,
    _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let number = lexicon.words.rule(entry, .abbreviation)
    guard number >= 0, parse.tokens.count > 1 else { return nil }
    parse.append(text, range)
    parse.close(.name, text, index...index, &state)
    if !parse.notes.isEmpty { parse.notes[parse.notes.count - 1].abbreviation = number }
    return index + 1
  }
}

extension NameParse {
  /// Notes the word with its article that the last part may be instead.
  mutating func markWhole(_ range: Range<Int>) {
    if !notes.isEmpty { notes[notes.count - 1].whole = range }
  }
}

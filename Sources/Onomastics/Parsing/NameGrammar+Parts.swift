import Orthography

/// What the left-to-right pass carries from word to word.
struct ReadState {
  let kind: NameKind?
  /// The word of an article that waits for its part; −1 if none.
  var article = -1
  /// The form that the next part gets.
  var form: PartForm = []
}

extension NameGrammar {
  /// Turns words into parts, from left to right.
  func readParts(_ text: FoldedText, _ kind: NameKind?, _ parse: inout NameParse) {
    var state = ReadState(kind: kind)
    var index = 0
    while index < parse.tokens.count {
      index =
        readNumber(index, text, &state, &parse)
        ?? readPhrase(index, text, &state, &parse)
        ?? readArticle(index, text, &state, &parse)
        ?? readSecondElement(index, text, &state, &parse)
        ?? readAbd(index, text, &state, &parse)
        ?? readWord(index, text, &state, &parse)
        ?? readName(index, text, &state, &parse)
    }
  }

  private func readNumber(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    guard parse.tokens[index].script == .digits else { return nil }
    let digits = parse.tokens[index].range
    parse.append(text, digits)
    parse.close(.number, text, index...index, &state, value: Self.value(text.base[digits]))
    return index + 1
  }

  /// The value of digits; of more than nine of them a hash, which no numeral reaches.
  private static func value(_ digits: ArraySlice<UInt8>) -> UInt32 {
    let significant = digits.filter { Letters.classes[Int($0)] == .digit }
      .drop { $0 == UInt8(ascii: "0") }
    if significant.count <= 9 {
      return significant.reduce(0) { $0 * 10 + UInt32($1 &- UInt8(ascii: "0")) }
    }
    return significant.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 } | 1 << 31
  }

  /// Words of the tables that stand together: `Prime Minister`, `صاحب السمو`.
  ///
  /// A Latin article between the words is passed over, so that the table holds `hojjat eslam`
  /// once for `Hojjat ol-Eslam`, `Hujjat al-Islam` and the rest.
  private func readPhrase(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    guard let opening = phraseOpening(parse.tokens[index], text) else { return nil }
    var entry = opening.entry
    var best: (entry: Int32, last: Int)?
    var last = index
    while lexicon.words.opensPhrase(entry) {
      guard let next = phraseStep(from: entry, after: last, text, parse) else { break }
      (entry, last) = next
      if phraseKind(entry, state.kind) != nil { best = next }
    }
    guard let best, let found = phraseKind(best.entry, state.kind) else { return nil }
    // A phrase that is the whole text names something.
    guard index > 0 || best.last + 1 < parse.tokens.count else { return nil }
    parse.append(text, opening.letters)
    for token in index + 1...best.last { parse.append(text, parse.tokens[token].range) }
    if opening.letters != parse.tokens[index].range { state.form.insert(.article) }
    parse.close(
      found.kind, text, index...best.last, &state, rule: found.rule,
      value: lexicon.rules[found.rule].value)
    if found.isTitle { parse.markTitle(found.rule) }
    if found.kind == .generic || found.kind == .placeWord { parse.readsPlaces = true }
    return best.last + 1
  }

  /// The first word of a phrase, or its letters behind the article: `الفريق أول`.
  private func phraseOpening(_ token: NameToken, _ text: FoldedText) -> (
    entry: Int32, letters: Range<Int>
  )? {
    if lexicon.words.opensPhrase(token.word) { return (token.word, token.range) }
    guard token.script == .arabic, let stem = fusedArticle(token, text) else { return nil }
    let entry = lexicon.words.find(text.base, stem)
    return lexicon.words.opensPhrase(entry) ? (entry, stem) : nil
  }

  private func phraseStep(
    from entry: Int32, after last: Int, _ text: FoldedText, _ parse: NameParse
  ) -> (entry: Int32, last: Int)? {
    var next = last + 1
    guard parse.joins(next) else { return nil }
    var token = parse.tokens[next]
    var found = lexicon.words.find(text.base, token.range, hash: token.hash, parent: entry)
    if found < 0, lexicon.words.rule(token.word, .article) >= 0, parse.joins(next + 1) {
      next += 1
      token = parse.tokens[next]
      found = lexicon.words.find(text.base, token.range, hash: token.hash, parent: entry)
    }
    return found < 0 ? nil : (found, next)
  }

  private func phraseKind(_ entry: Int32, _ kind: NameKind?) -> (
    kind: PartKind, rule: Int, isTitle: Bool
  )? {
    let title = lexicon.words.rule(entry, .title)
    if title >= 0 { return (.name, title, true) }
    let place = lexicon.words.rule(entry, .place)
    if place >= 0, kind != .person {
      return (lexicon.rules[place].wordClass == .generic ? .generic : .placeWord, place, false)
    }
    let numeral = lexicon.words.rule(entry, .numeral)
    if numeral >= 0 { return (.number, numeral, false) }
    let particle = lexicon.words.rule(entry, .particle)
    if particle >= 0, lexicon.rules[particle].wordClass == .nasab {
      return (.particle, particle, false)
    }
    return nil
  }
}

extension NameParse {
  /// Whether the word at `index` exists and has to do with the one before it.
  func joins(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index].joint < .comma
      && tokens[index].script == tokens[index - 1].script
  }

  /// Whether anything follows the word in its segment.
  func isFollowed(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].joint < .comma
      && tokens[index + 1].script != .digits
  }

  /// Adds letters of the text to the part that is being built.
  mutating func append(_ text: FoldedText, _ range: Range<Int>) {
    for index in range {
      let byte = text.base[index]
      if byte != 0 && byte != LetterPage.softBoundary { letters.append(byte) }
    }
  }

  /// Makes a part of the letters added since the last one.
  mutating func close(
    _ kind: PartKind, form: PartForm = [], _ text: FoldedText, _ words: ClosedRange<Int>,
    _ state: inout ReadState, rule: Int = -1, value: UInt32 = 0
  ) {
    let first = tokens[state.article >= 0 ? state.article : words.lowerBound]
    let last = tokens[words.upperBound]
    let source = text.source(of: first.range.lowerBound..<last.range.upperBound)
    let start = parts.last?.reading.letters.upperBound ?? 0
    let reading = Reading(
      letters: start..<letters.count, alphabet: last.script == .arabic ? .arabic : .latin)
    parts.append(
      NamePart(
        kind: kind, form: form.union(state.form), reading: reading, alternatives: 0..<0,
        source: source, rule: rule, value: value, startsWord: first.joint >= .dot))
    notes.append(
      PartNote(
        joint: first.joint,
        isAllCapitals: words.allSatisfy { tokens[$0].isAllCapitals || tokens[$0].count == 1 }
          && words.contains { tokens[$0].isAllCapitals }))
    state.article = -1
    state.form = []
  }

  /// Notes that the last part may be a title.
  mutating func markTitle(_ rule: Int) {
    if !notes.isEmpty { notes[notes.count - 1].title = rule }
  }
}

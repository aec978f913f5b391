import Orthography

extension NameGrammar {
  /// A free article waits for the next part, or leads its second element to the part before.
  func readArticle(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    guard let form = freeArticle(index, text, parse) else {
      return readTrailingArticle(index, text, &parse)
    }
    if state.article < 0, canTakeSecond(index, parse),
      joinSecond(index + 1, afterArticle: true, text, &parse)
    {
      return index + 2
    }
    if state.article < 0 { state.article = index }
    state.form.formUnion(form)
    return index + 1
  }

  /// `Zawahiri, Ayman al-`: the article behind the comma belongs to the family name before it.
  private func readTrailingArticle(_ index: Int, _ text: FoldedText, _ parse: inout NameParse)
    -> Int?
  {
    let token = parse.tokens[index]
    guard index == parse.tokens.count - 1, token.count >= 2, parse.parts.count > 1,
      lexicon.words.rule(token.word, .article) >= 0,
      token.range.upperBound < text.base.count, text.base[token.range.upperBound] == Letters.hyphen,
      parse.notes.contains(where: { $0.joint == .comma })
    else { return nil }
    parse.parts[0].form.insert(.article)
    return index + 1
  }

  /// The form that an article word gives the next part; `nil` if the word is no article.
  func freeArticle(_ index: Int, _ text: FoldedText, _ parse: NameParse) -> PartForm? {
    let token = parse.tokens[index]
    let number = lexicon.words.rule(token.word, .article)
    guard number >= 0, !token.dotted, parse.joins(index + 1) else { return nil }
    let next = parse.tokens[index + 1]
    guard next.count >= 2 else { return nil }
    let rule = lexicon.rules[number]
    switch rule.wordClass {
    case .house: return .house
    case .freeArticle:
      let first = text.fine[token.range.lowerBound]
      // Āl with a macron, and ال by itself: in Arabic script only آل stands alone.
      let isHouse = first == Letters.longA || first == Letters.alifMadda || token.script == .arabic
      return isHouse && lexicon.words.rule(next.word, .second) < 0 ? .house : .article
    case .cliticArticle: return next.joint <= .hyphen ? .article : nil
    case .assimilatedArticle:
      return rule.before.contains { starts(text.base, next.range, with: $0[...]) } ? .article : nil
    default: return nil
    }
  }

  /// The letters behind an article fused with a word; `nil` if there is none.
  func fusedArticle(_ token: NameToken, _ text: FoldedText) -> Range<Int>? {
    switch token.script {
    case .arabic: arabicArticle(token, text)
    case .latin: latinArticle(token, text)
    case .digits: nil
    }
  }

  private func arabicArticle(_ token: NameToken, _ text: FoldedText) -> Range<Int>? {
    let start = token.range.lowerBound
    guard token.count >= 4, text.base[start] == Letters.alif, text.base[start + 1] == Letters.lam
    else { return nil }
    let alif = text.fine[start]
    guard alif == Letters.alif || alif == Letters.alifWasla, !isException(token, text)
    else { return nil }
    return start + 2..<token.range.upperBound
  }

  private func latinArticle(_ token: NameToken, _ text: FoldedText) -> Range<Int>? {
    let first = text.base[token.range.lowerBound]
    // a, e, u: all other words are done here.
    guard first == Letters.a || first == Letters.e || first == Letters.u, token.count >= 5 else {
      return nil
    }
    for (letters, number) in lexicon.fusedArticles
    where starts(text.base, token.range, with: letters[...]) {
      let rest = token.range.lowerBound + letters.count..<token.range.upperBound
      // E'temadi is no et-Temadi.
      guard rest.count >= 3, text.base[rest.lowerBound - 1] == letters.last,
        text.base[rest.lowerBound - 2] != Letters.ain
      else { continue }
      let before = lexicon.rules[number].before
      let fits =
        before.isEmpty
        ? isConsonant(rest, text.base)
        : starts(text.base, rest, with: letters.dropFirst())
      if fits, !isException(token, text) { return rest }
    }
    return nil
  }

  /// Whether letters begin with a consonant; y is one before a vowel only (Alysha).
  private func isConsonant(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    let first = text[range.lowerBound]
    if first == Letters.y { return Letters.isVowel(text[range.lowerBound + 1]) }
    return !Letters.isVowel(first)
  }

  private func isException(_ token: NameToken, _ text: FoldedText) -> Bool {
    if lexicon.exceptionPrefixes.longest(text.base, token.range, leaving: 0) != nil { return true }
    let word = lexicon.exceptionWords.longest(text.base, token.range, leaving: 0)
    return word?.covered == token.range
  }

  /// Whether a word begins with certain letters, marks passed over.
  func starts(_ text: [UInt8], _ range: Range<Int>, with letters: ArraySlice<UInt8>) -> Bool {
    var index = range.lowerBound
    for letter in letters {
      while index < range.upperBound, WordTable.isSilent(text[index]) { index += 1 }
      guard index < range.upperBound, text[index] == letter else { return false }
      index += 1
    }
    return true
  }
}

import Orthography

/// ʿAbd compounds in Arabic letters.
extension NameGrammar {
  func readArabicAbd(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let token = parse.tokens[index]
    guard token.count >= 3 else { return nil }
    let article = fusedArticle(token, text)
    let stem = article ?? token.range
    guard starts(text.base, stem, with: Letters.arabicAbd[...]) else { return nil }
    let start = stem.lowerBound + 3
    let form: PartForm = article == nil ? [] : .article
    if start < stem.upperBound {
      guard let second = fusedArabicDivine(start..<stem.upperBound, text) else { return nil }
      state.form.formUnion(form)
      closeAbd(.arabic, second, text, index...index, &state, &parse)
      return index + 1
    }
    var second = index + 1
    guard parse.joins(second) else { return nil }
    var hasArticle = false
    if parse.joins(second + 1), freeArticle(second, text, parse) != nil {
      second += 1
      hasArticle = true
    }
    guard let letters = separateArabicDivine(parse.tokens[second], hasArticle, text) else {
      return nil
    }
    state.form.formUnion(form)
    closeAbd(.arabic, letters, text, index...second, &state, &parse)
    return second + 1
  }

  /// What follows عبد in the same word, without its article.
  private func fusedArabicDivine(_ rest: Range<Int>, _ text: FoldedText) -> Range<Int>? {
    if starts(text.base, rest, with: Letters.arabicAllah[...]) { return rest }
    if rest.count >= 4, text.base[rest.lowerBound] == Letters.alif,
      text.base[rest.lowerBound + 1] == Letters.lam
    {
      return rest.lowerBound + 2..<rest.upperBound
    }
    return arabicDivine(rest, text) == nil ? nil : rest
  }

  /// The second half of عبد in the next word, without its article.
  private func separateArabicDivine(_ token: NameToken, _ hasArticle: Bool, _ text: FoldedText)
    -> Range<Int>?
  {
    let range = token.range
    if hasArticle || starts(text.base, range, with: Letters.arabicAllah[...]) { return range }
    if token.count >= 4, text.base[range.lowerBound] == Letters.alif,
      text.base[range.lowerBound + 1] == Letters.lam
    {
      return range.lowerBound + 2..<range.upperBound
    }
    return token.joint <= .hyphen || arabicDivine(range, text) == .divine ? range : nil
  }

  /// Whether an Arabic word is a divine name or a revered person's; `nil` if neither.
  private func arabicDivine(_ range: Range<Int>, _ text: FoldedText) -> WordClass? {
    let rule = lexicon.words.rule(lexicon.words.find(text.base, range), .theophoric)
    guard rule >= 0 else { return nil }
    let known = lexicon.rules[rule].wordClass
    return known == .divine || known == .revered ? known : nil
  }
}

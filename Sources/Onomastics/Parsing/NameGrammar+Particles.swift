import Orthography

/// Nasab, kunya, prepositions, conjunctions, ezafe.
extension NameGrammar {
  func readParticle(
    _ entry: Int32, _ range: Range<Int>, _ index: Int, _ text: FoldedText,
    _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let number = lexicon.words.rule(entry, .particle)
    guard number >= 0 else { return nil }
    let rule = lexicon.rules[number]
    guard isInPlace(rule, index, parse) else { return nil }
    switch rule.wordClass {
    case .laqab: return readLaqab(index, text, &state, &parse)
    case .kunyaArticle: return readKunyaArticle(number, index, text, &state, &parse)
    default:
      parse.append(text, range)
      parse.close(
        rule.wordClass == .kunya ? .kunya : .particle, text, index...index, &state, rule: number)
      return index + 1
    }
  }

  /// Whether a particle stands where its rule wants it.
  private func isInPlace(_ rule: GrammarRule, _ index: Int, _ parse: NameParse) -> Bool {
    let token = parse.tokens[index]
    let isFollowed = parse.isFollowed(index)
    let hasName = token.joint < .comma && (parse.parts.last.map { $0.kind != .particle } ?? false)
    switch rule.position {
    case .before: return isFollowed
    case .after: return hasName && parse.parts.last?.kind == .name
    case .between: return hasName && isFollowed
    case .linked:
      guard hasName, isFollowed else { return false }
      let isLinked = token.joint <= .hyphen && token.script == .latin
      return isLinked || (token.count <= 2 && !token.isCapital)
    default: return true
    }
  }

  /// `Abul Kalam`, `Abu'l-Fadl`: the kunya, and the article for the next part.
  private func readKunyaArticle(
    _ number: Int, _ index: Int, _ text: FoldedText, _ state: inout ReadState,
    _ parse: inout NameParse
  ) -> Int? {
    guard parse.joins(index + 1) else { return nil }
    let range = parse.tokens[index].range
    var end = range.upperBound
    while end > range.lowerBound + 1, !Letters.isVowel(text.base[end - 1]),
      text.base[end - 1] != Letters.waw
    { end -= 1 }
    let next = parse.tokens[index + 1].range
    var consonants = end
    while consonants < range.upperBound, WordTable.isSilent(text.base[consonants]) {
      consonants += 1
    }
    let isLam = range.upperBound - consonants == 1 && text.base[consonants] == Letters.l
    let isSun = starts(text.base, next, with: text.base[consonants..<range.upperBound])
    guard parse.tokens[index].script == .arabic || isLam || isSun else { return nil }
    parse.append(text, range.lowerBound..<end)
    parse.close(.kunya, text, index...index, &state, rule: number)
    state.form = .article
    return index + 1
  }

  /// Dhu al-Fiqar: owner of, with its noun one name.
  private func readLaqab(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    guard parse.joins(index + 1) else { return nil }
    let range = parse.tokens[index].range
    let hasLam = text.base[range.upperBound - 1] == Letters.l
    var noun = index + 1
    let isArabic = parse.tokens[index].script == .arabic
    var hasArticle = hasLam
    if parse.joins(noun + 1), freeArticle(noun, text, parse) != nil {
      noun += 1
      hasArticle = true
    }
    if isArabic { hasArticle = fusedArticle(parse.tokens[noun], text) != nil || noun > index + 1 }
    guard hasArticle else { return nil }
    parse.append(text, range)
    if !hasLam && !isArabic { parse.letters.append(Letters.l) }
    parse.append(text, parse.tokens[noun].range)
    parse.close(.name, text, index...noun, &state)
    return noun + 1
  }
}

import Orthography

/// ʿAbd compounds in Latin letters.
extension NameGrammar {
  /// What stands behind the letters `abd` of a word.
  private enum AbdHead {
    /// `Abd`: joins what an article or a divine name shows to be its second half.
    case bare
    /// `Abdi`, `Abdou`: names of their own, and heads of `Abdi Nasir`.
    case vowel
    /// `Abdul`, `Abdur` before r: the article is in it.
    case article
    case fused(vowels: Range<Int>)
  }

  func readLatinAbd(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    guard let head = abdHead(index, text, parse) else { return nil }
    if case .fused(let vowels) = head {
      return readFusedAbd(index, vowels, text, &state, &parse)
    }
    var second = index + 1
    guard parse.joins(second) else { return nil }
    var hasArticle = if case .article = head { true } else { false }
    if parse.joins(second + 1), freeArticle(second, text, parse) != nil {
      second += 1
      hasArticle = true
    }
    let token = parse.tokens[second]
    var letters = token.range
    if !hasArticle, let rest = divineBehindArticle(token, text) {
      letters = rest
      hasArticle = true
    }
    guard token.count >= 2, follows(head, token, letters, hasArticle, text) else { return nil }
    if isAllah(token) {
      let hasEnding = text.base[token.range.upperBound - 1] == Letters.i
      let end = token.range.upperBound
      closeAllah(
        .latin, rest: hasEnding ? end - 1..<end : 0..<0, text, index...second, &state, &parse)
    } else {
      closeAbd(.latin, letters, text, index...second, &state, &parse)
    }
    return second + 1
  }

  private func abdHead(_ index: Int, _ text: FoldedText, _ parse: NameParse) -> AbdHead? {
    let token = parse.tokens[index]
    guard token.count >= 3, starts(text.base, token.range, with: Letters.abd[...]) else {
      // Abed: the Levantine way to say it, before Rabbo or an article.
      return token.count == 4 && starts(text.base, token.range, with: Letters.abed[...])
        ? .vowel : nil
    }
    let end = token.range.upperBound
    var vowels = token.range.lowerBound
    while text.base[vowels] != Letters.d { vowels += 1 }
    vowels += 1
    let start = vowels
    while vowels < end,
      Letters.isVowel(text.base[vowels]) || WordTable.isSilent(text.base[vowels])
    { vowels += 1 }
    let rest = vowels..<end
    if rest.isEmpty { return vowels == start ? .bare : .vowel }
    if vowels > start, parse.joins(index + 1), rest.count <= 3 {
      if rest.count == 1, text.base[vowels] == Letters.l { return .article }
      let next = parse.tokens[index + 1]
      if starts(text.base, next.range, with: text.base[rest]) { return .article }
    }
    return .fused(vowels: start..<vowels)
  }

  /// Whether a word can be the second half behind a head.
  private func follows(
    _ head: AbdHead, _ token: NameToken, _ letters: Range<Int>, _ hasArticle: Bool,
    _ text: FoldedText
  ) -> Bool {
    let number = lexicon.words.rule(token.word, .theophoric)
    let known = number >= 0 ? lexicon.rules[number].wordClass : nil
    if hasArticle {
      return known != .undivine && lexicon.words.rule(token.word, .particle) < 0
        && !starts(text.base, token.range, with: Letters.abd[...])
    }
    if known == .undivine || known == .revered { return false }
    if case .bare = head, isAllah(token) || token.joint <= .hyphen { return true }
    return known == .divine || isDivine(letters, text.base)
  }

  /// Whether a word is Allah, or the rest of him behind an article: Abdul Lah.
  private func isAllah(_ token: NameToken) -> Bool {
    let number = lexicon.words.rule(token.word, .second)
    guard number >= 0 else { return false }
    let known = lexicon.rules[number].wordClass
    return known == .allah || known == .allahRest
  }

  /// `Abd Elrahman`, `Abd Alaziz`, `Abd Errahman`: a divine name behind its own fused article.
  private func divineBehindArticle(_ token: NameToken, _ text: FoldedText) -> Range<Int>? {
    let start = token.range.lowerBound
    guard token.count >= 5, token.range.count >= 5, Letters.isVowel(text.base[start]) else {
      return nil
    }
    let isLam = text.base[start + 1] == Letters.l
    let isSun = text.base[start + 1] == text.base[start + 2]
    let rest = start + (isLam ? 2 : 1)..<token.range.upperBound
    if isLam, isDivine(rest, text.base) { return rest }
    if isSun {
      let rest = start + 2..<token.range.upperBound
      if isDivine(rest, text.base) { return rest }
    }
    return nil
  }

  /// Whether Latin letters have the consonants of a divine name.
  private func isDivine(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    guard range.count >= 3 else { return false }
    let known = lexicon.words.rule(lexicon.words.find(text, range), .theophoric)
    if known >= 0, lexicon.rules[known].wordClass == .divine { return true }
    let key = Letters.consonants(text, range)
    guard Letters.isKey(key) else { return false }
    var low = 0
    var high = lexicon.divineConsonants.count
    while low < high {
      let middle = (low + high) / 2
      if lexicon.divineConsonants[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < lexicon.divineConsonants.count && lexicon.divineConsonants[low] == key
  }

  /// `abd` + one or two vowels + (`l`, or a doubled sun letter) + at least three letters.
  private func readFusedAbd(
    _ index: Int, _ vowels: Range<Int>, _ text: FoldedText, _ state: inout ReadState,
    _ parse: inout NameParse
  ) -> Int? {
    let end = parse.tokens[index].range.upperBound
    let rest = vowels.upperBound..<end
    let base = text.base
    if vowels.isEmpty {
      guard isDivine(rest, base) else { return nil }
      closeAbd(.latin, rest, text, index...index, &state, &parse)
      return index + 1
    }
    if let ending = allahEnding(rest, base) {
      closeAllah(.latin, rest: ending, text, index...index, &state, &parse)
      return index + 1
    }
    guard rest.count >= 4 else { return nil }
    var second: Range<Int>?
    if base[rest.lowerBound] == Letters.l {
      // Abdulaev and Abdoulaye are forms of Abdullah.
      let isAllah =
        base[rest.lowerBound + 1] == Letters.a
        && (base[rest.lowerBound + 2] == Letters.e || base[rest.lowerBound + 2] == Letters.y)
      second = isAllah ? nil : rest.lowerBound + 1..<end
      // Abdullaziz: the l is doubled by mistake, or by a divine name in l.
      let isDoubled = base[rest.lowerBound + 1] == Letters.l && rest.count >= 5
      if isDoubled, isDivine(rest.lowerBound + 2..<end, base) { second = rest.lowerBound + 2..<end }
    } else if base[rest.lowerBound] == base[rest.lowerBound + 1] {
      second = rest.lowerBound + 1..<end
    } else if isDivine(rest, base) {
      second = rest
    }
    guard let second, second.count >= 3 else { return nil }
    closeAbd(.latin, second, text, index...index, &state, &parse)
    return index + 1
  }

  /// What follows Allah where the rest of a word is Allah: Abdulla, Abdullahi, Abdollahnejad,
  /// Abdullayev, Abdulahi; but not Abdul-latif and Abdul-ahad.
  private func allahEnding(_ rest: Range<Int>, _ text: [UInt8]) -> Range<Int>? {
    var index = rest.lowerBound
    var lams = 0
    while index < rest.upperBound, text[index] == Letters.l {
      index += 1
      lams += 1
    }
    guard lams == 1 || lams == 2, index < rest.upperBound, text[index] == Letters.a else {
      return nil
    }
    index += 1
    let hasH = index < rest.upperBound && text[index] == Letters.h
    if hasH { index += 1 }
    let ending = index..<rest.upperBound
    guard let first = text[ending].first else { return lams == 2 || hasH ? ending : nil }
    let isI = first == Letters.i || first == Letters.y
    let fits =
      if lams == 1 { hasH && isI && ending.count == 1 } else if hasH {
        isI || !Letters.isVowel(first)
      } else { first == Letters.e || first == Letters.y }
    return fits ? ending : nil
  }
}

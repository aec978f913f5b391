import Orthography

/// ʿAbd + divine name, in every joined, split and elided form: one part, `abd` + X.
extension NameGrammar {
  func readAbd(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    let token = parse.tokens[index]
    let whole = lexicon.words.rule(token.word, .theophoric)
    if whole >= 0, lexicon.rules[whole].wordClass == .whole {
      closeAllah(token.script, rest: 0..<0, text, index...index, &state, &parse)
      return index + 1
    }
    switch token.script {
    case .latin: return readLatinAbd(index, text, &state, &parse)
    case .arabic: return readArabicAbd(index, text, &state, &parse)
    case .digits: return nil
    }
  }

  // MARK: Latin

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

  private func readLatinAbd(
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
      let hasEnding = text.base[token.range.upperBound - 1] == 0x69
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
    while text.base[vowels] != 0x64 { vowels += 1 }
    vowels += 1
    let start = vowels
    while vowels < end,
      Letters.isVowel(text.base[vowels]) || WordTable.isSilent(text.base[vowels])
    { vowels += 1 }
    let rest = vowels..<end
    if rest.isEmpty { return vowels == start ? .bare : .vowel }
    if vowels > start, parse.joins(index + 1), rest.count <= 3 {
      if rest.count == 1, text.base[vowels] == 0x6C { return .article }
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
    let isLam = text.base[start + 1] == 0x6C
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
    if base[rest.lowerBound] == 0x6C {
      // Abdulaev and Abdoulaye are forms of Abdullah.
      let isAllah =
        base[rest.lowerBound + 1] == 0x61
        && (base[rest.lowerBound + 2] == 0x65 || base[rest.lowerBound + 2] == 0x79)
      second = isAllah ? nil : rest.lowerBound + 1..<end
      // Abdullaziz: the l is doubled by mistake, or by a divine name in l.
      let isDoubled = base[rest.lowerBound + 1] == 0x6C && rest.count >= 5
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
    while index < rest.upperBound, text[index] == 0x6C {
      index += 1
      lams += 1
    }
    guard lams == 1 || lams == 2, index < rest.upperBound, text[index] == 0x61 else { return nil }
    index += 1
    let hasH = index < rest.upperBound && text[index] == 0x68
    if hasH { index += 1 }
    let ending = index..<rest.upperBound
    guard let first = text[ending].first else { return lams == 2 || hasH ? ending : nil }
    let isI = first == 0x69 || first == 0x79
    let fits =
      if lams == 1 { hasH && isI && ending.count == 1 } else if hasH {
        isI || !Letters.isVowel(first)
      } else { first == 0x65 || first == 0x79 }
    return fits ? ending : nil
  }

  // MARK: Arabic

  private func readArabicAbd(
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
    return isArabicDivine(rest, text) == nil ? nil : rest
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
    let known = isArabicDivine(range, text)
    return known == .divine || (token.joint <= .hyphen && known != .undivine) ? range : nil
  }

  /// The theophoric class of an Arabic word, unless it is one that cannot follow عبد.
  private func isArabicDivine(_ range: Range<Int>, _ text: FoldedText) -> WordClass? {
    let rule = lexicon.words.rule(lexicon.words.find(text.base, range), .theophoric)
    guard rule >= 0 else { return nil }
    let known = lexicon.rules[rule].wordClass
    return known == .divine || known == .revered ? known : nil
  }

  // MARK: Output

  private func closeAbd(
    _ script: NameToken.Script, _ second: Range<Int>, _ text: FoldedText,
    _ words: ClosedRange<Int>, _ state: inout ReadState, _ parse: inout NameParse
  ) {
    parse.letters += script == .arabic ? Letters.arabicAbd : Letters.abd
    var second = second
    // Abd al-ʿAziz and Abdulaziz are written alike.
    while second.count > 1, WordTable.isSilent(text.base[second.lowerBound]) {
      second = second.lowerBound + 1..<second.upperBound
    }
    parse.append(text, second)
    parse.close(.name, form: .abd, text, words, &state)
  }

  private func closeAllah(
    _ script: NameToken.Script, rest: Range<Int>, _ text: FoldedText, _ words: ClosedRange<Int>,
    _ state: inout ReadState, _ parse: inout NameParse
  ) {
    parse.letters += script == .arabic ? Letters.arabicAbd : Letters.abd
    parse.letters += script == .arabic ? Letters.arabicAllah : Letters.allah
    parse.append(text, rest)
    parse.close(.name, form: .abd, text, words, &state)
  }
}

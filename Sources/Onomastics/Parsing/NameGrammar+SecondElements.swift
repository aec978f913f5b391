import Orthography

/// X al-Dīn and X Allāh: the second element joins the name before it.
extension NameGrammar {
  /// A second element that stands by itself: `Noor Uddin`, `Khalaf Allah`, `نور الدين`.
  func readSecondElement(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int? {
    guard state.article < 0, state.form.isEmpty,
      lexicon.words.rule(parse.tokens[index].word, .second) >= 0, canTakeSecond(index, parse)
    else { return nil }
    let isLinked = parse.tokens[index].joint <= .hyphen
    return joinSecond(index, afterArticle: isLinked, text, &parse) ? index + 1 : nil
  }

  /// Whether the last part is a name that the word at `index` can join.
  func canTakeSecond(_ index: Int, _ parse: NameParse) -> Bool {
    guard parse.joins(index), let part = parse.parts.last else { return false }
    return part.kind == .name && part.form.isDisjoint(with: [.abd, .din, .allah])
      && part.reading.letters.count >= 2
  }

  /// Joins the second element at `index` to the last part.
  ///
  /// - Returns: Whether the word is a second element in this place: `din` alone, without an
  ///   article, is a name (Ahmad Din), and `lah` a part of nothing.
  func joinSecond(
    _ index: Int, afterArticle: Bool, _ text: FoldedText, _ parse: inout NameParse
  ) -> Bool {
    let token = parse.tokens[index]
    let number = lexicon.words.rule(token.word, .second)
    guard number >= 0, let last = parse.parts.indices.last else { return false }
    let isArabic = token.script == .arabic
    let wordClass = lexicon.rules[number].wordClass
    if wordClass == .din || wordClass == .allahRest, !afterArticle { return false }
    switch wordClass {
    case .din, .fusedDin:
      if token.joint <= .hyphen, !isArabic { dropLinkedArticle(&parse) }
      parse.letters += isArabic ? Letters.arabicDin : Letters.din
      parse.parts[last].form.insert(.din)
    default:
      parse.letters += isArabic ? Letters.arabicAllah : Letters.allah
      parse.parts[last].form.insert(.allah)
    }
    let part = parse.parts[last]
    parse.parts[last].reading.letters = part.reading.letters.lowerBound..<parse.letters.count
    let end = text.source(of: token.range).upperBound
    parse.parts[last].source = part.source.lowerBound..<end
    parse.parts[last].rule = -1
    parse.notes[last].title = -1
    parse.notes[last].abbreviation = -1
    parse.notes[last].whole = 0..<0
    return true
  }

  /// Fakhrud-Din: the article hangs on the first half.
  private func dropLinkedArticle(_ parse: inout NameParse) {
    guard let part = parse.parts.last, part.reading.letters.count >= 5 else { return }
    let end = part.reading.letters.upperBound
    let (vowel, before) = (parse.letters[end - 2], parse.letters[end - 3])
    // u or o after a consonant: Fakhrud-, Naserod-; Farid- and Mahmoud- keep theirs.
    if parse.letters[end - 1] == Letters.d, vowel == Letters.u || vowel == Letters.o,
      !Letters.isVowel(before)
    {
      parse.letters.removeLast(2)
    }
  }

  /// A second element at the end of a word.
  enum FusedSecond {
    case din(stem: Range<Int>)
    /// `rest` is what follows Allah: the i of Khalilollahi.
    case allah(stem: Range<Int>, rest: Range<Int>)
  }

  /// The second element fused with a word: `Noureddine`, `Nasrullah`, `نورالدين`.
  func fusedSecond(_ range: Range<Int>, _ script: NameToken.Script, _ text: [UInt8])
    -> FusedSecond?
  {
    switch script {
    case .arabic: arabicSecond(range, text)
    case .latin: latinSecond(range, text)
    case .digits: nil
    }
  }

  private func latinSecond(_ range: Range<Int>, _ text: [UInt8]) -> FusedSecond? {
    guard let found = latinDin(range, text) ?? latinAllah(range, text),
      lexicon.notSecond.longest(text, range, leaving: 0) == nil
    else { return nil }
    return found
  }

  private func arabicSecond(_ range: Range<Int>, _ text: [UInt8]) -> FusedSecond? {
    guard range.count >= 6 else { return nil }
    let end = range.upperBound
    if text[end - 5] == Letters.alif, text[end - 4] == Letters.lam,
      text[end - 3..<end].elementsEqual(Letters.arabicDin), range.count >= 7
    {
      return .din(stem: range.lowerBound..<end - 5)
    }
    // اللهي is the relation to it: خليل‌اللهی.
    let close = text[end - 1] == Letters.ya ? end - 1 : end
    if close - range.lowerBound >= 6,
      text[close - 4..<close].elementsEqual(Letters.arabicAllah)
    {
      return .allah(stem: range.lowerBound..<close - 4, rest: close..<end)
    }
    return nil
  }

  /// `[vowel]` + `dd`, `ld`, `tt` or a single d + `in`, `een`, `ine` …
  private func latinDin(_ range: Range<Int>, _ text: [UInt8]) -> FusedSecond? {
    var end = range.upperBound
    if text[end - 1] == Letters.e { end -= 1 }
    guard end - range.lowerBound >= 6, text[end - 1] == Letters.n else { return nil }
    var vowels = end - 1
    while vowels > range.lowerBound, text[vowels - 1] == Letters.i || text[vowels - 1] == Letters.e
    {
      vowels -= 1
    }
    // A single e is no ī: Sweden, Mouadden.
    guard vowels < end - 1, text[vowels] == Letters.i || end - vowels > 2,
      vowels - range.lowerBound >= 4
    else { return nil }
    if lexicon.dinWords.longest(text, range, leaving: 0)?.covered == range {
      return .din(stem: range.lowerBound..<vowels - 1)
    }
    var stemEnd = vowels - 1
    var leastStem = 2
    switch (text[vowels - 2], text[vowels - 1]) {
    case (Letters.d, Letters.d), (Letters.l, Letters.d): stemEnd -= 1
    case (Letters.t, Letters.t):
      stemEnd -= 1
      leastStem = 3
    // One d is weak evidence: Nouredine and Roknodin, but neither Borodin nor Vahidin.
    case (Letters.o, Letters.d): leastStem = 4
    case (let before, Letters.d) where Letters.isVowel(before) && before != Letters.i: leastStem = 3
    default: return nil
    }
    guard stemEnd - range.lowerBound >= 3, Letters.isVowel(text[stemEnd - 1]) else { return nil }
    let stem = withoutLink(range.lowerBound..<stemEnd, text)
    guard stem.count >= leastStem else { return nil }
    return .din(stem: stem)
  }

  /// Takes the article's vowel off a stem: one vowel, or `ou`, unless too little would be left.
  private func withoutLink(_ stem: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    if lexicon.dinStems.longest(text, stem, leaving: 0)?.covered == stem { return stem }
    var end = stem.upperBound - 1
    if end - stem.lowerBound > 2, text[end - 1] == Letters.o,
      text[end] == Letters.u || text[end] == Letters.o
    {
      end -= 1
    }
    // Ala-ddin: the vowel is the stem's where only two letters would be left.
    return end - stem.lowerBound >= 3 ? stem.lowerBound..<end : stem
  }

  /// `[vowel]` + `ll` or `l` + `ah`, `a`, `ahi`.
  private func latinAllah(_ range: Range<Int>, _ text: [UInt8]) -> FusedSecond? {
    var end = range.upperBound
    guard range.count >= 6 else { return nil }
    if text[end - 1] == Letters.i, text[end - 2] == Letters.h { end -= 1 }
    let rest = end..<range.upperBound
    let hasH = text[end - 1] == Letters.h
    if hasH { end -= 1 }
    guard end - range.lowerBound >= 5, text[end - 1] == Letters.a, text[end - 2] == Letters.l else {
      return nil
    }
    let isDouble = text[end - 3] == Letters.l
    let stemEnd = isDouble ? end - 3 : end - 2
    let vowel = text[stemEnd - 1]
    let isLink =
      switch vowel {
      case Letters.u, Letters.o: isDouble || hasH
      case Letters.a: isDouble
      case Letters.e, Letters.i: isDouble && hasH
      default: false
      }
    guard isLink else { return nil }
    var stem = range.lowerBound..<stemEnd - 1
    if stem.count > 2, vowel == Letters.u, text[stem.upperBound - 1] == Letters.o {
      stem = stem.lowerBound..<stem.upperBound - 1
    }
    guard stem.count >= (isDouble && hasH ? 2 : 3) else { return nil }
    return .allah(stem: stem, rest: rest)
  }
}

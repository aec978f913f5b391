import Orthography

extension NameGrammar {
  /// Adds the second readings of all parts, and the full readings of abbreviations.
  func addReadings(_ text: FoldedText, _ kind: NameKind?, _ parse: inout NameParse) {
    let hasStems = kind == nil || kind == .person || kind == .name
    let names = parse.parts.reduce(into: 0) { if $1.kind == .name { $0 += 1 } }
    for index in parse.parts.indices {
      let first = parse.alternatives.count
      switch parse.parts[index].kind {
      case .name: break
      case .placeWord, .generic:
        addTranslation(parse.parts[index], kind, &parse)
        parse.parts[index].alternatives = first..<parse.alternatives.count
        continue
      default: continue
      }
      if parse.notes[index].abbreviation >= 0, names > 1 { expand(index, &parse) }
      let part = parse.parts[index]
      addWhole(index, text, &parse)
      let hasInner = addInner(part, &parse) || addInnerKunya(part, &parse)
      addLinked(index, &parse)
      addTranslation(part, kind, &parse)
      if hasStems, !hasInner { addStems(part, &parse) }
      parse.parts[index].alternatives = first..<parse.alternatives.count
    }
  }

  private func expand(_ index: Int, _ parse: inout NameParse) {
    let rule = lexicon.rules[parse.notes[index].abbreviation]
    let written = parse.parts[index].reading
    let start = parse.letters.count
    parse.letters += rule.reading
    parse.parts[index].reading = Reading(letters: start..<parse.letters.count, alphabet: .latin)
    parse.alternatives.append(AlternativeReading(reading: written, reason: .abbreviation))
  }

  /// The word with what was taken for its article; for Lahcen, without it.
  private func addWhole(_ index: Int, _ text: FoldedText, _ parse: inout NameParse) {
    let part = parse.parts[index]
    let whole = parse.notes[index].whole
    if !whole.isEmpty {
      let start = parse.letters.count
      parse.append(text, whole)
      parse.add(start..<parse.letters.count, part.reading.alphabet, .fusedArticle)
    } else if part.reading.alphabet == .latin, !part.form.contains(.article),
      parse.letters[part.reading.letters.lowerBound] == Letters.l,
      lexicon.maghreb.longest(parse.letters, part.reading.letters, leaving: 0) != nil
    {
      parse.add(part.reading.letters.dropFirst(), .latin, .fusedArticle)
    }
  }

  /// The word without the article inside it: Ziaulhaq, Abolfazl, ابوالفضل.
  ///
  /// - Returns: Whether there is one.
  private func addInner(_ part: NamePart, _ parse: inout NameParse) -> Bool {
    let range = part.reading.letters
    guard range.count >= 6, part.form.isDisjoint(with: [.abd, .din, .allah]),
      let found = lexicon.innerElements.longest(parse.letters, range, leaving: 3)
    else { return false }
    let isArabic = part.reading.alphabet == .arabic
    var end = found.covered.lowerBound - 1
    guard parse.letters[end] == (isArabic ? Letters.lam : Letters.l) else { return false }
    let before = parse.letters[end - 1]
    if isArabic {
      guard before == Letters.alif else { return false }
      end -= 1
    } else {
      guard Letters.isVowel(before) else { return false }
      // Zia-u-l-haq, but Abo-l-fazl.
      if end - range.lowerBound > 3 { end -= 1 }
    }
    guard end - range.lowerBound >= 2 else { return false }
    let start = parse.letters.count
    for index in range.lowerBound..<end { parse.letters.append(parse.letters[index]) }
    for index in found.covered { parse.letters.append(parse.letters[index]) }
    parse.add(start..<parse.letters.count, part.reading.alphabet, .fusedArticle)
    return true
  }

  /// The word without the article between its kunya and its name: Abouelnaga, Boulkheir, ابوالنجا.
  private func addInnerKunya(_ part: NamePart, _ parse: inout NameParse) -> Bool {
    let range = part.reading.letters
    guard part.form.isDisjoint(with: [.abd, .din, .allah]),
      let found = lexicon.innerKunyas.longest(parse.letters, range, leaving: 3)
    else { return false }
    let rest = found.covered.upperBound..<range.upperBound
    let first = parse.letters[rest.lowerBound]
    guard !Letters.isVowel(first), first != Letters.l, first != Letters.lam else { return false }
    // The article is l, with a vowel of its own behind that of the kunya: Abu-el, Abo-l.
    var end = found.covered.upperBound - 1
    let isArabic = part.reading.alphabet == .arabic
    let hasVowel =
      isArabic
      ? parse.letters[end - 1] == Letters.alif
      : parse.letters[end - 1] != Letters.u && Letters.isVowel(parse.letters[end - 2])
    if hasVowel { end -= 1 }
    let start = parse.letters.count
    for index in range.lowerBound..<end { parse.letters.append(parse.letters[index]) }
    for index in rest { parse.letters.append(parse.letters[index]) }
    parse.add(start..<parse.letters.count, part.reading.alphabet, .fusedArticle)
    return true
  }

  /// The word without the article of the next one: Ataur Rahman, Sirajul Haq.
  private func addLinked(_ index: Int, _ parse: inout NameParse) {
    let part = parse.parts[index]
    let range = part.reading.letters
    guard part.reading.alphabet == .latin, range.count >= 5, index + 1 < parse.parts.count,
      part.form.isDisjoint(with: [.abd, .din, .allah]), parse.notes[index + 1].joint < .comma
    else { return }
    let next = parse.parts[index + 1]
    let (vowel, last) = (parse.letters[range.upperBound - 2], parse.letters[range.upperBound - 1])
    guard next.kind == .name, vowel == Letters.u || vowel == Letters.o,
      last == Letters.l || last == parse.letters[next.reading.letters.lowerBound],
      mayHaveArticle(next.reading.letters, parse)
    else { return }
    parse.add(range.dropLast(2), .latin, .fusedArticle)
  }

  /// Whether a name often stands behind another with an article: the divine names, Haqq, Islam.
  private func mayHaveArticle(_ name: Range<Int>, _ parse: NameParse) -> Bool {
    let rule = lexicon.words.rule(lexicon.words.find(parse.letters, name), .theophoric)
    if rule >= 0, lexicon.rules[rule].wordClass == .divine { return true }
    return lexicon.innerElements.longest(parse.letters, name, leaving: 0)?.covered == name
  }

  /// What a place, or a word of its name, is called in another language.
  private func addTranslation(_ part: NamePart, _ kind: NameKind?, _ parse: inout NameParse) {
    guard kind != .person, kind != .name else { return }
    let word = lexicon.words.find(parse.letters, part.reading.letters)
    var rule = lexicon.words.rule(word, .translation)
    if rule < 0, kind == .place { rule = lexicon.words.rule(word, .placeTranslation) }
    guard rule >= 0 else { return }
    let reading = lexicon.rules[rule].reading
    guard !parse.letters[part.reading.letters].elementsEqual(reading) else { return }
    let start = parse.letters.count
    parse.letters += reading
    parse.add(start..<parse.letters.count, .arabic, .translation)
    parse.readsPlaces = true
  }

  /// The part without its first or its last element.
  private func addStems(_ part: NamePart, _ parse: inout NameParse) {
    let range = part.reading.letters
    let alphabet = part.reading.alphabet
    if part.form.contains(.abd) {
      // Allah by himself is no name.
      let isAllah = parse.letters[range].dropFirst(3)
        .elementsEqual(alphabet == .arabic ? Letters.arabicAllah : Letters.allah)
      if range.count >= 6, !isAllah { parse.add(range.dropFirst(3), alphabet, .stem) }
      return
    }
    if part.form.contains(.din) {
      if range.count >= 6 { parse.add(range.dropLast(3), alphabet, .stem) }
      return
    }
    if part.form.contains(.allah) {
      let allah = alphabet == .arabic ? Letters.arabicAllah.count : Letters.allah.count
      // Khalilollahi has an i behind Allah.
      let last = parse.letters[range.upperBound - 1]
      let ending = last == Letters.i || last == Letters.ya ? allah + 1 : allah
      if range.count >= ending + 3 { parse.add(range.dropLast(ending), alphabet, .stem) }
      return
    }
    guard range.count >= 5 else { return }
    if let last = lexicon.lastElements.longest(parse.letters, range, leaving: 3) {
      parse.add(range.lowerBound..<last.covered.lowerBound, alphabet, .stem)
    }
    if let first = lexicon.firstElements.longest(parse.letters, range, leaving: 3) {
      let rest = first.covered.upperBound..<range.upperBound
      if !isSuffix(rest, parse) { parse.add(rest, alphabet, .stem) }
    }
  }

  /// Whether letters are an ending such as -zadeh: no stem.
  private func isSuffix(_ range: Range<Int>, _ parse: NameParse) -> Bool {
    guard let found = lexicon.lastElements.longest(parse.letters, range, leaving: 0) else {
      return false
    }
    return found.covered == range && lexicon.rules[found.rule].wordClass == .suffix
  }
}

extension NameParse {
  fileprivate mutating func add(
    _ letters: Range<Int>, _ alphabet: Alphabet, _ reason: AlternativeReading.Reason
  ) {
    alternatives.append(
      AlternativeReading(reading: Reading(letters: letters, alphabet: alphabet), reason: reason))
  }
}

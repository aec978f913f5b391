import Orthography

extension NameGrammar {
  /// Adds the second readings of all parts, and the full readings of abbreviations.
  func addReadings(_ text: FoldedText, _ kind: NameKind?, _ parse: inout NameParse) {
    let hasStems = kind == nil || kind == .person || kind == .name
    let names = parse.parts.reduce(into: 0) { if $1.kind == .name { $0 += 1 } }
    for index in parse.parts.indices where parse.parts[index].kind == .name {
      let first = parse.alternatives.count
      if parse.notes[index].abbreviation >= 0, names > 1 { expand(index, &parse) }
      let part = parse.parts[index]
      addWhole(index, text, &parse)
      let hasInner = addInner(part, &parse)
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
    } else if part.reading.alphabet == .latin, part.form.isEmpty,
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
    if !part.form.isDisjoint(with: [.din, .allah]) {
      let second = part.form.contains(.din) ? 3 : (alphabet == .arabic ? 4 : 5)
      if range.count >= second + 3 { parse.add(range.dropLast(second), alphabet, .stem) }
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

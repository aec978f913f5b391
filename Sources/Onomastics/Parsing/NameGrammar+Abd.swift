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

  func closeAbd(
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

  func closeAllah(
    _ script: NameToken.Script, rest: Range<Int>, _ text: FoldedText, _ words: ClosedRange<Int>,
    _ state: inout ReadState, _ parse: inout NameParse
  ) {
    parse.letters += script == .arabic ? Letters.arabicAbd : Letters.abd
    parse.letters += script == .arabic ? Letters.arabicAllah : Letters.allah
    parse.append(text, rest)
    parse.close(.name, form: .abd, text, words, &state)
  }
}

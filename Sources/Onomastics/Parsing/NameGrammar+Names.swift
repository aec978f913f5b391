import Orthography

extension NameGrammar {
  /// A name proper, with what is fused with it: article, al-Dīn, Allāh.
  func readName(
    _ index: Int, _ text: FoldedText, _ state: inout ReadState, _ parse: inout NameParse
  ) -> Int {
    let token = parse.tokens[index]
    var range = token.range
    var form: PartForm = []
    if let rest = fusedArticle(token, text) {
      range = rest
      form = .article
    }
    if let second = fusedSecond(range, token.script, text.base) {
      closeFused(second, token, form, text, index, &state, &parse)
      return index + 1
    }
    parse.append(text, range)
    parse.close(.name, form: form, text, index...index, &state)
    if !form.isEmpty { parse.markWhole(token.range) }
    return index + 1
  }

  private func closeFused(
    _ second: FusedSecond, _ token: NameToken, _ form: PartForm, _ text: FoldedText,
    _ index: Int, _ state: inout ReadState, _ parse: inout NameParse
  ) {
    let isArabic = token.script == .arabic
    switch second {
    case .din(let stem):
      parse.append(text, stem)
      parse.letters += isArabic ? Letters.arabicDin : Letters.din
      parse.close(.name, form: form.union(.din), text, index...index, &state)
    case .allah(let stem, let rest):
      parse.append(text, stem)
      parse.letters += isArabic ? Letters.arabicAllah : Letters.allah
      parse.append(text, rest)
      parse.close(.name, form: form.union(.allah), text, index...index, &state)
    }
  }
}

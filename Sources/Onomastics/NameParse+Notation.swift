import Orthography

extension NameParse {
  /// The parse as a line of text, for golden tests and explanations.
  ///
  /// Parts stand in written order, separated by one space. A part is its kind, its form flags in
  /// brackets where there are any, a colon, its letters, and its second readings in parentheses
  /// where there are any:
  ///
  /// ```text
  /// part         = kind [ "[" flag *( "," flag ) "]" ] ":" letters [ "(" second *( "," second ) ")" ]
  /// kind         = "name" / "initial" / "number" / "particle" / "kunya" / "title" / "generic"
  ///              / "placeWord"
  /// flag         = "article" / "abd" / "din" / "allah" / "house" / "beforeComma" / "capitals"
  /// second       = reason ":" letters
  /// reason       = "fusedArticle" / "stem" / "abbreviation"
  /// ```
  ///
  /// `الشيخ راشد Elkhatib` is `title[article]:شيخ name:راشد name[article]:khatib(fusedArticle:elkhatib)`.
  public var notation: String { notation(full: true) }

  /// The notation without second readings and without the `capitals` flag: what golden tables hold.
  public var plainNotation: String { notation(full: false) }

  private func notation(full: Bool) -> String {
    parts.map { part in
      var text = part.kind.notation
      let flags = part.form.notation.filter { full || $0 != "capitals" }
      if !flags.isEmpty { text += "[" + flags.joined(separator: ",") + "]" }
      text += ":" + LetterPage.text(self.text(part.reading))
      let seconds = alternatives[part.alternatives].map {
        $0.reason.notation + ":" + LetterPage.text(self.text($0.reading))
      }
      if full, !seconds.isEmpty { text += "(" + seconds.joined(separator: ",") + ")" }
      return text
    }.joined(separator: " ")
  }
}

extension PartKind {
  /// The kind's name in the notation.
  public var notation: String {
    switch self {
    case .name: "name"
    case .initial: "initial"
    case .number: "number"
    case .particle: "particle"
    case .kunya: "kunya"
    case .title: "title"
    case .generic: "generic"
    case .placeWord: "placeWord"
    }
  }
}

extension PartForm {
  /// The names of the flags that are set, in the notation's order.
  public var notation: [String] {
    let names: [(PartForm, String)] = [
      (.article, "article"), (.abd, "abd"), (.din, "din"), (.allah, "allah"), (.house, "house"),
      (.beforeComma, "beforeComma"), (.capitals, "capitals"),
    ]
    return names.filter { contains($0.0) }.map(\.1)
  }
}

extension AlternativeReading.Reason {
  /// The reason's name in the notation.
  public var notation: String {
    switch self {
    case .fusedArticle: "fusedArticle"
    case .stem: "stem"
    case .abbreviation: "abbreviation"
    case .translation: "translation"
    }
  }
}

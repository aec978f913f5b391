/// What GeoNames writes into its language column: a language, or a word for what is no language.
struct GeoNamesLanguage {
  /// BCP 47 tag; `nil` where the language is not known.
  private(set) var tag: String?
  /// The scheme, where the text is an identifier.
  private(set) var scheme: String?
  private(set) var isAbbreviation = false
  private(set) var isHistoric = false

  /// `nil` for what is neither name nor identifier: web links, postal codes, sounds.
  init?(_ code: String) {
    switch code {
    case "link", "post", "phon", "tcid": return nil
    case "": break
    case "abbr": isAbbreviation = true
    case "wkdt": scheme = "wikidata"
    case "unlc": scheme = "unlocode"
    case "iata", "icao", "faac": scheme = code
    // The French republican calendar's names, and Chinese in Latin letters.
    case "fr_1793": (tag, isHistoric) = ("fr", true)
    case "piny": tag = "zh-Latn"
    default: tag = code.split(separator: "_").joined(separator: "-")
    }
  }

  /// Whether it is one of the languages, or none.
  func isWanted(_ languages: Set<String>?) -> Bool {
    guard let languages, let tag else { return true }
    return languages.contains(LanguageTag.primary(of: tag))
  }
}

/// The fold that anybody would write first: lower case, then a dictionary of characters.
struct NaiveFold {
  private let plain: [Character: Character]

  init() {
    let rows: [(String, Character)] = [
      ("áàâäãåāă", "a"), ("éèêëēė", "e"), ("íìîïīı", "i"), ("óòôöõō", "o"), ("úùûüū", "u"),
      ("ýÿ", "y"), ("çćč", "c"), ("ñń", "n"), ("šśşṣ", "s"), ("žźżẓ", "z"), ("ğġ", "g"),
      ("ḥħ", "h"), ("ḍď", "d"), ("ṭť", "t"), ("أإآٱ", "ا"), ("ىی", "ي"), ("ة", "ه"), ("ک", "ك"),
    ]
    var plain: [Character: Character] = [:]
    for (marked, letter) in rows {
      for character in marked { plain[character] = letter }
    }
    self.plain = plain
  }

  func fold(_ text: String) -> String {
    var out = ""
    for character in text.lowercased() { out.append(plain[character] ?? character) }
    return out
  }
}

import Orthography
import Transliteration

/// A spelling of one part, in each convention.
struct PartVariant {
  /// Base letters, article and all.
  var letters: [UInt8]
  /// For people: capitalised, an article hyphenated.
  var text: String
  /// Probability in each convention.
  var conventions: [Double]

  var p: Double { conventions.reduce(0, +) }

  init(letters: [UInt8], text: String? = nil, conventions: [Double]) {
    self.letters = letters
    self.text = text ?? Self.capitalised(letters)
    self.conventions = conventions
  }

  static func capitalised(_ letters: some Sequence<UInt8>) -> String {
    let text = LetterPage.text(letters)
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}

/// Ways to write articles, ʿAbd, al-Dīn and patronymics before and behind what the models write.
///
/// Rough shares of everyday spellings, set by hand; the order of the conventions is that of
/// `ConventionTable`: Maghreb, Persian, scholarly, English, Gulf.
enum NameJoints {
  struct Joint {
    /// Letters; `*` stands for the sun letter that follows.
    var text: String
    var shares: [Double]
  }

  static let article = [
    Joint(text: "al", shares: [0.35, 0.35, 0.7, 0.45, 0.75]),
    Joint(text: "el", shares: [0.4, 0.1, 0.05, 0.33, 0.05]),
    Joint(text: "", shares: [0.17, 0.5, 0.15, 0.15, 0.15]),
    Joint(text: "a*", shares: [0.03, 0.05, 0.1, 0.05, 0.05]),
    Joint(text: "e*", shares: [0.05, 0, 0, 0.02, 0]),
  ]

  /// On maps the article is written as it is heard.
  static let mapArticle = [
    Joint(text: "al", shares: [0.2, 0.3, 0.3, 0.2, 0.4]),
    Joint(text: "el", shares: [0.4, 0.1, 0.1, 0.3, 0.1]),
    Joint(text: "", shares: [0.15, 0.3, 0.2, 0.25, 0.2]),
    Joint(text: "a*", shares: [0.1, 0.2, 0.35, 0.15, 0.25]),
    Joint(text: "e*", shares: [0.15, 0.1, 0.05, 0.1, 0.05]),
  ]

  /// Between ʿAbd and the divine name.
  static let abd = [
    Joint(text: "ul", shares: [0.08, 0.3, 0.42, 0.2, 0.65]),
    Joint(text: "el", shares: [0.5, 0.1, 0.05, 0.5, 0.05]),
    Joint(text: "al", shares: [0.08, 0.1, 0.3, 0.18, 0.12]),
    Joint(text: "ol", shares: [0.02, 0.36, 0.02, 0.02, 0.02]),
    Joint(text: "e*", shares: [0.25, 0.02, 0.02, 0.03, 0.01]),
    Joint(text: "u*", shares: [0.02, 0.04, 0.1, 0.02, 0.1]),
    Joint(text: "", shares: [0.05, 0.08, 0.09, 0.05, 0.05]),
  ]

  /// The article and al-Dīn.
  static let din = [
    Joint(text: "aldin", shares: [0.08, 0.1, 0.5, 0.3, 0.2]),
    Joint(text: "eldin", shares: [0.1, 0.1, 0.05, 0.33, 0.05]),
    Joint(text: "eddine", shares: [0.6, 0.05, 0.05, 0.13, 0.02]),
    Joint(text: "uddin", shares: [0.05, 0.1, 0.2, 0.08, 0.57]),
    Joint(text: "eddin", shares: [0.1, 0.25, 0.1, 0.1, 0.05]),
    Joint(text: "oddin", shares: [0.02, 0.3, 0.02, 0.02, 0.02]),
    Joint(text: "addin", shares: [0.03, 0.05, 0.06, 0.02, 0.06]),
    Joint(text: "edin", shares: [0.02, 0.05, 0.02, 0.02, 0.03]),
  ]

  /// Allah behind a first element.
  static let allah = [
    Joint(text: "allah", shares: [0.6, 0.1, 0.45, 0.55, 0.15]),
    Joint(text: "ullah", shares: [0.15, 0.25, 0.45, 0.25, 0.75]),
    Joint(text: "ollah", shares: [0.05, 0.6, 0.05, 0.1, 0.05]),
    Joint(text: "ellah", shares: [0.15, 0.02, 0.02, 0.05, 0.02]),
    Joint(text: "alla", shares: [0.05, 0.03, 0.03, 0.05, 0.03]),
  ]

  /// Sayyid before a name, or left out.
  static let sayyid = [
    Joint(text: "", shares: [0.5, 0.5, 0.5, 0.5, 0.5]),
    Joint(text: "seyed", shares: [0.03, 0.2, 0.01, 0.02, 0.01]),
    Joint(text: "seyyed", shares: [0.02, 0.17, 0.02, 0.02, 0.01]),
    Joint(text: "sayyed", shares: [0.08, 0.03, 0.04, 0.04, 0.01]),
    Joint(text: "sayed", shares: [0.1, 0.03, 0.05, 0.24, 0.04]),
    Joint(text: "sayyid", shares: [0.04, 0.01, 0.31, 0.05, 0.04]),
    Joint(text: "syed", shares: [0.01, 0.03, 0.03, 0.04, 0.34]),
    Joint(text: "sayid", shares: [0.02, 0.01, 0.02, 0.02, 0.02]),
    Joint(text: "said", shares: [0.02, 0.01, 0.01, 0.02, 0.01]),
  ]

  /// Between a word and what it belongs to, in Persian.
  static let ezafe = [
    Joint(text: "-e", shares: [0.6, 0.6, 0.4, 0.6, 0.4]),
    Joint(text: "-i", shares: [0.2, 0.2, 0.4, 0.2, 0.4]),
    Joint(text: "", shares: [0.2, 0.2, 0.2, 0.2, 0.2]),
  ]

  static let son = [
    Joint(text: "bin", shares: [0.1, 0.4, 0.45, 0.4, 0.8]),
    Joint(text: "ben", shares: [0.8, 0.2, 0.05, 0.2, 0.05]),
    Joint(text: "ibn", shares: [0.1, 0.4, 0.5, 0.4, 0.15]),
  ]
}

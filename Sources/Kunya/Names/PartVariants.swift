import Onomastics
import Orthography
import Transliteration

/// A spelling of one part, in each convention.
struct PartVariant {
  /// Base letters, in pieces: an article is a piece of its own.
  var pieces: [[UInt8]]
  /// Probability in each convention.
  var conventions: [Double]

  var letters: [UInt8] { Array(pieces.joined()) }

  /// Adds another way to the same letters.
  mutating func add(_ other: [Double]) {
    for index in conventions.indices { conventions[index] += other[index] }
  }
}

/// Ways to write articles, ʿAbd, al-Dīn and patronymics before and behind what the models write.
///
/// Rough shares of everyday spellings, set by hand; the order of the conventions is that of
/// `ConventionTable`: Maghreb, Persian, scholarly, English, Gulf.
enum NameJoints {
  struct Joint {
    var text: String
    var shares: [Double]
  }

  static let article = [
    Joint(text: "al", shares: [0.35, 0.4, 0.8, 0.5, 0.8]),
    Joint(text: "el", shares: [0.45, 0.1, 0.05, 0.35, 0.05]),
    Joint(text: "", shares: [0.2, 0.5, 0.15, 0.15, 0.15]),
  ]

  /// Between ʿAbd and the divine name.
  static let abd = [
    Joint(text: "ul", shares: [0.1, 0.3, 0.45, 0.2, 0.7]),
    Joint(text: "el", shares: [0.55, 0.1, 0.05, 0.5, 0.05]),
    Joint(text: "al", shares: [0.1, 0.1, 0.3, 0.2, 0.15]),
    Joint(text: "ol", shares: [0.02, 0.4, 0.02, 0.02, 0.02]),
    Joint(text: "", shares: [0.23, 0.1, 0.18, 0.08, 0.08]),
  ]

  /// The article and al-Dīn.
  static let din = [
    Joint(text: "aldin", shares: [0.1, 0.1, 0.5, 0.3, 0.2]),
    Joint(text: "eldin", shares: [0.1, 0.1, 0.05, 0.35, 0.05]),
    Joint(text: "eddine", shares: [0.6, 0.05, 0.05, 0.15, 0.02]),
    Joint(text: "uddin", shares: [0.05, 0.1, 0.2, 0.05, 0.6]),
    Joint(text: "eddin", shares: [0.1, 0.25, 0.1, 0.1, 0.05]),
    Joint(text: "oddin", shares: [0.02, 0.35, 0.02, 0.02, 0.02]),
    Joint(text: "addin", shares: [0.03, 0.05, 0.08, 0.03, 0.06]),
  ]

  static let son = [
    Joint(text: "bin", shares: [0.1, 0.4, 0.45, 0.4, 0.8]),
    Joint(text: "ben", shares: [0.8, 0.2, 0.05, 0.2, 0.05]),
    Joint(text: "ibn", shares: [0.1, 0.4, 0.5, 0.4, 0.15]),
  ]
}

import Matching
import Onomastics

// What two words bring to a name, wherever the search has to know it.

extension Prices {
  /// A pair may lack so much of bringing evidence and still save the prices of two parts.
  private static let slack: Float = 7

  /// Evidence of two words that are set against each other, in nats.
  ///
  /// - Parameter joins: how many name parts one of them is written from.
  @inline(__always)
  func evidence(_ one: Float, _ other: Float, similarity: Float, joins: UInt8 = 1) -> Float {
    0.5 * (one + other) + channel * similarity - join * Float(joins - 1)
  }

  /// How similar two words have to be that could bring evidence, by what each tells.
  @inline(__always)
  func leastSimilarity(_ one: Float, _ other: Float) -> Float {
    -(0.5 * (one + other) + Self.slack) / channel
  }

  /// What a part of the mention costs at least that an alias lacks.
  func leastLost(_ part: PreparedName.Part) -> Float {
    switch part.kind {
    case .name, .placeWord: missing + missingInformation * part.information
    case .initial, .number, .particle, .kunya, .title, .generic: 0
    }
  }

  /// The most that a part of a kind brings.
  func most(_ kind: PartKind) -> Float {
    switch kind {
    case .particle: particleMost
    case .generic: genericMost
    case .title: titleMost
    case .placeWord: placeWordMost
    case .name, .kunya, .initial, .number: .infinity
    }
  }
}

import Matching

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
}

/// One way to write a text in another script.
public struct Transliteration: Sendable, Equatable {
  public var text: String

  /// How likely this is what a reader of the original would write, from 0 to 1; the ways of one
  /// answer add up to 1 at most. Rules alone are certain of themselves: 1.
  public var probability: Double

  public init(text: String, probability: Double) {
    self.text = text
    self.probability = probability
  }
}

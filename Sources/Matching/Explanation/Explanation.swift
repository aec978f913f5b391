/// Why two names got their score: which parts met, letter by letter, and what stayed over.
public struct Explanation: Sendable, Equatable {
  /// Parts of the two names that were set against each other.
  public struct Match: Sendable, Equatable {
    /// The part as written in the first name, and its bytes there.
    public var first: String
    public var firstSource: Range<Int>
    /// The part as written in the second name.
    public var second: String
    public var secondSource: Range<Int>
    /// How it was read: plain, joined, stem …, for each side.
    public var readings: [String]
    /// The edit model's similarity in nats: 0 is certainty, −20 hopeless.
    public var similarity: Double
    /// What the match brings to the sum, in nats.
    public var evidence: Double
    public var letters: [Letters]
  }

  /// One step of the letters' alignment.
  public struct Letters: Sendable, Equatable {
    public var first: String
    public var second: String
    /// Natural log of the step's probability.
    public var weight: Double
    /// The weight file that lists the step, with the two letter groups that name its row; `nil`
    /// where the step has only a floor.
    public var rule: String?
  }

  /// A part without a counterpart.
  public struct Leftover: Sendable, Equatable {
    public enum Side: String, Sendable { case first, second }
    public var side: Side
    public var text: String
    /// What it is: name, title, particle …
    public var kind: String
    /// What it costs, in nats.
    public var price: Double
  }

  public var matches: [Match]
  public var leftovers: [Leftover]
  /// Pairs of parts in the other order.
  public var inversions: Int
  /// The sum of evidence and prices, in nats, before calibration.
  public var raw: Double
}

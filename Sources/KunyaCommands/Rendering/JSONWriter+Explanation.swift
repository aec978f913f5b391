internal import Matching
internal import Records

extension JSONWriter {
  /// Why two names got their score: `Data/schemas/explanation.schema.json`.
  mutating func explanation(_ explanation: Explanation) {
    beginObject()
    key("pairs")
    beginArray()
    for match in explanation.matches { pair(match) }
    endArray()
    key("leftovers")
    beginArray()
    for leftover in explanation.leftovers {
      beginObject()
      key("side")
      string(leftover.side.word)
      key("text")
      string(leftover.text)
      key("kind")
      string(leftover.kind)
      key("weight")
      weight(-leftover.price)
      endObject()
    }
    endArray()
    key("inversions")
    integer(explanation.inversions)
    key("arrangement")
    weight(explanation.arrangement)
    key("sum")
    weight(explanation.raw)
    endObject()
  }

  private mutating func pair(_ match: Explanation.Match) {
    beginObject()
    key("a")
    span(match.first, match.firstSource, reading: match.readings.first)
    key("b")
    span(match.second, match.secondSource, reading: match.readings.last)
    key("similarity")
    weight(match.similarity)
    key("weight")
    weight(match.evidence)
    key("letters")
    beginArray()
    for step in match.letters { letters(step) }
    endArray()
    endObject()
  }

  private mutating func span(_ text: String, _ source: Range<Int>, reading: String?) {
    beginObject()
    key("text")
    string(text)
    key("start")
    integer(source.lowerBound)
    key("end")
    integer(source.upperBound)
    key("reading")
    string(reading ?? "")
    endObject()
  }

  private mutating func letters(_ step: Explanation.Letters) {
    beginObject()
    key("a")
    string(step.first)
    key("b")
    string(step.second)
    key("weight")
    weight(step.weight)
    key("rule")
    if let rule = step.rule { string(rule) } else { null() }
    endObject()
  }

  /// Four decimals: the weights are kept in single precision, and more would be noise.
  private mutating func weight(_ value: Double) {
    number((value * 10_000).rounded() / 10_000)
  }
}

extension Explanation {
  /// What the arrangement as a whole brings to the sum, in nats, mostly below 0: pairs of parts in
  /// the other order, and names that stay over on both sides at once.
  var arrangement: Double {
    raw - matches.reduce(0) { $0 + $1.evidence } + leftovers.reduce(0) { $0 + $1.price }
  }
}

extension Explanation.Leftover.Side {
  /// The side as outputs name it.
  var word: String {
    switch self {
    case .first: "a"
    case .second: "b"
    }
  }
}

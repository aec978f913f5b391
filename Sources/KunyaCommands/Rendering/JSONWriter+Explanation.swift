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
      number(leftover.price)
      endObject()
    }
    endArray()
    key("inversions")
    integer(explanation.inversions)
    key("sum")
    number(explanation.raw)
    endObject()
  }

  private mutating func pair(_ match: Explanation.Match) {
    beginObject()
    key("a")
    span(match.first, match.firstSource, reading: match.readings.first)
    key("b")
    span(match.second, match.secondSource, reading: match.readings.last)
    key("similarity")
    number(match.similarity)
    key("weight")
    number(match.evidence)
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
    number(step.weight)
    key("rule")
    if let rule = step.rule { string(rule) } else { null() }
    endObject()
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

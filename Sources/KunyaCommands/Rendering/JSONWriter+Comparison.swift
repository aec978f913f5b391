internal import Kunya
internal import Matching
internal import Records

extension JSONWriter {
  /// The answer of `compare`: `Data/schemas/comparison.schema.json`.
  mutating func line(_ comparison: Comparison, of a: String, and b: String) {
    beginObject()
    key("name_a")
    string(a)
    key("name_b")
    string(b)
    key("score")
    score(comparison.score)
    key("decision")
    string(comparison.decision.rawValue)
    if let explanation = comparison.explanation {
      key("explanation")
      self.explanation(explanation)
    }
    engine()
    endObject()
    endLine()
  }
}

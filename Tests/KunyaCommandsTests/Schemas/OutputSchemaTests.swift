import Testing

/// A whole record of every output, to hold the schemas themselves to the documented formats.
private let records = [
  "resolution": """
  {"key": "1", "name": "Walid al-Moallem", "decision": "match", "matches": [{"id": "wd:Q315463",
  "label": "وليد المعلم", "kind": "person", "score": 0.9987, "pair_score": 0.991,
  "alias": "Walid Muallem", "explanation": {"pairs": [{"a": {"text": "Walid", "start": 0,
  "end": 5}, "b": null, "relation": "unpaired", "weight": -1.5}], "evidence": [{"name": "order",
  "weight": 0}]}}], "form": {"id": "nf0:wlyd.m3lm", "latin": "walid muallim",
  "arabic": "وليد معلم", "parts": [{"text": "Walid", "id": "nf0:wlyd", "p": 0.93,
  "refs": ["wd:Q1"], "alternatives": [{"id": "nf0:wld", "p": 0.07}]}]}, "engine": "kunya 0.1.0"}
  """,
  "annotation": """
  {"start": 10, "end": 21, "text": "وليد", "decision": "review", "matches": [],
  "engine": "kunya 0.1.0"}
  """,
  "normalization": """
  {"name": "Dr. Hadi", "folded": {"canonical": "dr. hadi", "folded": "dr hadi",
  "skeleton": "hd"}, "parts": [{"text": "Dr.", "start": 0, "end": 3, "kind": "title",
  "marks": [], "letters": "dr", "alphabet": "latin"}], "form": {"id": "", "latin": "",
  "arabic": "", "parts": []}, "engine": "kunya 0.1.0"}
  """,
  "comparison": """
  {"name_a": "Qaddafi", "name_b": "Gheddafi", "score": 0.97, "decision": "match",
  "explanation": {"pairs": [], "evidence": []}, "engine": "kunya 0.1.0"}
  """,
]

@Suite("The schemas of the outputs")
struct OutputSchemaTests {
  @Test("A whole record is valid", arguments: records.keys.sorted())
  func valid(_ name: String) throws {
    let record = try #require(records[name])
    #expect(try JSONSchema(named: name).violations(in: record) == [])
  }

  @Test("A record without its engine is not", arguments: records.keys.sorted())
  func engine(_ name: String) throws {
    let record = try #require(records[name])
      .replacing(#""engine": "kunya 0.1.0""#, with: #""motor": 1"#)
    #expect(
      try JSONSchema(named: name).violations(in: record) == [
        "$: 'motor' is not allowed", "$: 'engine' is missing",
      ])
  }

  @Test("Schemas reach into the parts they share")
  func references() throws {
    let record = try #require(records["resolution"])
      .replacing("0.9987", with: "1").replacing("unpaired", with: "absent")
    #expect(
      try JSONSchema(named: "resolution").violations(in: record) == [
        "$.matches[0].explanation.pairs[0].relation: not one of the allowed values",
        "$.matches[0].score: not less than 1.0",
      ])
  }
}

import Testing

/// A whole record of every output, to hold the schemas themselves to the documented formats.
private let records = [
  "resolution": """
  {"key": "1", "name": "Walid al-Moallem", "decision": "match", "matches": [{"id": "wd:Q315463",
  "label": "وليد المعلم", "kind": "person", "score": 0.9987, "pair_score": 0.991,
  "alias": "Walid Muallem", "explanation": {"pairs": [{"a": {"text": "Walid", "start": 0,
  "end": 5, "reading": "as written"}, "b": {"text": "Walid", "start": 0, "end": 5,
  "reading": "as written"}, "similarity": 1.2, "weight": 8.4, "letters": [{"a": "w", "b": "w",
  "weight": -0.1, "rule": null}]}], "leftovers": [{"side": "a", "text": "al-Moallem",
  "kind": "name", "weight": -4.1}], "inversions": 0, "arrangement": -0.4, "sum": 3.9}}],
  "form": {"id": "nf1:wlyd-m3lm", "latin": "walid muallim", "arabic": "وليد معلم",
  "parts": [{"text": "Walid", "id": "nf1:wlyd", "p": 0.93, "refs": ["Q1"],
  "alternatives": [{"id": "nf1:wld", "arabic": "ولد", "p": 0.07}]}]}, "engine": "kunya 0.1.0"}
  """,
  "annotation": """
  {"start": 10, "end": 18, "text": "دمشق", "id": "geonames:170654", "label": "Damascus",
  "kind": "place", "score": 0.97, "alias": "دمشق", "from_context": false,
  "engine": "kunya 0.1.0"}
  """,
  "normalization": """
  {"name": "Dr. Hadi", "canonical": "dr. hadi", "folded": "dr hadi", "parse": "title:dr name:hadi",
  "parts": [{"text": "Dr", "start": 0, "end": 2, "kind": "title", "letters": "dr",
  "keys": ["dr"]}], "form": {"id": "", "latin": "", "arabic": "", "parts": []},
  "engine": "kunya 0.1.0"}
  """,
  "table-change": """
  {"command": "add", "id": "acme:7", "events": [3], "dry_run": false, "stopped": false,
  "similar": [{"id": "acme:8", "label": "Walid", "name": "Oualid", "score": 0.97}],
  "engine": "kunya 0.1.0"}
  """,
  "table-event": """
  {"event": 3, "time": "2026-03-05T14:02:11.042Z", "actor": "rana", "command": "undo",
  "note": null, "undoes": 2, "undone_by": null, "entities": 1, "changes": [{"id": "acme:7",
  "before": {"names": [{"text": "Walid", "role": "alias", "weak": true}], "denied": ["acme:8"]},
  "after": {"retired": true, "removed": [{"text": "Walid", "source": "s"}]}}],
  "engine": "kunya 0.1.0"}
  """,
  "table-difference": """
  {"id": "acme:7", "before": {"state": "live", "claims": [{"label": "Walid", "refs": {}}]},
  "after": {"merged_into": "acme:8"}, "engine": "kunya 0.1.0"}
  """,
  "table-finding": """
  {"rule": "shared-name", "severity": "notice", "id": "acme:7", "other": "acme:8",
  "name": "Walid", "score": null, "text": "both are called 'Walid'",
  "proposal": ["merge", "acme:7", "acme:8"], "engine": "kunya 0.1.0"}
  """,
  "table-proposal": """
  {"number": 1, "id": "acme:7", "name": "Walid", "score": 0.9, "reason": "",
  "engine": "kunya 0.1.0"}
  """,
  "table-import": """
  {"records": 3, "names": 5, "created": 1, "updated": 1, "retired": 0, "rejected": 1, "event": 4,
  "dry_run": false, "engine": "kunya 0.1.0"}
  """,
  "table-statistics": """
  {"live": 1, "merged": 0, "retired": 0, "names": 2, "denied_pairs": 0, "denied_names": 0,
  "events": 1, "open_proposals": 0, "kinds": [{"name": "person", "count": 1}], "sources": [],
  "languages": [{"name": "ar", "count": 1}], "engine": "kunya 0.1.0"}
  """,
  "variants": """
  {"name": "وليد", "variants": [{"text": "Walid", "p": 0.61}, {"text": "Waleed", "p": 0.2}],
  "engine": "kunya 0.1.0"}
  """,
  "index-information": """
  {"path": "towns.idx", "format": 3, "bytes": 2048, "entities": 4, "aliases": 6, "words": 5,
  "denied_names": 1, "merged_ids": 1, "stored_answers": 0, "current": true,
  "sections": [{"name": "summary", "bytes": 32}], "engine": "kunya 0.1.0"}
  """,
  "index-verification": """
  {"path": "towns.idx", "bytes": 2048, "sections": 14, "sound": false, "damaged": ["words"],
  "engine": "kunya 0.1.0"}
  """,
  "comparison": """
  {"name_a": "Qaddafi", "name_b": "Gheddafi", "score": 0.97, "decision": "match",
  "explanation": {"pairs": [], "leftovers": [], "inversions": 0, "arrangement": 0, "sum": 0},
  "engine": "kunya 0.1.0"}
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
      .replacing("0.9987", with: "1").replacing("\"a\", \"text\"", with: "\"c\", \"text\"")
    #expect(
      try JSONSchema(named: "resolution").violations(in: record) == [
        "$.matches[0].explanation.leftovers[0].side: not one of the allowed values",
        "$.matches[0].score: not less than 1.0",
      ])
  }
}

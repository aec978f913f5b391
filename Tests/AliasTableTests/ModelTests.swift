import Records
import Testing

@testable import AliasTable

@Suite("Rejected records")
struct RejectedRecordTests {
  @Test("A fault of a record becomes a sentence with its place")
  func fault() {
    let error = RecordError(
      file: "people.jsonl", record: 3, line: 4, column: 8, reason: .missingMember("id"))
    #expect(
      RejectedRecord(error, key: "wd:Q1")
        == RejectedRecord(
          file: "people.jsonl", record: 3, line: 4, column: 8, key: "wd:Q1", reason: #"no "id""#))
  }
}

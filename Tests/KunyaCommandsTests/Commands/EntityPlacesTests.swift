import Testing

@testable import KunyaCommands

@Suite("Places of entities")
struct EntityPlacesTests {
  @Test("A place is found whatever lines lie between, and files without lines have names alone")
  func places() {
    var places = EntityPlaces()
    let all: [(number: Int, file: String, line: Int?)] = [
      (0, "s.kunya", nil), (1, "s.kunya", nil), (5, "a.jsonl", 1), (6, "a.jsonl", 2),
      (7, "a.jsonl", 9), (8, "b.jsonl", 10), (9, "b.jsonl", 11), (12, "b.jsonl", 12),
    ]
    for (number, file, line) in all { places.add(number, file: file, line: line) }
    for (number, file, line) in all {
      #expect(places[number] == file + (line.map { ":\($0)" } ?? ""))
    }
  }
}

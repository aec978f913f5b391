import Kunya
import Orthography

/// What the annotator found in a text of `Tests/Fixtures/annotate`, against the expected table.
struct Outcome {
  struct Mention: Hashable, CustomStringConvertible {
    var range: Range<Int>
    var text: String
    var id: String

    var description: String { "\(range.lowerBound)–\(range.upperBound) “\(text)” \(id)" }
  }

  let name: String
  let expected: [Mention]
  let found: [Mention]

  init(_ name: String) throws {
    self.name = name
    let table = try Fixture.table("annotate/\(name).expected.tsv")
    let (start, end) = (try table.column("start"), try table.column("end"))
    let (text, id) = (try table.column("text"), try table.column("id"))
    expected = table.rows.map { row in
      Mention(
        range: (Int(row[start]) ?? 0)..<(Int(row[end]) ?? 0), text: row[text], id: row[id])
    }
    let bytes = try Fixture.bytes("annotate/\(name).txt")
    let annotator = try Annotator(resolver: Shared.resolver)
    found = bytes.withUnsafeBufferPointer { annotator.annotate($0) }.map {
      Mention(range: $0.range, text: $0.text, id: $0.candidate.id)
    }
  }

  var missed: [Mention] { expected.filter { !found.contains($0) } }
  var unexpected: [Mention] { found.filter { !expected.contains($0) } }

  var summary: String {
    let right = expected.count - missed.count
    let lines =
      ["\(name): \(right) of \(expected.count) found, \(unexpected.count) too many"]
      + missed.map { "  missed      \($0)" } + unexpected.map { "  unexpected  \($0)" }
    return lines.joined(separator: "\n")
  }
}

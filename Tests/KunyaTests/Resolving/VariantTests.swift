import Kunya
import Orthography
import Testing

/// Spellings that no table holds, and names that only look alike: `Tests/Fixtures/resolve`.
@Suite struct VariantTests {
  @Test func everyVariantFindsItsEntityFirst() throws {
    let table = try Fixture.table("resolve/variants.tsv")
    let (variant, id) = (try table.column("variant"), try table.column("id"))
    let convention = try table.column("convention")
    let failures = table.rows.compactMap { row -> String? in
      let answer = Shared.resolver.resolve(row[variant])
      if answer.decision != .none && answer.candidates.first?.id == row[id] { return nil }
      return "variants.tsv:\(row.line): \(row[variant]) (\(row[convention])) is \(row[id])\n"
        + "  found \(answer.summary)"
    }
    #expect(table.rows.count >= 300)
    #expect(failures.isEmpty, "\(failures.count):\n\(failures.joined(separator: "\n"))")
  }

  @Test func noNearMissIsAMatch() throws {
    let table = try Fixture.table("resolve/near_misses.tsv")
    let (text, id) = (try table.column("text"), try table.column("not_id"))
    let comment = try table.column("comment")
    let failures = table.rows.compactMap { row -> String? in
      let answer = Shared.resolver.resolve(row[text])
      guard answer.decision == .match, answer.candidates.first?.id == row[id] else { return nil }
      return "near_misses.tsv:\(row.line): \(row[text]) is not \(row[id]) (\(row[comment]))\n"
        + "  found \(answer.summary)"
    }
    #expect(table.rows.count >= 70)
    #expect(failures.isEmpty, "\(failures.count):\n\(failures.joined(separator: "\n"))")
  }
}

import Onomastics
import Orthography
import Testing

/// The tables themselves, and what is wrong with bad ones.
@Suite struct TableTests {
  static let tables = [
    Embedded.tables.articles, Embedded.tables.articleExceptions, Embedded.tables.particles,
    Embedded.tables.titles, Embedded.tables.theophoric, Embedded.tables.compounds,
    Embedded.tables.placeWords, Embedded.tables.numerals, Embedded.tables.abbreviations,
    Embedded.tables.translations,
  ]

  @Test(arguments: tables.indices)
  func rowsAreSorted(_ index: Int) {
    let table = TableTests.tables[index]
    let keys = table.rows.map { row in table.columns.indices.map { row[$0] } }
    let sorted = keys.sorted { a, b in
      a.lexicographicallyPrecedes(b) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    for (row, (key, expected)) in zip(table.rows, zip(keys, sorted)) {
      #expect(key == expected, "\(table.name):\(row.line)")
    }
  }

  @Test func aFormStandsOnceInATable() throws {
    for table in TableTests.tables where table.columns.contains("latin") {
      let forms = try [table.column("latin"), table.column("arabic")]
      let groups = table.columns.firstIndex(of: "class").map { [$0] } ?? []
      var seen: [String: Int] = [:]
      for row in table.rows {
        for form in forms.flatMap({ row[$0].split(separator: "|") }) {
          let key = ([String(form)] + groups.map { row[$0] }).joined(separator: " ")
          #expect(
            seen[key] == nil, "\(table.name):\(row.line): \(form), line \(seen[key] ?? 0) too")
          seen[key] = row.line
        }
      }
    }
  }

  @Test(arguments: [
    ("unknown class", "id\tclass\tposition\tlatin\tarabic\tcomment\nx\tnone\tbefore\tx\t\t\n", 2),
    ("unknown position", "id\tclass\tposition\tlatin\tarabic\tcomment\nx\tnasab\tup\tx\t\t\n", 2),
    ("not folded", "id\tclass\tposition\tlatin\tarabic\tcomment\nx\tnasab\tbefore\té\t\t\n", 2),
    ("a hyphen", "id\tclass\tposition\tlatin\tarabic\tcomment\nx\tnasab\tbefore\tx-e\t\t\n", 2),
    ("no column", "id\tclass\tlatin\tarabic\tcomment\nx\tnasab\tx\t\t\n", 1),
  ])
  func aBadTableIsAFaultWithItsLine(_ reason: String, _ text: String, _ line: Int) throws {
    var tables = Embedded.tables
    tables.particles = try DataTable(name: "bad.tsv", utf8: text.utf8)
    let fault = #expect(throws: DataTable.Fault.self) { try NameGrammar(tables: tables) }
    #expect(fault?.line == line, "\(reason)")
    #expect(fault?.table == "bad.tsv")
  }
}

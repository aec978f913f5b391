import Orthography
import Testing

@testable import Onomastics

#if canImport(Glibc)
  import Glibc
#endif

/// Names with the parse that is right by linguistics: `Golden/names.tsv`.
@Suite struct GoldenTests {
  @Test func everyGoldenNameParsesAsWritten() throws {
    let table = try DataTable(name: "names.tsv", utf8: readGolden("names.tsv"))
    let name = try table.column("name")
    let kind = try table.column("kind")
    let expected = try table.column("parse")
    var failures: [String] = []
    for row in table.rows {
      let hint = NameKind.allCases.first { "\($0)" == row[kind] }
      let actual = plain(row[name], hint)
      if actual != row[expected] {
        failures.append(
          "names.tsv:\(row.line): \(row[name]) (\(row[kind]))\n"
            + "  expected  \(row[expected])\n  actual    \(actual)")
      }
    }
    #expect(table.rows.count >= 400)
    if !failures.isEmpty {
      Issue.record("\(failures.count) of \(table.rows.count)\n\(failures.joined(separator: "\n"))")
    }
  }
}

/// Bytes of a file beside this one, in the folder Golden.
private func readGolden(_ name: String, _ here: StaticString = #filePath) throws -> [UInt8] {
  let path = "\(here)".split(separator: "/").dropLast().joined(separator: "/")
  guard let file = fopen("/\(path)/Golden/\(name)", "rb") else { throw MissingFile(name: name) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return bytes
}

private struct MissingFile: Error {
  let name: String
}

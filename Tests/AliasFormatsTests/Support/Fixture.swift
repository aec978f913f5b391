import Glibc
import Records
import Testing

@testable import AliasFormats

/// Files of `Tests/Fixtures/formats`.
enum Fixture {
  struct Missing: Error {
    let path: String
  }

  static func path(_ name: String, _ here: StaticString = #filePath) -> String {
    let tests = "\(here)".split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(tests)/Fixtures/formats/\(name)"
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    guard let file = fopen(path(name), "rb") else { throw Missing(path: path(name)) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  static func source(_ name: String) throws -> ByteSource {
    ByteSource(bytes: try bytes(name), name: name)
  }

  /// Compares with the golden file, or writes it where `KUNYA_RECORD` is set; that fails as well.
  static func expect(
    _ lines: [String], at name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = lines.map { $0 + "\n" }.joined()
    if getenv("KUNYA_RECORD") != nil {
      guard let file = fopen(path(name), "wb") else { throw Missing(path: path(name)) }
      fputs(text, file)
      fclose(file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: try bytes(name), as: UTF8.self)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let got = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for place in 0..<max(wanted.count, got.count) {
      let pair = [wanted, got].map { place < $0.count ? $0[place] : "(nothing)" }
      #expect(
        pair[0] == pair[1], "\(name):\(place + 1)\n  expected  \(pair[0])\n  got       \(pair[1])",
        sourceLocation: sourceLocation)
    }
  }
}

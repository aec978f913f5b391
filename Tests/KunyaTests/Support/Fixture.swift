import Orthography

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of `Tests/Fixtures`.
enum Fixture {
  struct Missing: Error {
    let path: String
  }

  /// A table by its path below `Tests/Fixtures`.
  static func table(_ path: String) throws -> DataTable {
    try DataTable(name: path, utf8: bytes(path))
  }

  static func bytes(_ path: String, _ here: StaticString = #filePath) throws -> [UInt8] {
    let tests = "\(here)".split(separator: "/").dropLast(3).joined(separator: "/")
    guard let file = fopen("/\(tests)/Fixtures/\(path)", "rb") else { throw Missing(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}

#if canImport(Glibc)
  import Glibc
#endif

/// Bytes of a file in the folder Golden of these tests.
func readGolden(_ name: String, _ here: StaticString = #filePath) throws -> [UInt8] {
  let path = "\(here)".split(separator: "/").dropLast(2).joined(separator: "/")
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

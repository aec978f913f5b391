import Glibc

/// Names as UTF-8, one behind the other, as a program reads them from a file.
struct NameBuffer {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ names: [String]) {
    for name in names {
      bytes.append(contentsOf: name.utf8)
      ends.append(bytes.count)
    }
  }

  var count: Int { ends.count }
  var byteCount: Int { bytes.count }

  func withEachName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// The lines of a file.
  static func lines(_ path: String) throws -> [String] {
    guard let file = fopen(path, "rb") else { throw Workload.Fault(description: "no file \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }
}

import Glibc

/// A file of text.
enum TextFile {
  /// Writes a file anew.
  static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "wb") else {
      throw Workload.Fault(description: "cannot write \(path)")
    }
    let bytes = Array(text.utf8)
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWritten else {
      throw Workload.Fault(description: "cannot write \(path)")
    }
  }
}

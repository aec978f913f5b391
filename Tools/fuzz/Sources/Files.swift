import Glibc

/// Writes a file anew.
///
/// - Returns: whether all of it was written.
func write(_ bytes: [UInt8], to path: String) -> Bool {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard file >= 0 else { return false }
  defer { close(file) }
  return bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count
}

/// The number of the execution under way, in a file that outlives a crash.
final class Progress {
  private let memory: UnsafeMutablePointer<UInt64>?

  /// - Parameter path: `nil` where nobody asks.
  init(path: String?) {
    memory = path.flatMap(Self.map)
  }

  deinit {
    if let memory { munmap(memory, 8) }
  }

  func begin(_ execution: UInt64) { memory?.pointee = execution }

  private static func map(_ path: String) -> UnsafeMutablePointer<UInt64>? {
    guard write([UInt8](repeating: 0, count: 8), to: path) else { return nil }
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let memory = mmap(nil, 8, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    return memory == MAP_FAILED ? nil : memory?.bindMemory(to: UInt64.self, capacity: 1)
  }
}

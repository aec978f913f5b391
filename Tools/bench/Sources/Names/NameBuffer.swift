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
}

/// The annotator that anybody would write first: at each word the longest run of words that is a
/// known name, byte for byte.
struct ExactNames {
  private let names: Set<ArraySlice<UInt8>>

  /// No name has more words than this.
  private static let longest = 4

  init(_ names: [String]) { self.names = Set(names.map { Array($0.utf8)[...] }) }

  /// How many names occur in a text.
  func count(in text: [UInt8]) -> Int {
    var count = 0
    var start = 0
    while start < text.count {
      guard Self.isLetter(text[start]) else {
        start += 1
        continue
      }
      var ends: [Int] = []
      var end = start
      while end < text.count, ends.count < Self.longest {
        while end < text.count, Self.isLetter(text[end]) { end += 1 }
        ends.append(end)
        end += 1
      }
      let found = ends.last { names.contains(text[start..<$0]) }
      if found != nil { count += 1 }
      start = found ?? ends.first ?? start + 1
    }
    return count
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x27 || byte == 0x2D || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}

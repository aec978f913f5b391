/// Tells whether the kh of a Latin spelling stands for the letters of a word of Arabic script.
struct KhSpelling {
  private let words: CountTable
  /// How many kh the spelling has.
  private var count = 0

  init(_ words: CountTable) { self.words = words }

  mutating func read(_ latin: UnsafeBufferPointer<UInt8>) {
    count = 0
    for place in latin.indices.dropLast()
    where latin[place] == UInt8(ascii: "k") && latin[place + 1] == UInt8(ascii: "h") {
      count += 1
    }
  }

  /// Whether a kh of the spelling can only stand for a ح of the word, which lacks a خ for it and is
  /// not very common.
  func isForeign(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if count == 0 { return false }
    guard word.contains(Self.ha), count > word.count(where: { $0 == Self.kha }) else {
      return false
    }
    return (words.total(of: word)?.arabic ?? 0) < Self.veryCommon
  }

  /// So many persons bear it: Mukhammad is محمد after all.
  private static let veryCommon = 300.0
  /// ح خ
  private static let ha: UInt8 = 0x85
  private static let kha: UInt8 = 0x86
}

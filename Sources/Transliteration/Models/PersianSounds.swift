/// Everyday Latin spellings of Persian names as sounds: what a letter or two of them stand for.
package enum PersianSounds {
  /// Symbols of `RomanLetters`, with e and o for the short vowels.
  package static func symbols(_ latin: [UInt8]) -> [UInt8] {
    var symbols: [UInt8] = []
    var index = 0
    while index < latin.count {
      if let (length, symbol) = pair(latin, index) {
        symbols.append(symbol)
        index += length
      } else {
        if latin[index] != UInt8(ascii: "'") { symbols.append(latin[index]) }
        index += 1
      }
    }
    return symbols
  }

  private static func pair(_ latin: [UInt8], _ index: Int) -> (length: Int, symbol: UInt8)? {
    guard index + 1 < latin.count else { return nil }
    return pairs[[latin[index], latin[index + 1]]].map { (2, $0) }
  }

  private static let pairs: [[UInt8]: UInt8] = [
    Array("kh".utf8): RomanLetters.kha, Array("sh".utf8): RomanLetters.shin,
    Array("gh".utf8): RomanLetters.ghayn, Array("ch".utf8): UInt8(ascii: "c"),
    Array("zh".utf8): 0xCA, Array("oo".utf8): 0xC5, Array("ou".utf8): 0xC5,
    Array("ee".utf8): 0xC4, Array("aa".utf8): 0xC3,
  ]
}

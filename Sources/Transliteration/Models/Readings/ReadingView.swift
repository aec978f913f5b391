import Orthography

/// A reading of a word without its clitic as the features see it. It keeps its memory.
package struct ReadingView {
  /// Letters of the word between two pads on each side, and their pattern.
  private var letters: [UInt8] = []
  private var pattern: [UInt8] = []
  private var count = 0
  private var wholePattern: UInt64 = 0
  private var clitic: UInt8 = 0
  /// What is read at each letter; the same with all consonants alike.
  private var read: [UInt64] = []
  private var shapes: [UInt64] = []
  private var symbols: [UInt8] = []
  private var shape: [UInt8] = []

  private static let pad = 3
  private static let opening = UInt8(ascii: "<")
  private static let end = UInt8(ascii: "$")
  private static let consonant = UInt8(ascii: "C")
  /// Letters that are part of patterns wherever they stand: ا و ي ء ة ى آ أ إ ؤ ئ ٱ.
  private static let weak: Set<UInt8> = [
    0x80, 0x9A, 0x9B, 0x9C, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9,
  ]
  /// م ت at the beginning, ت ن at the end: a prefix or a suffix sooner than a root's letter.
  private static let prefixes: Set<UInt8> = [0x97, 0x82]
  private static let suffixes: Set<UInt8> = [0x82, 0x98]
  private static let vowels: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in Array("aiueo".utf8) + [0xC3, 0xC4, 0xC5, RomanLetters.maqsura] {
      table[Int(byte)] = true
    }
    return table
  }()

  package init() {}

  /// Looks at another word, without its clitic.
  package mutating func setWord(_ word: some Collection<UInt8>, clitic: Int) {
    count = word.count
    self.clitic = UInt8(ascii: "0") + UInt8(clamping: clitic)
    let before = [UInt8](repeating: Self.opening, count: Self.pad)
    let behind = [UInt8](repeating: Self.end, count: Self.pad)
    letters = before + word + behind
    pattern = letters
    for index in 0..<count {
      let letter = letters[Self.pad + index]
      let isAffix =
        index == 0 && Self.prefixes.contains(letter)
        || index >= count - 2 && index > 0 && Self.suffixes.contains(letter)
      if !isAffix && !Self.weak.contains(letter) { pattern[Self.pad + index] = Self.consonant }
    }
    wholePattern = Self.pack(pattern, Self.pad, min(count, 7))
  }

  /// Looks at another reading of the word.
  ///
  /// - Parameter outputs: the symbols read before the first letter and at each letter, packed.
  package mutating func setReading(_ outputs: some Collection<UInt32>) {
    read.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    symbols.removeAll(keepingCapacity: true)
    shape.removeAll(keepingCapacity: true)
    symbols.append(Self.opening)
    shape.append(Self.opening)
    for output in outputs {
      var rest = output
      var own: UInt64 = 0
      var place: UInt64 = 0
      while rest != 0 {
        let symbol = UInt8(truncatingIfNeeded: rest)
        let kind = Self.vowels[Int(symbol)] ? symbol : Self.consonant
        symbols.append(symbol)
        shape.append(kind)
        own |= UInt64(kind) << place
        place += 8
        rest >>= 8
      }
      read.append(UInt64(output))
      shapes.append(own)
    }
    symbols.append(Self.end)
    shape.append(Self.end)
  }

  /// Number of letters that are read, and what is read at one of them and at the one before.
  var places: Int { min(count, read.count - 1) }

  @inline(__always)
  func history(at place: Int) -> UInt64 { read[place + 1] | read[place] << 32 }

  /// All features of the reading.
  package func features() -> [ReadingFeature] {
    var features: [ReadingFeature] = []
    for place in 0..<places { forEach(at: place) { features.append($0) } }
    forEachOfWhole { features.append($0) }
    return features
  }

  /// Calls `body` with each feature of the reading that is not one letter's.
  @inline(__always)
  func forEachOfWhole(_ body: (ReadingFeature) -> Void) {
    for start in 0..<max(0, symbols.count - 3) {
      body(ReadingFeature(kind: .symbols, letters: 0, symbols: Self.pack(symbols, start, 4)))
    }
    for start in 0..<max(0, shape.count - 5) {
      body(ReadingFeature(kind: .shape, letters: 0, symbols: Self.pack(shape, start, 6)))
    }
    let whole = Self.pack(shape, max(1, shape.count - 9), min(8, shape.count - 2))
    body(ReadingFeature(kind: .wazn, letters: wholePattern, symbols: whole))
    body(ReadingFeature(kind: .whole, letters: 0, symbols: whole))
    body(
      ReadingFeature(
        kind: .tail, letters: Self.pack(letters, Self.pad + max(0, count - 2), min(2, count)),
        symbols: Self.pack(symbols, max(0, symbols.count - 4), min(3, symbols.count - 1))))
    body(
      ReadingFeature(
        kind: .clitic, letters: UInt64(clitic) | Self.pack(letters, Self.pad, 2) << 8,
        symbols: read.first ?? 0))
  }

  /// Calls `body` with each feature of one letter: they depend on what is read there and before.
  @inline(__always)
  func forEach(at index: Int, _ body: (ReadingFeature) -> Void) {
    let place = Self.pad + index
    let own = read[index + 1]
    let shape = shapes[index + 1]
    let history = history(at: index)
    let shapeHistory = shape | shapes[index] << 32
    func letters(_ first: Int, _ length: Int) -> UInt64 {
      Self.pack(self.letters, place + first, length)
    }
    @inline(__always)
    func add(_ kind: ReadingFeature.Kind, _ letters: UInt64, _ symbols: UInt64) {
      body(ReadingFeature(kind: kind, letters: letters, symbols: symbols))
    }
    let digits = Self.digits(index, count)
    add(.next, letters(0, 2), own)
    add(.next2, letters(0, 3), own)
    add(.next3, letters(0, 4), own)
    add(.around, letters(-1, 3), own)
    add(.before, letters(-2, 3), own)
    add(.wide, letters(-2, 5), own)
    add(.place, letters(0, 1) | digits << 8, own)
    add(
      .ending,
      letters(0, 1) | (digits >> 8) << 8
        | Self.pack(self.letters, Self.pad + max(0, count - 2), min(2, count)) << 16, own)
    add(.pattern, wholePattern | digits << 56, shape)
    add(.patternHistory, wholePattern | digits << 56, shapeHistory)
    add(.patternAround, Self.pack(pattern, place - 2, 5), shapeHistory)
    add(.history, letters(-1, 3), history)
    add(.historyNext, letters(0, 2), history)
  }

  /// Distances from the beginning and from the end as digits, 6 at most.
  @inline(__always)
  private static func digits(_ index: Int, _ count: Int) -> UInt64 {
    let zero = UInt64(UInt8(ascii: "0"))
    return zero + UInt64(min(index, 6)) | (zero + UInt64(min(count - 1 - index, 6))) << 8
  }

  @inline(__always)
  private static func pack(_ bytes: [UInt8], _ start: Int, _ length: Int) -> UInt64 {
    var packed: UInt64 = 0
    for index in 0..<length { packed |= UInt64(bytes[start + index]) << UInt64(8 * index) }
    return packed
  }
}

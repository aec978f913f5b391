import Orthography

/// Writes a reading's vowels onto the letters: Muḥammad and محمد give مُحَمَّد.
///
/// Letters and romanization are walked together; where a reading cannot be that of the letters,
/// there is no answer.
package enum Harakat {
  /// The marks behind each letter of a word in fine letters; `nil` where the symbols do not fit.
  ///
  /// - Complexity: O(letters) for readings that fit; at most a few ways for each letter.
  package static func marks(
    of word: [UInt8], read symbols: [UInt8]
  ) -> [HarakatRun]? {
    var walk = Walk(word: word, symbols: symbols)
    guard walk.from(0, 0) else { return nil }
    // Allāh, alone or behind a preposition, is written with one doubled l.
    for i in word.indices.dropLast() where word[i] == 0x96 && word[i + 1] == 0x96 {
      if walk.marks[i] == HarakatRun(.sukun), walk.marks[i + 1].contains(.dagger) {
        walk.marks[i] = HarakatRun()
        walk.marks[i + 1] = HarakatRun(.shadda, .dagger)
      }
    }
    return walk.marks
  }

  /// One attempt to walk along both.
  private struct Walk {
    let word: [UInt8]
    let symbols: [UInt8]
    var marks: [HarakatRun]
    private var steps = 0

    init(word: [UInt8], symbols: [UInt8]) {
      self.word = word
      self.symbols = symbols
      marks = [HarakatRun](repeating: HarakatRun(), count: word.count)
    }

    /// Walks on from a letter and a symbol; where there is no way on, the marks are as before.
    mutating func from(_ i: Int, _ start: Int) -> Bool {
      steps += 1
      if steps > 4000 { return false }
      var j = start
      var afterArticle = false
      while j < symbols.count, symbols[j] == UInt8(ascii: "-") {
        afterArticle = j > 0 && symbols[j - 1] == UInt8(ascii: "l")
        j += 1
      }
      if i == word.count { return j == symbols.count }
      let letter = word[i]
      let kept = marks[i]
      let keptBefore = i > 0 ? marks[i - 1] : kept
      for way in ways(letter, i, j) {
        if i > 0 {
          marks[i - 1] = way.before.map { addVowel($0, keptBefore) } ?? keptBefore
        }
        var own = way.own
        // The article's l is read as the sun letter behind it, which is doubled.
        if afterArticle, way.sounds > 0, Self.sun[letter], own.first != .shadda {
          own = HarakatRun(.shadda) + own
        }
        marks[i] = own
        if !way.isConsonant {
          if from(i + 1, j + way.sounds) { return true }
        } else if consonant(i, j + way.sounds, own) {
          return true
        }
      }
      marks[i] = kept
      if i > 0 { marks[i - 1] = keptBefore }
      return false
    }

    /// Behind a consonant: its short vowel, a long one that is not written, or none.
    private mutating func consonant(_ i: Int, _ j: Int, _ own: HarakatRun) -> Bool {
      let next: UInt8 = j < symbols.count ? symbols[j] : 0
      if let vowel = Self.short[next] {
        marks[i] = own + HarakatRun(vowel)
        if from(i + 1, j + 1) { return true }
        marks[i] = own
      }
      // A long vowel is written by its own letter, or it is not written at all.
      if from(i + 1, j) {
        if marks[i] == own, i + 1 < word.count, Self.long[next] == nil, !isSunArticle(i, j) {
          marks[i] = own + HarakatRun(.sukun)
        }
        return true
      }
      if let vowel = Self.long[next] {
        marks[i] = own + (vowel == .fatha ? HarakatRun(.fatha, .dagger) : HarakatRun(vowel))
        if from(i + 1, j + 1) { return true }
        marks[i] = own
      }
      return false
    }

    /// Whether a letter is the l of an article that is not heard.
    private func isSunArticle(_ i: Int, _ j: Int) -> Bool {
      word[i] == 0x96 && j < symbols.count && symbols[j] == UInt8(ascii: "-")
        && i + 1 < word.count && Self.sun[word[i + 1]]
    }

    private struct Way {
      /// Symbols that the letter takes.
      var sounds: Int
      var own = HarakatRun()
      /// The vowel that the letter before must have.
      var before: HarakatRun.Mark?
      var isConsonant = false
    }

    /// The ways to read a letter here, the commonest first.
    private func ways(_ letter: UInt8, _ i: Int, _ j: Int) -> [Way] {
      let next: UInt8 = j < symbols.count ? symbols[j] : 0
      let second: UInt8 = j + 1 < symbols.count ? symbols[j + 1] : 0
      var ways: [Way] = []
      if let long = Self.long[next], Self.longLetters[letter].contains(next) {
        if second == Self.glide[letter] {
          ways.append(Way(sounds: 2, own: HarakatRun(.shadda), before: long, isConsonant: true))
        }
        ways.append(Way(sounds: 1, before: letter == 0xA4 ? nil : long))
      }
      if let vowel = Self.short[next], Self.carriers[letter] {
        // An alif within the word only lengthens what its letter before has.
        let carries = i == 0 || letter != 0x80
        ways.append(
          carries ? Way(sounds: 1, own: HarakatRun(vowel)) : Way(sounds: 1, before: vowel))
      }
      if i == 0, let long = Self.long[next], Self.carriers[letter], letter != 0x80 {
        // The letter behind writes what the hamza's seat carries: إيمان, أولى.
        ways.append(Way(sounds: 0, own: HarakatRun(long)))
      }
      for sound in Self.sounds[letter] where sound == next {
        if second == sound {
          ways.append(Way(sounds: 2, own: HarakatRun(.shadda), isConsonant: true))
        }
        ways.append(Way(sounds: 1, isConsonant: true))
      }
      if letter == 0x80 || letter == 0xA9 || (letter == 0x9C && i > 0) {
        ways.append(Way(sounds: 0))
      }
      return ways
    }

    private func addVowel(_ vowel: HarakatRun.Mark, _ marks: HarakatRun) -> HarakatRun {
      (marks.contains(.shadda) ? HarakatRun(.shadda) : HarakatRun()) + HarakatRun(vowel)
    }

    // MARK: Letters and sounds

    private static let short = ByteTable<HarakatRun.Mark?>(
      nil,
      [
        UInt8(ascii: "a"): .fatha, UInt8(ascii: "i"): .kasra, UInt8(ascii: "u"): .damma,
        UInt8(ascii: "e"): .kasra, UInt8(ascii: "o"): .damma,
      ])

    /// ā á ī ū with the short vowel that they lengthen.
    private static let long = ByteTable<HarakatRun.Mark?>(
      nil, [0xC3: .fatha, RomanLetters.maqsura: .fatha, 0xC4: .kasra, 0xC5: .damma])

    /// Long vowels that a letter writes.
    private static let longLetters = ByteTable<[UInt8]>(
      [],
      [
        0x80: [0xC3], 0xA3: [RomanLetters.maqsura, 0xC3, 0xC4], 0xA4: [0xC3], 0x9A: [0xC5],
        0x9B: [0xC4],
      ])

    /// The consonant of a doubled glide behind its long vowel: ūw, īy.
    private static let glide = ByteTable<UInt8?>(
      nil, [0x9A: UInt8(ascii: "w"), 0x9B: UInt8(ascii: "y")])

    /// Alif and the hamza's seats.
    private static let carriers = ByteTable<Bool>(of: [0x80, 0x9C, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9])

    private static let sun = ByteTable<Bool>(of: [
      0x82, 0x83, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x96, 0x98,
    ])

    private static let sounds: ByteTable<[UInt8]> = {
      let theta = RomanLetters.theta
      let edh = RomanLetters.edh
      let ghayn = RomanLetters.ghayn
      let letter = { (character: Unicode.Scalar) in UInt8(ascii: character) }
      let sounds: [UInt8: [UInt8]] = [
        0x81: [letter("b")], 0x82: [letter("t")], 0x83: [theta, letter("s")],
        0x84: [letter("j"), letter("g")], 0x85: [0xC6, letter("h")], 0x86: [RomanLetters.kha],
        0x87: [letter("d")], 0x88: [edh, letter("z")], 0x89: [letter("r")],
        0x8A: [letter("z")], 0x8B: [letter("s")], 0x8C: [RomanLetters.shin],
        0x8D: [0xC7, letter("s")], 0x8E: [0xC8, letter("z")], 0x8F: [0xC9, letter("t")],
        0x90: [0xCA, letter("z")], 0x91: [RomanLetters.ayn], 0x92: [ghayn, letter("g")],
        0x93: [letter("f"), letter("v")], 0x94: [letter("q"), ghayn], 0x95: [letter("k")],
        0x96: [letter("l")], 0x97: [letter("m")], 0x98: [letter("n")], 0x99: [letter("h")],
        0x9A: [letter("w"), letter("v")], 0x9B: [letter("y")], 0x9C: [RomanLetters.hamza],
        0x9D: [letter("p")], 0x9E: [letter("c")], 0x9F: [0xCA, letter("j")],
        0xA0: [letter("g")], 0xA1: [letter("v")], 0xA2: [letter("h"), letter("t")],
        0xA3: [letter("y")], 0xA5: [RomanLetters.hamza], 0xA6: [RomanLetters.hamza],
        0xA7: [RomanLetters.hamza], 0xA8: [RomanLetters.hamza],
      ]
      return ByteTable([], sounds)
    }()
  }

  /// An answer for each byte.
  fileprivate struct ByteTable<Value: Sendable>: Sendable {
    private var values: [Value]

    init(_ common: Value, _ others: [UInt8: Value]) {
      values = [Value](repeating: common, count: 256)
      for (byte, value) in others { values[Int(byte)] = value }
    }

    subscript(byte: UInt8) -> Value { values[Int(byte)] }
  }

  /// The word as it stands with its marks.
  ///
  /// - Parameters:
  ///   - text: the word as written, one character a letter of `word`.
  package static func text(_ text: String, marks: [HarakatRun]) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 4 * marks.count)
    var letters = 0
    for byte in text.utf8 {
      // The first byte of a letter ends the one before.
      if byte & 0xC0 != 0x80 {
        if letters > 0 { marks[letters - 1].append(to: &bytes) }
        letters += 1
        if letters > marks.count { return nil }
      }
      bytes.append(byte)
    }
    guard letters == marks.count else { return nil }
    marks.last?.append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Harakat.ByteTable<Bool> {
  /// Whether a byte is one of these.
  fileprivate init(of bytes: [UInt8]) {
    self.init(false, Dictionary(uniqueKeysWithValues: bytes.map { ($0, true) }))
  }
}

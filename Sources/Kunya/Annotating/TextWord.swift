import Onomastics
import Orthography

/// One word of running text.
struct TextWord {
  /// Letters in the folded text.
  var letters: Range<Int>
  /// Bytes of the text.
  var source: Range<Int>
  /// The same with a possessive ending, which within a mention is part of it: Ra's al-Khaimah.
  var whole: Range<Int>
  /// Whether the first letter is a capital.
  var capital: Bool
  /// Whether all letters are capitals.
  var allCapitals: Bool
  var script: WordScript
  /// Whether a sign that ends a phrase stands before the word: no mention crosses it.
  var breakBefore: Bool
  /// Whether the word is tied to the one before by a hyphen.
  var tied: Bool
}

/// How a word shows that it is a name.
enum WordScript {
  /// Latin, Cyrillic and other scripts with capitals.
  case cased
  case arabic
}

/// Cuts folded text into words; possessive endings and elided articles stay outside.
struct TextWordScanner {
  let text: FoldedText
  let bytes: UnsafeBufferPointer<UInt8>

  func words() -> [TextWord] {
    var words: [TextWord] = []
    var breakBefore = true
    var tied = false
    var position = 0
    let count = text.count
    while position < count {
      let letter = text.base[position]
      guard Self.isWordLetter(letter) else {
        switch letter {
        case LetterPage.space:
          tied = false
          // A line end in the original ends a phrase as well.
          if endsLine(position) { breakBefore = true }
        case 0x2D: tied = !words.isEmpty && words[words.count - 1].letters.upperBound == position
        case LetterPage.softBoundary: tied = true
        case 0x2E:
          breakBefore = !endsInitial(words.last, at: position)
          tied = false
        default:
          breakBefore = true
          tied = false
        }
        position += 1
        continue
      }
      let start = position
      while position < count, Self.isWordLetter(text.base[position]) { position += 1 }
      guard let range = trimmed(start..<position) else { continue }
      words.append(
        word(range, whole: range.lowerBound..<position, breakBefore: breakBefore, tied: tied))
      breakBefore = false
      tied = false
    }
    return words
  }

  private func word(
    _ range: Range<Int>, whole: Range<Int>, breakBefore: Bool, tied: Bool
  ) -> TextWord {
    var (arabic, cased, small) = (false, false, false)
    for place in range {
      let letter = text.base[place]
      if LetterPage.isArabic(letter) { arabic = true }
      guard LetterPage.isLatin(letter), letter != 0x27 else { continue }
      if text.capital[place] { cased = true } else { small = true }
    }
    return TextWord(
      letters: range, source: text.source(of: range), whole: text.source(of: whole),
      capital: range.first.map { first in
        text.capital[first]
          || (first + 1 < range.upperBound && text.base[first] == 0x27
            && text.capital[first + 1])
      } ?? false,
      allCapitals: cased && !small,
      script: arabic ? .arabic : .cased, breakBefore: breakBefore, tied: tied)
  }

  /// Takes off quotation marks, `'s`, and the elided `l'`, `d'` before a capital.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    if end - start > 2, text.base[end - 2] == 0x27, text.base[end - 1] == UInt8(ascii: "s") {
      end -= 2
    }
    while end > start, text.base[end - 1] == 0x27 { end -= 1 }
    for length in 1...2 where start + length + 1 < end {
      if text.base[start + length] == 0x27, text.capital[start + length + 1],
        !text.capital[start] || length == 1
      {
        start += length + 1
        break
      }
    }
    while start < end, text.base[start] == 0x27, !text.capital[min(start + 1, end - 1)] {
      start += 1
    }
    return start < end ? start..<end : nil
  }

  private func endsInitial(_ word: TextWord?, at position: Int) -> Bool {
    guard let word, word.letters.upperBound == position else { return false }
    return word.letters.count <= 2 && word.capital
  }

  private func endsLine(_ position: Int) -> Bool {
    let range = text.source(of: position..<position + 1)
    return range.contains { $0 < bytes.count && (bytes[$0] == 0x0A || bytes[$0] == 0x0D) }
  }

  private static func isWordLetter(_ letter: UInt8) -> Bool {
    LetterPage.isLatin(letter) || LetterPage.isArabic(letter) || (0x30...0x39).contains(letter)
  }
}

// For the script bridge, which puts transliterated words in the place of foreign letters.
extension FoldedText {
  /// Forgets its letters and keeps its memory.
  package mutating func clear() {
    fine.removeAll(keepingCapacity: true)
    base.removeAll(keepingCapacity: true)
    start.removeAll(keepingCapacity: true)
    end.removeAll(keepingCapacity: true)
    capital.removeAll(keepingCapacity: true)
    hasForeign = false
    replacements = 0
  }

  /// Appends a letter of another folding of the same original.
  package mutating func append(_ other: FoldedText, at index: Int) {
    let source = other.source(of: index..<index + 1)
    append(other, at: index, source: source, capital: other.capital[index])
  }

  /// Appends a letter of another text, with its place in this one's original.
  package mutating func append(
    _ other: FoldedText, at index: Int, source: Range<Int>, capital isCapital: Bool
  ) {
    fine.append(other.fine[index])
    base.append(other.base[index])
    start.append(UInt32(truncatingIfNeeded: source.lowerBound))
    end.append(UInt32(truncatingIfNeeded: source.upperBound))
    capital.append(isCapital)
    hasForeign = hasForeign || other.fine[index] == LetterPage.foreign
  }

  /// Appends a soft boundary before the letter that begins at an offset.
  package mutating func appendBoundary(at offset: Int) {
    fine.append(LetterPage.softBoundary)
    base.append(LetterPage.softBoundary)
    start.append(UInt32(truncatingIfNeeded: offset))
    end.append(UInt32(truncatingIfNeeded: offset))
    capital.append(false)
  }

  /// Takes over how many sequences were invalid in the original.
  package mutating func inheritReplacements(of other: FoldedText) {
    replacements = other.replacements
  }
}

import Orthography

/// Beginnings or endings of words, found by walking from the word's first or last letter.
struct AffixTrie: Sendable {
  /// Column of each byte in a row; 0 for bytes that no affix holds.
  private var column = [UInt8](repeating: 0, count: 256)
  private var width = 1
  private var next: [Int32] = []
  private var rules: [Int32] = []
  private let fromEnd: Bool

  /// - Parameters:
  ///   - affixes: Letters and the rule they stand for; the first rule of a form keeps it.
  ///   - fromEnd: Whether they are endings.
  init(_ affixes: [(letters: [UInt8], rule: Int)], fromEnd: Bool) {
    self.fromEnd = fromEnd
    for byte in affixes.flatMap(\.letters) where column[Int(byte)] == 0 {
      column[Int(byte)] = UInt8(width)
      width += 1
    }
    addRow()
    for affix in affixes {
      var row = 0
      for byte in fromEnd ? affix.letters.reversed() : affix.letters {
        let cell = row * width + Int(column[Int(byte)])
        if next[cell] == 0 {
          next[cell] = Int32(rules.count)
          addRow()
        }
        row = Int(next[cell])
      }
      if rules[row] < 0 { rules[row] = Int32(affix.rule) }
    }
  }

  private mutating func addRow() {
    next += Array(repeating: 0, count: width)
    rules.append(-1)
  }

  /// The longest affix of a word that leaves at least `rest` letters, passing over silent bytes.
  ///
  /// - Returns: Its rule and the bytes of `range` it covers; `nil` if none.
  func longest(_ text: [UInt8], _ range: Range<Int>, leaving rest: Int) -> (
    rule: Int, covered: Range<Int>
  )? {
    var row = 0
    var found: (rule: Int, covered: Range<Int>)?
    var position = fromEnd ? range.upperBound - 1 : range.lowerBound
    while range.contains(position) {
      let byte = text[position]
      if !WordTable.isSilent(byte) {
        row = Int(next[row * width + Int(column[Int(byte)])])
        if row == 0 { break }
        let covered =
          fromEnd ? position..<range.upperBound : range.lowerBound..<position + 1
        if rules[row] >= 0, range.count - covered.count >= rest {
          found = (Int(rules[row]), covered)
        }
      }
      position += fromEnd ? -1 : 1
    }
    return found
  }
}

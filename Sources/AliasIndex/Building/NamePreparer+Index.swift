import Matching
import Onomastics
import Orthography

extension NamePreparer {
  /// Refills `name` with the parts and readings that `prepare` gives, without what it reckons for
  /// comparing them: the index does that once a word.
  ///
  /// - Complexity: O(letters).
  func prepareLetters(of parse: NameParse, into name: inout PreparedName) {
    name.numbers.removeAll(keepingCapacity: true)
    name.parts.removeAll(keepingCapacity: true)
    name.units.removeAll(keepingCapacity: true)
    for index in 0..<min(parse.parts.count, PreparedName.mostParts) {
      let part = parse.parts[index]
      name.parts.append(
        PreparedName.Part(
          kind: part.kind, information: 0, unit: name.units.count, number: part.value,
          hasArticle: part.form.contains(.article)))
      name.appendUnit(.plain, part.reading, of: parse, part: index)
      for other in part.alternatives {
        let other = parse.alternatives[other]
        name.appendUnit(Self.kind(of: other.reason), other.reading, of: parse, part: index)
      }
    }
  }
}

extension PreparedName {
  fileprivate mutating func appendUnit(
    _ kind: UnitKind, _ reading: Reading, of parse: NameParse, part: Int
  ) {
    let start = numbers.count
    for index in reading.letters.prefix(EditModel.longestWord) {
      let number = LetterNumbers.ofByte[Int(parse.letters[index])]
      if number != 0 { numbers.append(number) }
    }
    units.append(
      Unit(
        kind: kind, alphabet: reading.alphabet, first: UInt8(part), length: 1, joins: 1,
        start: Int32(start), count: Int32(numbers.count - start), information: 0,
        marginals: EditModel.Marginals(same: 0, cross: 0)))
  }
}

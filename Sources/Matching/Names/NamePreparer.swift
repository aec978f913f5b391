package import Onomastics
import Orthography

/// Makes parsed names ready for comparison.
package struct NamePreparer: Sendable {
  package let model: EditModel
  package let statistics: PartStatistics

  package init(model: EditModel, statistics: PartStatistics) {
    self.model = model
    self.statistics = statistics
  }

  /// Refills `name` from a parse.
  ///
  /// - Parameters:
  ///   - frequency: how often a part is a part of the searched table's names, relative.
  /// - Complexity: O(letters).
  package func prepare(
    _ parse: NameParse, into name: inout PreparedName, scratch: EditScratch,
    frequency: (ArraySlice<UInt8>) -> Float = { _ in 0 }
  ) {
    name.numbers.removeAll(keepingCapacity: true)
    name.parts.removeAll(keepingCapacity: true)
    name.units.removeAll(keepingCapacity: true)
    for (index, part) in parse.parts.prefix(PreparedName.mostParts).enumerated() {
      let unit = name.units.count
      let letters = parse.text(part.reading)
      let information = statistics.information(
        letters, part.reading.alphabet, tableFrequency: frequency(letters))
      add(
        .plain, letters[...], part.reading.alphabet, first: index, length: 1, joins: 1, information,
        &name, scratch)
      name.parts.append(
        PreparedName.Part(
          kind: part.kind, information: information, unit: unit, number: part.value))
      for other in parse.alternatives[part.alternatives] {
        let letters = parse.text(other.reading)
        add(
          other.reason == .stem ? .stem : .fusedArticle, letters, other.reading.alphabet,
          first: index, length: 1, joins: 1,
          statistics.information(
            letters, other.reading.alphabet, tableFrequency: frequency(letters)),
          &name, scratch)
      }
    }
    addJoined(parse, &name, scratch)
  }

  /// Two or three neighbouring name parts as one word; particles between them are skipped, so
  /// that Kalafarsi meets Qalʿah-ye Fārsī.
  private func addJoined(
    _ parse: NameParse, _ name: inout PreparedName, _ scratch: EditScratch
  ) {
    for first in name.parts.indices where Self.joins(name.parts[first].kind) {
      var letters = Array(parse.text(parse.parts[first].reading))
      let alphabet = parse.parts[first].reading.alphabet
      var information = name.parts[first].information
      var joined: UInt8 = 1
      var next = first + 1
      while next < name.parts.count, joined < 3 {
        let part = name.parts[next]
        if part.kind == .particle {
          next += 1
          continue
        }
        guard Self.joins(part.kind), parse.parts[next].reading.alphabet == alphabet else { break }
        letters.append(contentsOf: parse.text(parse.parts[next].reading))
        guard letters.count <= EditModel.longestWord else { break }
        information += part.information
        joined += 1
        add(
          .joined, letters[...], alphabet, first: first, length: next - first + 1, joins: joined,
          min(information, PartStatistics.most + 4), &name, scratch)
        next += 1
      }
    }
  }

  private static func joins(_ kind: PartKind) -> Bool {
    switch kind {
    case .name, .kunya, .placeWord, .initial: true
    case .number, .particle, .title, .generic: false
    }
  }

  private func add(
    _ kind: PreparedName.UnitKind, _ letters: ArraySlice<UInt8>, _ alphabet: Alphabet, first: Int,
    length: Int, joins: UInt8, _ information: Float, _ name: inout PreparedName,
    _ scratch: EditScratch
  ) {
    let start = name.numbers.count
    for letter in letters.prefix(EditModel.longestWord) {
      let number = LetterIndex.number[Int(letter)]
      if number != 0 { name.numbers.append(number) }
    }
    let marginals = name.numbers.withUnsafeBufferPointer { numbers in
      model.marginals(
        UnsafeBufferPointer(rebasing: numbers[start...]), alphabet, scratch: scratch)
    }
    name.units.append(
      PreparedName.Unit(
        kind: kind, alphabet: alphabet, first: UInt8(first), length: UInt8(length), joins: joins,
        start: Int32(start), count: Int32(name.numbers.count - start), information: information,
        marginals: marginals))
  }
}

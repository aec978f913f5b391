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

  /// Refills `name` from a parse, with every part by itself; see `addJoined`.
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
          kind: part.kind, information: information, unit: unit, number: part.value,
          hasArticle: part.form.contains(.article)))
      for other in parse.alternatives[part.alternatives] {
        let letters = parse.text(other.reading)
        add(
          Self.kind(of: other.reason), letters, other.reading.alphabet,
          first: index, length: 1, joins: 1,
          statistics.information(
            letters, other.reading.alphabet, tableFrequency: frequency(letters)),
          &name, scratch)
      }
    }
  }

  /// What a unit is that reads a part in another way.
  package static func kind(of reason: AlternativeReading.Reason) -> PreparedName.UnitKind {
    switch reason {
    case .stem: .stem
    case .translation: .translated
    case .fusedArticle, .abbreviation: .fusedArticle
    }
  }

  /// Adds the units that read two or three neighbouring name parts as one word.
  ///
  /// - Complexity: O(letters).
  package func addJoined(to name: inout PreparedName, scratch: EditScratch) {
    for join in name.joins {
      let start = name.append(join)
      let marginals = name.numbers.withUnsafeBufferPointer { numbers in
        model.marginals(
          UnsafeBufferPointer(rebasing: numbers[start...]), join.alphabet, scratch: scratch)
      }
      name.units.append(
        PreparedName.Unit(
          kind: .joined, alphabet: join.alphabet, first: join.first, length: join.length,
          joins: join.joins, start: Int32(start), count: Int32(name.numbers.count - start),
          information: join.information, marginals: marginals))
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

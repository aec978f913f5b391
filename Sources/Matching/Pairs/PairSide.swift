import Onomastics

/// A name made ready to be compared with many; see `PairScorer`.
package struct PairSide: Sendable {
  let name: PreparedName
  /// The lexicon's form of every unit, −1 where it has none.
  let forms: [Int]

  /// - Parameter name: as `Knowledge.read` leaves it.
  package init(_ name: PreparedName, knowledge: Knowledge) {
    var forms: [Int] = []
    knowledge.fillForms(of: name, &forms)
    self.name = name
    self.forms = forms
  }
}

extension Knowledge {
  /// Looks up the lexicon's form of every unit, −1 where it has none.
  func fillForms(of name: PreparedName, _ forms: inout [Int]) {
    forms.removeAll(keepingCapacity: true)
    for unit in name.units {
      guard let lexicon else {
        forms.append(-1)
        continue
      }
      let numbers = name.numbers[Int(unit.start)..<Int(unit.start + unit.count)]
      let form = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: numbers.count) { bytes in
        for (place, number) in zip(bytes.indices, numbers) {
          bytes[place] = LetterIndex.byte(number, unit.alphabet)
        }
        return lexicon.form(bytes)
      }
      forms.append(form ?? -1)
    }
  }
}

package import Onomastics

/// Scores two names against each other, with no table around them; one a thread.
///
/// Symmetric: the score of A and B is that of B and A.
package final class PairScorer {
  let knowledge: Knowledge
  private let first = NameScratch()
  private let second = NameScratch()
  /// The same two names as `aligner` takes them.
  private var firstSide: PairSide
  private var secondSide: PairSide
  // Nothing that is called while it works comes back to the scorer.
  @exclusivity(unchecked)
  private var aligner: PairAligner

  /// How often a part is a part of the names of a table, relative.
  private let frequency: (ArraySlice<UInt8>) -> Float

  /// - Parameter frequency: how often a part (base letters in the letter page) is a part of the
  ///   names of the table that the pair comes from, relative; 0 where there is no table.
  package init(
    knowledge: Knowledge, frequency: @escaping (ArraySlice<UInt8>) -> Float = { _ in 0 }
  ) {
    self.knowledge = knowledge
    self.frequency = frequency
    aligner = PairAligner(knowledge)
    firstSide = PairSide(first.name, knowledge, first.edit)
    secondSide = firstSide
  }

  /// What a comparison found.
  package struct Result {
    /// Probability that the two name the same, 0…1, both ends excluded.
    package var score: Double
    /// The alignment of the first name with the second.
    package var alignment: Aligner.Alignment
    package var features: Features
  }

  /// The first name as it was read; valid until the next comparison.
  package var firstName: NameScratch { first }
  /// The second name as it was read; valid until the next comparison.
  package var secondName: NameScratch { second }

  /// Compares two texts.
  ///
  /// - Parameter joined: whether neighbouring parts may be read as one; it is dear.
  /// - Complexity: O(units² · letters²).
  package func compare(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, kind: NameKind?,
    joined: Bool = true
  ) -> Result {
    for (text, scratch) in [(a, first), (b, second)] {
      if joined {
        knowledge.read(text, kind: kind, scratch: scratch, frequency: frequency)
      } else {
        knowledge.readParts(text, kind: kind, scratch: scratch, frequency: frequency)
      }
    }
    return compareRead(kind: kind)
  }

  /// Compares two names that were made ready before.
  ///
  /// - Complexity: O(units² · letters), and O(letters²) for the units that meet.
  package func compare(_ a: PairSide, _ b: PairSide, kind: NameKind?) -> Result {
    withExtendedLifetime((a, b)) { score(aligner.align(a.view, b.view), a.view, b.view, kind) }
  }

  /// Explains the comparison of two texts.
  package func explain(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, kind: NameKind?
  ) -> (result: Result, explanation: Explanation) {
    let result = compare(a, b, kind: kind)
    let explanation = Explainer(knowledge: knowledge)
      .explain(result.alignment, first, second, a, b)
    return (result, explanation)
  }

  /// Compares the two names that were read last.
  package func compareRead(kind: NameKind?) -> Result {
    score(alignRead(), kind: kind)
  }

  /// The alignment of the two names that were read last.
  func alignRead() -> Aligner.Alignment {
    firstSide = PairSide(first.name, knowledge, first.edit)
    secondSide = PairSide(second.name, knowledge, second.edit)
    return aligner.align(firstSide.view, secondSide.view)
  }

  /// Scores the two names that were read last.
  ///
  /// - Parameter forward: as `alignRead` found it.
  func score(_ forward: Aligner.Alignment, kind: NameKind?) -> Result {
    score(forward, firstSide.view, secondSide.view, kind)
  }

  private func score(
    _ forward: Aligner.Alignment, _ a: SideView, _ b: SideView, _ kind: NameKind?
  ) -> Result {
    let there = Features(
      forward, by: aligner, a, b, isMirrored: false, place: kind == .place)
    var score = Self.lowest
    if aligner.matchCount > 0 {
      let backward = aligner.alignMirrored(a, b)
      if aligner.matchCount > 0 {
        let back = Features(
          backward, by: aligner, a, b, isMirrored: true, place: kind == .place)
        let calibration = knowledge.pairCalibration
        score = Self.probability((calibration.logOdds(there) + calibration.logOdds(back)) / 2)
      }
    }
    return Result(score: score, alignment: forward, features: there)
  }

  /// A probability strictly between 0 and 1.
  package static func probability(_ logOdds: Double) -> Double {
    min(1 - lowest, max(lowest, logistic(logOdds)))
  }

  private static let lowest = 1e-9

  /// Where two units that met in the last alignment fit worst.
  func letterFit(_ match: Aligner.Match) -> LetterFit { aligner.fit(match.mention, match.alias) }
}

extension PreparedName {
  /// Whether a unit and one of another name are the same letters.
  package func areAlike(_ unit: Unit, _ other: borrowing PreparedName, _ otherUnit: Unit) -> Bool {
    guard unit.alphabet == otherUnit.alphabet, unit.count == otherUnit.count else { return false }
    return numbers.withUnsafeBufferPointer { own in
      other.numbers.withUnsafeBufferPointer {
        unit.word(in: own).letters.elementsEqual(otherUnit.word(in: $0).letters)
      }
    }
  }
}

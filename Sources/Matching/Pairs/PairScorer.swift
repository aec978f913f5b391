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
  private let calibration: Calibration
  /// See `SideView.fetch`.
  private var fetched: UInt8 = 0
  /// The features of a direction, one after the other.
  private let values = UnsafeMutablePointer<Double>.allocate(capacity: Features.count)

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
    calibration = knowledge.pairCalibration
    firstSide = PairSide(first.name, knowledge, first.edit)
    secondSide = firstSide
  }

  deinit { values.deallocate() }

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
  /// - Complexity: O(units² · letters²).
  package func compare(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, kind: NameKind?
  ) -> Result {
    read(a, b, kind)
    let (isHopeless, alignment) = alignRead()
    let features = Features(
      alignment.balance, firstSide.view, secondSide.view,
      aligner.met(firstSide.view, secondSide.view, isMirrored: false), place: kind == .place)
    return Result(
      score: isHopeless ? Self.lowest : score(alignment, kind: kind), alignment: alignment,
      features: features)
  }

  /// How probable it is that two texts name the same: the score that `compare` finds, and nothing else.
  package func score(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, kind: NameKind?
  ) -> Double {
    read(a, b, kind)
    setSides()
    return score(firstSide, secondSide, kind: kind)
  }

  /// The same of two names that were made ready before.
  ///
  /// - Complexity: O(units² · letters), and O(letters²) for the units that meet.
  package func score(_ a: PairSide, _ b: PairSide, kind: NameKind?) -> Double {
    withExtendedLifetime(a) {
      withExtendedLifetime(b) {
        let (a, b) = (a.view, b.view)
        fetched = a.fetch() ^ b.fetch()
        return aligner.areHopeless(a, b) ? Self.lowest : score(aligner.align(a, b), a, b, kind)
      }
    }
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

  private func read(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ kind: NameKind?
  ) {
    knowledge.read(a, kind: kind, scratch: first, frequency: frequency)
    knowledge.read(b, kind: kind, scratch: second, frequency: frequency)
  }

  private func setSides() {
    firstSide = PairSide(first.name, knowledge, first.edit)
    secondSide = PairSide(second.name, knowledge, second.edit)
  }

  /// The alignment of the two names that were read last, and whether they are hopeless all the same
  /// (`UnitPair.leastPromise`).
  func alignRead() -> (isHopeless: Bool, alignment: Aligner.Alignment) {
    setSides()
    let (a, b) = (firstSide.view, secondSide.view)
    let isHopeless = aligner.areHopeless(a, b)
    let balance = aligner.align(a, b)
    return (isHopeless, Aligner.Alignment(balance, matches: aligner.matches(a, b)))
  }

  /// Scores the two names that were read last, and are not hopeless.
  ///
  /// - Parameter forward: as `alignRead` found it.
  func score(_ forward: Aligner.Alignment, kind: NameKind?) -> Double {
    score(forward.balance, firstSide.view, secondSide.view, kind)
  }

  private func score(
    _ forward: AlignmentBalance, _ a: SideView, _ b: SideView, _ kind: NameKind?
  ) -> Double {
    if aligner.matchCount == 0 { return Self.lowest }
    let place = kind == .place
    let met = aligner.met(a, b, isMirrored: false)
    let there = logOdds(forward, a, b, met, place)
    let backward = aligner.alignMirrored(a, b)
    if aligner.matchCount == 0 { return Self.lowest }
    let metBack =
      aligner.isEvident ? met.mirrored : aligner.met(a, b, isMirrored: true)
    return Self.probability((there + logOdds(backward, b, a, metBack, place)) / 2)
  }

  /// Log-odds that two names are one, by an alignment with the first as the mention.
  @inline(__always)
  private func logOdds(
    _ balance: AlignmentBalance, _ mention: SideView, _ alias: SideView, _ met: MetUnits,
    _ place: Bool
  ) -> Double {
    Features.fill(
      values, balance, mention.left(balance.missing), alias.left(balance.extra), met.matched)
    Features.setFit(values, met.fit)
    return calibration.sum(values, place: place, crossScript: met.matched.crossScript)
  }

  /// A probability strictly between 0 and 1.
  package static func probability(_ logOdds: Double) -> Double {
    min(1 - lowest, max(lowest, logistic(logOdds)))
  }

  static let lowest = 1e-9

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

package import Onomastics

/// Scores two names against each other, with no table around them; one a thread.
///
/// Symmetric: the score of A and B is that of B and A.
package final class PairScorer {
  let knowledge: Knowledge
  private let first = NameScratch()
  private let second = NameScratch()
  private let edit = EditScratch()
  private var profiles: UnitProfiles
  private let aligner = Aligner()
  private var similarity: [Float] = []
  private var mirrored: [Float] = []
  /// The lexicon's forms of the units, −1 where it has none.
  private var firstForms: [Int] = []
  private var secondForms: [Int] = []

  /// How often a part is a part of the names of a table, relative.
  private let frequency: (ArraySlice<UInt8>) -> Float

  /// - Parameter frequency: how often a part (base letters in the letter page) is a part of the
  ///   names of the table that the pair comes from, relative; 0 where there is no table.
  package init(
    knowledge: Knowledge, frequency: @escaping (ArraySlice<UInt8>) -> Float = { _ in 0 }
  ) {
    self.knowledge = knowledge
    self.frequency = frequency
    profiles = UnitProfiles(model: knowledge.model)
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
  /// It is less work where the first is that of the comparison before.
  package func compare(_ a: PairSide, _ b: PairSide, kind: NameKind?) -> Result {
    first.name = a.name
    second.name = b.name
    firstForms = a.forms
    secondForms = b.forms
    fillSimilarity()
    return score(align(), kind: kind)
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
    knowledge.fillForms(of: first.name, &firstForms)
    knowledge.fillForms(of: second.name, &secondForms)
    fillSimilarity()
    return align()
  }

  private func align() -> Aligner.Alignment {
    aligner.align(first.name, second.name, similarity: similarity, prices: knowledge.prices)
  }

  /// Scores the two names that were read last.
  ///
  /// - Parameter forward: as `alignRead` found it.
  func score(_ forward: Aligner.Alignment, kind: NameKind?) -> Result {
    let backward = aligner.align(
      second.name, first.name, similarity: mirrored, prices: knowledge.prices)
    let fit = letterFit(forward)
    var there = Features(
      forward, mention: first.name, alias: second.name, place: kind == .place)
    var back = Features(
      backward, mention: second.name, alias: first.name, place: kind == .place)
    there.setFit(fit)
    back.setFit(fit)
    guard !forward.matches.isEmpty else {
      return Result(score: Self.lowest, alignment: forward, features: there)
    }
    let odds =
      (knowledge.pairCalibration.logOdds(there) + knowledge.pairCalibration.logOdds(back)) / 2
    return Result(score: Self.probability(odds), alignment: forward, features: there)
  }

  /// A probability strictly between 0 and 1.
  package static func probability(_ logOdds: Double) -> Double {
    min(1 - lowest, max(lowest, logistic(logOdds)))
  }

  private static let lowest = 1e-9

  private func fillSimilarity() {
    let (a, b) = (first.name, second.name)
    let (m, n) = (a.units.count, b.units.count)
    // Taken out while they are filled, so that the object is not asked for them at every number.
    var there: [Float] = []
    var back: [Float] = []
    swap(&there, &similarity)
    swap(&back, &mirrored)
    there.removeAll(keepingCapacity: true)
    there.append(contentsOf: repeatElement(-.infinity, count: m * n))
    back.removeAll(keepingCapacity: true)
    back.append(contentsOf: repeatElement(-.infinity, count: m * n))
    profiles.begin(a)
    for i in 0..<m where a.units[i].count > 0 {
      for j in 0..<n where b.units[j].count > 0 {
        guard Self.mayMeet(a.units[i], b.units[j]) else { continue }
        let d = similarity(i, j, a, b)
        there[i * n + j] = d
        back[j * m + i] = d
      }
    }
    swap(&there, &similarity)
    swap(&back, &mirrored)
  }

  /// How similar a unit of the first name and one of the second are, what the lexicon knows of them
  /// included.
  private func similarity(
    _ i: Int, _ j: Int, _ a: borrowing PreparedName, _ b: borrowing PreparedName
  ) -> Float {
    if a.areAlike(a.units[i], b, b.units[j]) {
      return max(profiles.similarity(of: i, to: b, j, least: 0), 0) + EditModel.identity
    }
    guard let lexicon = knowledge.lexicon, firstForms[i] >= 0, secondForms[j] >= 0 else {
      return profiles.similarity(of: i, to: b, j, least: Self.least)
    }
    let relation = lexicon.relation(firstForms[i], secondForms[j])
    // Spellings that are known as one name are never less similar than that.
    let least = relation == .same ? -knowledge.prices.knownSame : Self.least
    return knowledge.prices.known(relation, profiles.similarity(of: i, to: b, j, least: least))
  }

  /// Similarities below it are of no interest.
  private static let least: Float = -24

  /// Whether two units could be one by the way they are read, and by their lengths.
  private static func mayMeet(_ a: PreparedName.Unit, _ b: PreparedName.Unit) -> Bool {
    switch (a.kind == .joined, b.kind == .joined) {
    case (true, true): false
    case (false, false): true
    default:
      a.alphabet != b.alphabet
        || abs(Int(a.count) - Int(b.count)) <= PreparedName.mostLongerJoined
    }
  }

  /// Where the matched parts fit worst.
  private func letterFit(_ alignment: Aligner.Alignment) -> LetterFit {
    var fit = LetterFit()
    for match in alignment.matches {
      let (a, b) = (first.name.units[match.mention], second.name.units[match.alias])
      guard first.name.isCompared(a), second.name.isCompared(b) else { continue }
      if !first.name.areAlike(a, second.name, b) { fit.add(letterFit(match)) }
    }
    return fit
  }

  /// Where two units that met fit worst.
  func letterFit(_ match: Aligner.Match) -> LetterFit {
    first.name.numbers.withUnsafeBufferPointer { left in
      second.name.numbers.withUnsafeBufferPointer { right in
        knowledge.fit(
          first.name.units[match.mention].word(in: left),
          second.name.units[match.alias].word(in: right), firstForms[match.mention],
          secondForms[match.alias], edit,
          similarity: match.similarity)
      }
    }
  }
}

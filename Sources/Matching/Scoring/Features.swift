import Onomastics
import Orthography

/// What the logistic model sees of one candidate: the alignment in numbers.
///
/// The list follows what told right from wrong candidates in cross-validation; each feature also
/// enters multiplied by *place* and by *cross-script*, where the two kinds of names differ.
package struct Features: Sendable {
  /// Names of the features, in order, as in `Data/model/calibration.tsv`.
  package static let names = [
    "one", "score", "score_of_mention", "score_of_alias", "d_sum", "d_mean", "d_worst",
    "d_worst_letter", "missing_price", "extra_price", "missing_name", "extra_name", "both_names",
    "matched", "one_matched", "inversion", "joined", "mention_information", "one_part_mention",
    "one_part_alias", "first_to_first", "other_given", "missing_last", "extra_last",
    "missing_names", "extra_names", "left_information", "matched_information", "matched_letters",
    "same_letters", "other_initial", "stems", "particles",
    "worst_consonant", "worst_weak", "worst_vowel", "known_different", "other_descent",
    "other_gender", "margin_wide", "margin_narrow", "runner_up", "crowd", "likeness",
    "words", "article_more", "article_other",
  ]
  /// How many of the last features tell homonyms apart: they need the other candidates or the texts
  /// as they are written. `compare` does without.
  package static let contextual = 8
  /// How many features there are, which of them `setFit` sets first, and how many are not told by the
  /// alignment alone; plain numbers, since every comparison needs them.
  static let count = 47
  private static let firstFitted = 33
  private static let setLater = 12

  package var values: [Double]
  /// What they are more than those of the best other candidate; see `setLead`.
  package private(set) var lead = [Double](repeating: 0, count: count)
  package var place: Bool
  package var crossScript: Bool
  /// Whether the mention is in the Arabic script.
  package private(set) var arabic = false
  /// Whether every part has its counterpart, and none can be another name than that; see
  /// `PairScorer.conflicts`. Tells nothing where it is `false`.
  package var isClear = false

  /// Takes the features of an alignment; margins are set by `setMargin`.
  package init(
    _ alignment: Aligner.Alignment, mention: PreparedName, alias: PreparedName, place: Bool
  ) {
    var matched = MatchedUnits()
    for match in alignment.matches {
      matched.add(
        match.similarity, ComparedUnit(mention.units[match.mention], of: mention),
        ComparedUnit(alias.units[match.alias], of: alias))
    }
    self.init(
      alignment.balance,
      mention.parts.withUnsafeBufferPointer {
        LeftParts($0, PartSums($0), left: alignment.missing)
      },
      alias.parts.withUnsafeBufferPointer { LeftParts($0, PartSums($0), left: alignment.extra) },
      matched, place: place)
    arabic = mention.units.first?.alphabet == .arabic
  }

  private init(
    _ balance: AlignmentBalance, _ own: LeftParts, _ other: LeftParts, _ matched: MatchedUnits,
    place: Bool
  ) {
    self.place = place
    crossScript = matched.crossScript
    values = [Double](unsafeUninitializedCapacity: Self.count) { values, count in
      if let start = values.baseAddress { Self.fill(start, balance, own, other, matched) }
      count = Self.count
    }
  }

  /// Takes the features of an alignment of two names that were made ready for many comparisons.
  ///
  /// - Parameter met: the units that it set against each other.
  init(
    _ balance: AlignmentBalance, _ mention: SideView, _ alias: SideView, _ met: MetUnits,
    place: Bool
  ) {
    self.init(
      balance, mention.left(balance.missing), alias.left(balance.extra), met.matched,
      place: place)
    setFit(met.fit)
  }

  /// Writes the features of an alignment; what is set later is 0.
  ///
  /// - Parameter values: room for all of them.
  @inline(__always)
  static func fill(
    _ values: UnsafeMutablePointer<Double>, _ balance: AlignmentBalance, _ own: LeftParts,
    _ other: LeftParts, _ matched: MatchedUnits
  ) {
    let score = Double(balance.score)
    let counted = Double(max(1, matched.names))
    var next = values
    @inline(__always)
    func add(_ value: Double) {
      next.initialize(to: value)
      next += 1
    }
    @inline(__always)
    func add(_ holds: Bool) { add(holds ? 1.0 : 0.0) }
    add(1.0)
    add(score / 10)
    add(score / Double(max(4, own.sums.information)))
    add(score / Double(max(4, other.sums.information)))
    add(Double(matched.sum) / 10)
    add(Double(matched.sum) / counted)
    add(Double(matched.worst))
    add(Double(matched.worstLetter) * 10)
    add(Double(balance.missingPrice))
    add(Double(balance.extraPrice))
    add(own.names > 0)
    add(other.names > 0)
    add(own.names > 0 && other.names > 0)
    add(Double(matched.names))
    add(matched.names == 1)
    add(Double(min(2, balance.inversions)))
    add(matched.joined)
    add(Double(own.sums.information) / 10)
    add(own.sums.names == 1)
    add(other.sums.names == 1)
    add(matched.firstToFirst)
    add(own.isFirstLeft && other.isFirstLeft)
    add(own.isLastLeft)
    add(other.isLastLeft)
    add(Double(own.names))
    add(Double(other.names))
    add(Double(min(own.information, other.information)) / 10)
    add(Double(matched.information) / 10)
    add(Double(matched.letters) / 10)
    add(Double(matched.identical) / counted)
    add(Double(matched.otherInitials))
    add(Double(matched.stems))
    add(Double(own.particles + other.particles))
    // Set later: the fit, the margins, and what the texts tell.
    next.initialize(repeating: 0, count: Self.setLater)
    next += Self.setLater
    add(Double(max(-1, min(1, own.sums.articles - other.sums.articles))))
    add(Double(min(2, abs(own.sums.articles - other.sums.articles))))
  }

  /// Sets what the matched parts' letters tell.
  package mutating func setFit(_ fit: LetterFit) {
    values.withUnsafeMutableBufferPointer {
      if let start = $0.baseAddress { Self.setFit(start, fit) }
    }
  }

  @inline(__always)
  static func setFit(_ values: UnsafeMutablePointer<Double>, _ fit: LetterFit) {
    let first = values + firstFitted
    first[0] = Double(fit.consonant)
    first[1] = Double(fit.weak)
    first[2] = Double(fit.vowel)
    first[3] = fit.isKnownDifferent ? 1 : 0
    first[4] = fit.isOtherDescent ? 1 : 0
    first[5] = fit.isOtherGender ? 1 : 0
  }

  /// Sets what depends on the best other candidate; one that lies further behind than
  /// `widestMargin` tells no more than one that lies so far behind.
  ///
  /// - Parameters:
  ///   - runnerUp: raw score of the best candidate of another entity; `nil` for none.
  ///   - crowd: how many other entities score about as well, or better.
  package mutating func setMargin(score: Float, runnerUp: Float?, crowd: Int) {
    let other = max(score - Self.widestMargin, runnerUp ?? -.infinity)
    let margin = Double(score - other)
    let first = values.count - Self.contextual
    values[first] = max(-Double(Self.widestMargin), margin)
    values[first + 1] = max(-3, min(3, margin))
    values[first + 2] = Double(other) / 10
    values[first + 3] = Double(crowd)
  }

  /// Sets what the texts as they are written tell.
  ///
  /// - Parameters:
  ///   - likeness: 0…1; see `TextLikeness`. Texts in two alphabets have none.
  ///   - words: how many more words one of them has.
  package mutating func setTexts(likeness: Float, words: Int) {
    let first = values.count - 4
    values[first] = crossScript ? 0 : Double(likeness)
    values[first + 1] = Double(min(3, words))
  }

  /// Compares the features with those of the best other candidate, once all of both are set. Where there
  /// is none, nothing is ahead of anything.
  package mutating func setLead(over other: Features?) {
    let others = other?.values ?? values
    for number in values.indices { lead[number] = values[number] - others[number] }
  }

  /// In nats.
  package static let widestMargin: Float = 12
}

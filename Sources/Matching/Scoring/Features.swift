import Onomastics

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
    "one_part_alias", "first_to_first", "other_given",
    "worst_consonant", "worst_weak", "worst_vowel", "known_different", "other_descent",
    "other_gender", "margin_wide", "margin_narrow", "runner_up",
  ]
  /// How many of the last features need the other candidates; `compare` does without.
  package static let contextual = 3

  package var values: [Double]
  package var place: Bool
  package var crossScript: Bool

  /// Takes the features of an alignment; margins are set by `setMargin`.
  package init(
    _ alignment: Aligner.Alignment, mention: PreparedName, alias: PreparedName, place: Bool
  ) {
    self.place = place
    let own = Self.information(mention)
    let other = Self.information(alias)
    var dSum: Float = 0
    var dWorst: Float = 0
    var dWorstLetter: Float = 0
    var counted = 0
    var joined = false
    var cross = false
    var firstToFirst = false
    for match in alignment.matches {
      let m = mention.units[match.mention]
      let a = alias.units[match.alias]
      if m.alphabet != a.alphabet { cross = true }
      if m.first == 0 && a.first == 0 { firstToFirst = true }
      if m.joins > 1 || a.joins > 1 { joined = true }
      guard Self.isName(mention.parts[Int(m.first)]) || Self.isName(alias.parts[Int(a.first)])
      else { continue }
      counted += 1
      dSum += match.similarity
      dWorst = min(dWorst, match.similarity)
      dWorstLetter = min(dWorstLetter, match.similarity / Float(max(1, m.count + a.count)))
    }
    crossScript = cross
    let missing = Self.hasName(alignment.missing, mention)
    let extra = Self.hasName(alignment.extra, alias)
    let score = Double(alignment.score)
    values = [
      1, score / 10, score / Double(max(4, own)), score / Double(max(4, other)),
      Double(dSum) / 10, Double(dSum) / Double(max(1, counted)), Double(dWorst),
      Double(dWorstLetter) * 10,
      Double(alignment.missingPrice), Double(alignment.extraPrice), missing ? 1 : 0, extra ? 1 : 0,
      missing && extra ? 1 : 0, Double(counted), counted == 1 ? 1 : 0,
      Double(min(2, alignment.inversions)), joined ? 1 : 0, Double(own) / 10,
      Self.nameCount(mention) == 1 ? 1 : 0, Self.nameCount(alias) == 1 ? 1 : 0,
      firstToFirst ? 1 : 0,
      Self.isFirstLeft(alignment.missing, mention) && Self.isFirstLeft(alignment.extra, alias)
        ? 1 : 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]
  }

  /// Sets what the matched parts' letters tell.
  package mutating func setFit(_ fit: LetterFit) {
    values[22] = Double(fit.consonant)
    values[23] = Double(fit.weak)
    values[24] = Double(fit.vowel)
    values[25] = fit.isKnownDifferent ? 1 : 0
    values[26] = fit.isOtherDescent ? 1 : 0
    values[27] = fit.isOtherGender ? 1 : 0
  }

  /// Sets what depends on the best other candidate.
  ///
  /// - Parameter runnerUp: raw score of the best candidate of another entity; `nil` for none.
  package mutating func setMargin(score: Float, runnerUp: Float?) {
    let other = Double(max(-20, runnerUp ?? -20))
    let margin = Double(score) - other
    values[28] = max(-8, min(8, margin))
    values[29] = max(-3, min(3, margin))
    values[30] = other / 10
  }

  private static func isName(_ part: PreparedName.Part) -> Bool {
    part.kind == .name || part.kind == .placeWord
  }

  private static func information(_ name: PreparedName) -> Float {
    name.parts.reduce(0) { $0 + (isName($1) ? $1.information : 0) }
  }

  private static func nameCount(_ name: PreparedName) -> Int {
    name.parts.reduce(0) { $0 + (isName($1) ? 1 : 0) }
  }

  /// Whether a name's first name part is left over.
  private static func isFirstLeft(_ mask: UInt32, _ name: PreparedName) -> Bool {
    guard let first = name.parts.firstIndex(where: isName) else { return false }
    return mask & (1 << UInt32(first)) != 0
  }

  private static func hasName(_ mask: UInt32, _ name: PreparedName) -> Bool {
    name.parts.indices.contains { mask & (1 << UInt32($0)) != 0 && isName(name.parts[$0]) }
  }
}

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
  /// How many features before those are set by `setFit`.
  private static let fitted = 6

  package var values: [Double]
  package var place: Bool
  package var crossScript: Bool
  /// Whether every part has its counterpart, and none can be another name than that; see
  /// `PairScorer.conflicts`. Tells nothing where it is `false`.
  package var isClear = false

  /// Takes the features of an alignment; margins are set by `setMargin`.
  package init(
    _ alignment: Aligner.Alignment, mention: PreparedName, alias: PreparedName, place: Bool
  ) {
    var matched = Matched()
    for match in alignment.matches {
      withUnsafePointer(to: ComparedUnit(mention.units[match.mention], of: mention)) { own in
        withUnsafePointer(to: ComparedUnit(alias.units[match.alias], of: alias)) {
          matched.add(match.similarity, own, $0)
        }
      }
    }
    self.init(
      alignment, mention.parts.withUnsafeBufferPointer { Side($0, left: alignment.missing) },
      alias.parts.withUnsafeBufferPointer { Side($0, left: alignment.extra) }, matched,
      place: place)
  }

  /// Takes the features of the last alignment of two names that were made ready for many comparisons.
  ///
  /// - Parameters:
  ///   - alignment: its matches need not be filled.
  ///   - isMirrored: whether the second name is the mention.
  init(
    _ alignment: Aligner.Alignment, by aligner: borrowing PairAligner, _ a: SideView, _ b: SideView,
    isMirrored: Bool, place: Bool
  ) {
    var matched = Matched()
    var fit = LetterFit()
    for number in 0..<aligner.matchCount {
      let pair = aligner.match(number)
      guard let (own, other) = pair.compared(a, b) else { continue }
      matched.add(
        pair.pointee.matchedSimilarity, isMirrored ? other : own, isMirrored ? own : other)
      if own.pointee.isCompared, other.pointee.isCompared { fit.add(pair.pointee.fit) }
    }
    let (own, other) = isMirrored ? (b.parts, a.parts) : (a.parts, b.parts)
    self.init(
      alignment, Side(own, left: alignment.missing), Side(other, left: alignment.extra), matched,
      place: place)
    setFit(fit)
  }

  private init(
    _ alignment: Aligner.Alignment, _ own: Side, _ other: Side, _ matches: Matched, place: Bool
  ) {
    self.place = place
    crossScript = matches.crossScript
    let missing = own.leftNames > 0
    let extra = other.leftNames > 0
    let score = Double(alignment.score)
    let counted = Double(max(1, matches.names))
    let flag = { (holds: Bool) in holds ? 1.0 : 0.0 }
    values = [
      1, score / 10, score / Double(max(4, own.information)),
      score / Double(max(4, other.information)),
      Double(matches.sum) / 10, Double(matches.sum) / counted, Double(matches.worst),
      Double(matches.worstLetter) * 10,
      Double(alignment.missingPrice), Double(alignment.extraPrice), flag(missing), flag(extra),
      flag(missing && extra), Double(matches.names), flag(matches.names == 1),
      Double(min(2, alignment.inversions)), flag(matches.joined), Double(own.information) / 10,
      flag(own.names == 1), flag(other.names == 1), flag(matches.firstToFirst),
      flag(own.isFirstLeft && other.isFirstLeft), flag(own.isLastLeft), flag(other.isLastLeft),
      Double(own.leftNames), Double(other.leftNames),
      Double(min(own.leftInformation, other.leftInformation)) / 10,
      Double(matches.information) / 10, Double(matches.letters) / 10,
      Double(matches.identical) / counted, Double(matches.otherInitials), Double(matches.stems),
      Double(own.leftParticles + other.leftParticles),
      // Set later: the fit, the margins, and what the texts tell.
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      Double(max(-1, min(1, own.articles - other.articles))),
      Double(min(2, abs(own.articles - other.articles))),
    ]
  }

  /// Sets what the matched parts' letters tell.
  package mutating func setFit(_ fit: LetterFit) {
    values.withUnsafeMutableBufferPointer { values in
      let first = values.count - Self.contextual - Self.fitted
      values[first] = Double(fit.consonant)
      values[first + 1] = Double(fit.weak)
      values[first + 2] = Double(fit.vowel)
      values[first + 3] = fit.isKnownDifferent ? 1 : 0
      values[first + 4] = fit.isOtherDescent ? 1 : 0
      values[first + 5] = fit.isOtherGender ? 1 : 0
    }
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

  /// In nats.
  package static let widestMargin: Float = 12
}

extension PartKind {
  /// Whether a part is of the name itself, and tells by its letters.
  fileprivate var isName: Bool { self == .name || self == .placeWord }
}

/// What an alignment leaves of one name.
private struct Side {
  /// Name parts, and what they tell together, in nats.
  var names = 0
  var information: Float = 0
  /// The same of those that met nothing.
  var leftNames = 0
  var leftInformation: Float = 0
  var leftParticles = 0
  var articles = 0
  /// Whether the first name part, and whether the last, met nothing.
  var isFirstLeft = false
  var isLastLeft = false

  /// - Parameter left: the parts that met nothing, one bit each.
  init(_ parts: UnsafeBufferPointer<PreparedName.Part>, left: UInt32) {
    for (index, part) in parts.enumerated() {
      let isLeft = left & (1 << UInt32(index)) != 0
      if isLeft && part.kind == .particle { leftParticles += 1 }
      if part.hasArticle { articles += 1 }
      guard part.kind.isName else { continue }
      names += 1
      information += part.information
      if names == 1 { isFirstLeft = isLeft }
      isLastLeft = isLeft
      guard isLeft else { continue }
      leftNames += 1
      leftInformation += part.information
    }
  }
}

/// What an alignment has set against each other.
private struct Matched {
  var crossScript = false
  var joined = false
  var firstToFirst = false
  /// Compounds met by their stem.
  var stems = 0
  /// Matches of name parts, and their similarities: all, the least, the least for each letter.
  var names = 0
  var sum: Float = 0
  var worst: Float = 0
  var worstLetter: Float = 0
  /// What they tell, in nats, and the letters of the mention that they cover.
  var information: Float = 0
  var letters = 0
  /// Those written with the same letters, and those that begin with another.
  var identical = 0
  var otherInitials = 0

  /// - Parameter similarity: 0 where letters were not compared.
  mutating func add(
    _ similarity: Float, _ own: UnsafePointer<ComparedUnit>, _ other: UnsafePointer<ComparedUnit>
  ) {
    let (m, a) = (own.pointee.unit, other.pointee.unit)
    if m.alphabet != a.alphabet { crossScript = true }
    if m.first == 0 && a.first == 0 { firstToFirst = true }
    if m.joins > 1 || a.joins > 1 { joined = true }
    if m.kind == .stem || a.kind == .stem { stems += 1 }
    guard own.pointee.kind.isName || other.pointee.kind.isName else { return }
    names += 1
    sum += similarity
    worst = min(worst, similarity)
    worstLetter = min(worstLetter, similarity / Float(max(1, m.count + a.count)))
    information += 0.5 * (m.information + a.information)
    letters += Int(m.count)
    if similarity >= EditModel.identity { identical += 1 }
    if m.alphabet == a.alphabet, m.count > 0, a.count > 0,
      own.pointee.initial != other.pointee.initial
    {
      otherInitials += 1
    }
  }
}

package import Onomastics
import Orthography

extension PairScorer {
  /// Whether a mention, however much like a name as a whole, has a part that is another name than
  /// its counterpart: a person should look before the two are called one.
  ///
  /// So it is where the pair alone is hardly plausible, and where a part conflicts:
  /// - a consonant stands against letters that it hardly ever stands for, and the mention's part is
  ///   itself a known name (Mahdi, Majdi); an unknown part may be a slip of the pen (Muztaba,
  ///   Mujtaba) where the rest of the name leaves little doubt;
  /// - the lexicon knows both parts, and as different names: by their consonants (أسعد, أسد), or by
  ///   their vowels where the rest of the name leaves doubt (Hussein, Hassan);
  /// - many small differences add up (خواجه, خاجي);
  /// - it resembles the stem of a compound without being it (Nasser, Nasrallah);
  /// - one side is the other's nisba (Moallemi, Moallem).
  ///
  /// - Parameters:
  ///   - score: how probable it is otherwise that the alias is meant.
  ///   - leastPair: how probable the pair alone must be, whatever the lack of rivals.
  package func conflicts(
    _ mention: UnsafeBufferPointer<UInt8>, _ alias: UnsafeBufferPointer<UInt8>, kind: NameKind?,
    score: Double, leastPair: Double
  ) -> Bool {
    let result = compare(mention, alias, kind: kind)
    if result.score < leastPair { return true }
    return result.alignment.matches.contains { match in
      let (a, b) = (firstName.name.units[match.mention], secondName.name.units[match.alias])
      guard firstName.name.isCompared(a), secondName.name.isCompared(b) else { return false }
      return conflicts(a, b, match.similarity, kind, score)
    }
  }

  /// What tells two names from two spellings, in nats. Of confusable names half have letters that
  /// fit worse than the first, of spellings of one name one in a hundred.
  private enum Least {
    static let fit: Float = -4.5
    static let fitOfKnownDifferent: Float = -2.5
    static let fitOfUnknown: Float = -9
    static let similarityOfLetter: Float = -1.5
    /// Scores from which on letters that differ may be a slip, and vowels may be no matter.
    static let scoreOfSlip = 0.8
    static let scoreOfVowels = 0.97
  }

  private func conflicts(
    _ a: PreparedName.Unit, _ b: PreparedName.Unit, _ similarity: Float,
    _ kind: NameKind?, _ score: Double
  ) -> Bool {
    let (left, right) = (letters(of: a, firstName), letters(of: b, secondName))
    if a.alphabet == b.alphabet && left == right { return false }
    if (a.kind == .stem) != (b.kind == .stem) && a.alphabet == b.alphabet { return true }
    let (own, other) = (form(left, a.alphabet), form(right, b.alphabet))
    let fit = letterFit(a, b, own, other)
    if fit.isKnownDifferent
      && (fit.consonant < Least.fitOfKnownDifferent || score < Least.scoreOfVowels)
    {
      return true
    }
    if fit.consonant < Least.fit
      && (fit.consonant < Least.fitOfUnknown || score < Least.scoreOfSlip
        || isKnown(left, a.alphabet, own))
    {
      return true
    }
    if similarity < Least.similarityOfLetter * Float(left.count + right.count) { return true }
    return kind != .place && differInNisba(a, left, b, right)
  }

  /// Whether a part is a name that lists know.
  private func isKnown(_ letters: [UInt8], _ alphabet: Alphabet, _ form: Int) -> Bool {
    form >= 0
      || knowledge.preparer.statistics.general[
        letters.map { LetterIndex.byte($0, alphabet) }] > 0
  }

  /// Whether one of two parts has a final -i that the other lacks.
  private func differInNisba(
    _ a: PreparedName.Unit, _ left: [UInt8], _ b: PreparedName.Unit, _ right: [UInt8]
  ) -> Bool {
    // The alignment is dear, and only tells what ends in -i.
    guard endsInNisba(left, a.alphabet) != endsInNisba(right, b.alphabet) else { return false }
    let flip = a.alphabet == .latin && b.alphabet == .arabic
    let table = knowledge.model.table(a.alphabet, b.alphabet)
    let (first, second) = flip ? (right, left) : (left, right)
    guard let last = table.alignment(first, second).last,
      last.left.isEmpty != last.right.isEmpty
    else { return false }
    let (group, alphabet) =
      last.left.isEmpty ? (second[last.right], table.right) : (first[last.left], table.left)
    return group.count == 1 && endsInNisba(Array(group), alphabet)
  }

  private func endsInNisba(_ letters: [UInt8], _ alphabet: Alphabet) -> Bool {
    guard let last = letters.last else { return false }
    let byte = LetterIndex.byte(last, alphabet)
    return byte == UInt8(ascii: "i") || byte == UInt8(ascii: "y") || byte == 0x9B
  }

  private func letters(of unit: PreparedName.Unit, _ name: NameScratch) -> [UInt8] {
    Array(name.name.numbers[Int(unit.start)..<Int(unit.start + unit.count)])
  }

  private func form(_ letters: [UInt8], _ alphabet: Alphabet) -> Int {
    knowledge.lexicon?.form(letters.map { LetterIndex.byte($0, alphabet) }) ?? -1
  }
}

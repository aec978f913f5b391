package import Matching
import Onomastics
import Orthography

// What is told of the best candidates, beyond their alignments.

extension CandidateSearch {
  /// What the calibration sees of a candidate, but for its margin; only the best candidates are
  /// worth asking for.
  ///
  /// - Parameter candidate: of the last search.
  package func features(of candidate: Candidate) -> Features {
    prepare(candidate.alias, whole: true)
    var features = Features(
      candidate.alignment, mention: mention, alias: alias, place: candidate.kind == .place)
    setFit(of: candidate, &features)
    return features
  }

  /// Sets where the matched parts of a candidate, which `alias` holds, fit worst.
  private func setFit(of candidate: Candidate, _ features: inout Features) {
    var worst = LetterFit()
    features.isClear = isWhole(candidate.alignment)
    for match in candidate.alignment.matches {
      guard match.alias < alias.units.count else {
        features.isClear = false
        continue
      }
      let (own, other) = (mention.units[match.mention], alias.units[match.alias])
      guard mention.isCompared(own), alias.isCompared(other) else { continue }
      let fit = fit(own, other)
      worst.add(fit)
      if !mention.areAlike(own, alias, other),
        !PairScorer.areClear(own, other, similarity: match.similarity, fit: fit)
      {
        features.isClear = false
      }
    }
    features.setFit(worst)
  }

  /// Where a unit of the mention and one of `alias` fit worst.
  private func fit(_ own: PreparedName.Unit, _ other: PreparedName.Unit) -> LetterFit {
    mention.withLetters(of: own) { letters in
      alias.withLetters(of: other) { otherLetters in
        guard otherLetters.allSatisfy({ $0 < LetterIndex.count }) else { return LetterFit() }
        return knowledge.fit(
          EditModel.Word(letters: letters, alphabet: own.alphabet, marginals: own.marginals),
          EditModel.Word(
            letters: otherLetters, alphabet: other.alphabet, marginals: other.marginals),
          form(letters, own.alphabet), form(otherLetters, other.alphabet), scratch)
      }
    }
  }

  /// The lexicon's form of a word, −1 where it has none.
  private func form(_ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet) -> Int {
    knowledge.lexicon?.form(letters.map { LetterIndex.byte($0, alphabet) }) ?? -1
  }
}

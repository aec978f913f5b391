package import Onomastics
import Orthography

extension PairScorer {
  /// Whether a mention, however much like a name as a whole, has a part that is another name than
  /// its counterpart: a person should look before the two are called one.
  ///
  /// What two parts differ by asks for a pair that is probable in spite of it; the longer the names
  /// and the more of them agrees, the more probable the pair. From the most suspicious on:
  /// - one is another form of the other: its nisba (Moallemi, Moallem), its feminine (Basima, Basim),
  ///   a surname made of it (Asadian, Asadi), or a name made of its stem (Nasrallah, Nasser);
  /// - the lexicon knows both, and as different names (Hussein, Hassan);
  /// - many small differences add up (خواجه, خاجي);
  /// - a consonant stands against letters that it hardly ever stands for (Miqdam, Mikdad), or never
  ///   does (Rabbani, Qabbani);
  /// - both names keep a part that met nothing (Khalifa bin Zayed, Mohammed bin Zayed).
  ///
  /// - Parameters:
  ///   - mention: read as a name of this kind, every part by itself.
  ///   - demand: the share of that probability that is asked for, 0…1.
  ///   - joined: whether parts of either name may have to be read as one.
  /// - Complexity: O(letters) where the two have the same parts; else that of `compare`. The pair is
  ///   only scored where something asks for a probability.
  package func conflicts(
    _ mention: NameScratch, _ alias: UnsafeBufferPointer<UInt8>, kind: NameKind?,
    demand: Double, joined: Bool
  ) -> Bool {
    knowledge.parse(alias, kind: kind, scratch: secondName)
    if secondName.parse.hasSameParts(as: mention.parse) { return false }
    setNames(mention, joined: joined)
    let (isHopeless, alignment) = alignRead()
    var needed =
      keepsName(alignment.missing, firstName) && keepsName(alignment.extra, secondName)
      ? Needed.bothLeft : 0
    for match in alignment.matches {
      let (a, b) = (firstName.name.units[match.mention], secondName.name.units[match.alias])
      guard firstName.name.isCompared(a), secondName.name.isCompared(b) else { continue }
      needed = max(needed, neededProbability(match))
    }
    guard needed > 0 else { return false }
    return (isHopeless ? Self.lowest : score(alignment, kind: kind)) < needed * demand
  }

  /// Takes over a mention that was read, and makes the alias that was parsed ready.
  private func setNames(_ mention: NameScratch, joined: Bool) {
    firstName.name.replace(with: mention.name)
    knowledge.prepareParts(secondName)
    guard joined else { return }
    knowledge.addJoined(firstName)
    knowledge.addJoined(secondName)
  }

  /// How probable a pair has to be alone, whatever the lack of rivals, by what its parts differ in.
  /// Chosen where spellings of one name and confusable names part (`Tests/Fixtures/confusables`).
  private enum Needed {
    static let otherForm = 0.85
    static let knownDifferent = 0.7
    static let manyDifferences = 0.5
    static let foreignConsonant = 0.4
    static let impossibleConsonant = 0.88
    static let bothLeft = 0.25
  }

  /// What tells two names from two spellings, in nats. Of confusable names half have letters that
  /// fit worse than the first, of spellings of one name one in a hundred.
  private enum Least {
    static let fit: Float = -4.5
    static let possibleFit: Float = -6
    static let similarityOfLetter: Float = -1.5
  }

  private func neededProbability(_ match: Aligner.Match) -> Double {
    let (a, b) = (firstName.name.units[match.mention], secondName.name.units[match.alias])
    if firstName.name.areAlike(a, secondName.name, b) { return 0 }
    return Self.neededProbability(a, b, similarity: match.similarity, fit: letterFit(match))
  }

  /// Whether two units that met, and are not letter for letter the same, are beyond suspicion.
  package static func areClear(
    _ a: PreparedName.Unit, _ b: PreparedName.Unit, similarity: Float, fit: LetterFit
  ) -> Bool {
    neededProbability(a, b, similarity: similarity, fit: fit) == 0
  }

  private static func neededProbability(
    _ a: PreparedName.Unit, _ b: PreparedName.Unit, similarity: Float, fit: LetterFit
  ) -> Double {
    if (a.kind == .stem) != (b.kind == .stem) && a.alphabet == b.alphabet {
      return Needed.otherForm
    }
    if fit.isOtherDescent || fit.isOtherGender { return Needed.otherForm }
    if fit.isKnownDifferent { return Needed.knownDifferent }
    if similarity < Least.similarityOfLetter * Float(a.count + b.count) {
      return Needed.manyDifferences
    }
    // Where parts written together meet, a letter may be lost.
    guard fit.consonant < Least.fit, a.joins == 1, b.joins == 1 else { return 0 }
    return fit.consonant < Least.possibleFit
      ? Needed.impossibleConsonant : Needed.foreignConsonant
  }

  /// Whether a name part is among those that met nothing.
  private func keepsName(_ left: UInt32, _ name: NameScratch) -> Bool {
    name.name.parts.indices.contains { index in
      left & (1 << UInt32(index)) != 0 && name.name.parts[index].kind == .name
    }
  }
}

extension NameParse {
  /// Whether two names are made of the same parts in the same order, letter for letter.
  fileprivate func hasSameParts(as other: NameParse) -> Bool {
    parts.elementsEqual(other.parts) { own, part in
      own.kind == part.kind && own.value == part.value
        && own.reading.alphabet == part.reading.alphabet
        && text(own.reading).elementsEqual(other.text(part.reading))
    }
  }
}

import Matching
import Orthography
import Testing

/// Properties of the edit model that hold for any two words.
@Suite struct SimilarityTests {
  private static func pairs(_ count: Int, seed: UInt64) -> [(Word, Word)] {
    var random = Seeded(seed: seed)
    let names = (Names.latin + Names.arabic).map { Word($0) }
    return (0..<count).map { index in
      func word() -> Word {
        if index % 3 > 0, let name = names.randomElement(using: &random) { return name }
        return .random(12, Bool.random(using: &random) ? .latin : .arabic, &random)
      }
      return (word(), word())
    }
  }

  /// The best alignment and the sum that the search works with are one thing.
  @Test func theStepsOfTheAlignmentSumUpToTheJointScore() {
    for (a, b) in Self.pairs(600, seed: 1) {
      let table: EditTable
      var (left, right) = (a, b)
      switch (a.alphabet, b.alphabet) {
      case (.latin, .latin): table = Embedded.model.latinLatin
      case (.arabic, .arabic): table = Embedded.model.arabicArabic
      case (.arabic, .latin): table = Embedded.model.arabicLatin
      case (.latin, .arabic): (table, left, right) = (Embedded.model.arabicLatin, b, a)
      }
      let steps = table.alignment(left.letters, right.letters)
      let sum = steps.reduce(Float(0)) { $0 + $1.weight }
      let joint = table.joint(left.letters, right.letters)
      #expect(abs(sum - joint) < 0.001 * max(1, -joint), "\(left) \(right): \(sum), \(joint)")
      #expect(covers(steps.map(\.left), left.letters.count), "\(left) \(right)")
      #expect(covers(steps.map(\.right), right.letters.count), "\(left) \(right)")
    }
  }

  private func covers(_ ranges: [Range<Int>], _ count: Int) -> Bool {
    var end = 0
    for range in ranges {
      if range.lowerBound != end { return false }
      end = range.upperBound
    }
    return end == count
  }

  /// A profile gives what the plain comparison gives, in whatever order words come.
  @Test func aProfileComparesLikeTheModel() {
    var profile = WordProfile(model: Embedded.model)
    let scratch = EditScratch()
    var shuffling = Seeded(seed: 9)
    let others = Self.pairs(150, seed: 7).flatMap { [$0, $1] }
      .sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
    for (word, _) in Self.pairs(40, seed: 8) where !word.letters.isEmpty {
      word.with(scratch) { own in
        profile.set(own)
        for other in others + others.shuffled(using: &shuffling) where !other.letters.isEmpty {
          let plain = Embedded.similarity(word, other)
          let (all, some) = other.with(scratch) { other in
            (profile.similarity(to: other), profile.similarity(to: other, least: -12))
          }
          #expect(abs(all - plain) < 0.001 * max(1, -plain), "\(word) \(other): \(all), \(plain)")
          #expect(some == (all < -12 ? -.infinity : all), "\(word) \(other)")
        }
      }
    }
  }

  /// In the tables as they are, up to their two decimal places.
  @Test func similarityWithinAnAlphabetIsSymmetric() {
    for (a, b) in Self.pairs(1_500, seed: 2) where a.alphabet == b.alphabet {
      let (there, back) = (Embedded.similarity(a, b), Embedded.similarity(b, a))
      #expect(abs(there - back) < 0.2, "\(a) \(b): \(there), \(back)")
    }
  }

  @Test func similarityAcrossAlphabetsIsSymmetric() {
    for (a, b) in Self.pairs(600, seed: 3) where a.alphabet != b.alphabet {
      #expect(Embedded.similarity(a, b) == Embedded.similarity(b, a), "\(a) \(b)")
    }
  }

  /// `least` saves work; it changes no result that lies above it.
  @Test func theBoundChangesNoResultAboveIt() {
    var random = Seeded(seed: 4)
    var (kept, cut) = (0, 0)
    for (a, b) in Self.pairs(3_000, seed: 5) {
      let exact = Embedded.similarity(a, b)
      let least = exact + Float.random(in: -20...20, using: &random)
      let bounded = Embedded.similarity(a, b, least: least)
      if exact >= least + 0.001 {
        kept += 1
        #expect(bounded == exact, "\(a) \(b): \(exact), with least \(least): \(bounded)")
      } else if exact < least - 0.001 {
        cut += 1
        #expect(bounded == exact || bounded == -.infinity, "\(a) \(b): \(exact), \(bounded)")
      }
    }
    #expect(kept > 1_000 && cut > 1_000)
  }

  /// Marginals ignore the context, so that d may lie a little above certainty; far above it one
  /// pair of words would outweigh a whole name.
  @Test func similarityIsHardlyEverAboveCertainty() {
    for (a, b) in Self.pairs(1_500, seed: 6) {
      let d = Embedded.similarity(a, b)
      #expect(d < 4, "\(a) \(b): \(d)")
    }
  }

  @Test(arguments: [
    ("Mikdad", "Miqdad", "Mahdad"), ("Mikdad", "مقداد", "مقدام"), ("Moallem", "معلم", "مسلم"),
    ("Chaabane", "شعبان", "شاهين"), ("Hassan", "حسن", "حسين"), ("خاجي", "خاجی", "خواجه"),
    ("Gaddafi", "Qadhdhafi", "Qadiri"), ("Nur", "نور", "نصر"),
  ])
  func aSpellingIsNearerThanAnotherName(_ name: String, _ spelling: String, _ other: String) {
    let (near, far) = (Embedded.similarity(name, spelling), Embedded.similarity(name, other))
    #expect(near > far, "\(name) – \(spelling) \(near), \(name) – \(other) \(far)")
    #expect(near > -10)
  }

  @Test func marginalsAreFiniteForAnyLetters() {
    var random = Seeded(seed: 7)
    let scratch = EditScratch()
    for alphabet in [Alphabet.latin, .arabic] {
      let numbers: ClosedRange<UInt8> = alphabet == .latin ? 1...30 : 1...34
      let singles = numbers.map { Word(letters: [$0], alphabet: alphabet) }
      for word in singles + (0..<500).map({ _ in .random(60, alphabet, &random) }) {
        word.with(scratch) {
          #expect($0.marginals.same.isFinite, "\(word)")
          #expect($0.marginals.cross.isFinite, "\(word)")
        }
      }
    }
  }

  @Test func wordsOverTheLengthLimitAreComparedByTheirBeginning() {
    let long = Word(letters: Array(repeating: 2, count: 300), alphabet: .latin)
    let cut = Word(letters: Array(repeating: 2, count: 40), alphabet: .latin)
    let longArabic = Word(letters: Array(repeating: 2, count: 300), alphabet: .arabic)
    #expect(Embedded.similarity(long, cut) == Embedded.similarity(cut, cut))
    #expect(Embedded.similarity(long, longArabic).isFinite)
    #expect(!Embedded.similarity(long, longArabic).isNaN)
    #expect(Embedded.model.latinLatin.alignment(long.letters, cut.letters).count > 0)
  }

  @Test func anEmptyWordIsComparedWithoutHarm() {
    let empty = Word(letters: [], alphabet: .latin)
    #expect(!Embedded.similarity(empty, Word("Ali")).isNaN)
    #expect(!Embedded.similarity(Word("علي"), empty).isNaN)
    #expect(!Embedded.similarity(empty, empty).isNaN)
  }
}

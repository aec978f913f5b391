import Matching
import Onomastics
import Testing

@Suite struct AlignerTests {
  private let aligner = Aligner()
  private let prices = Embedded.knowledge.prices

  private func similarities(_ a: PreparedName, _ b: PreparedName) -> [Float] {
    a.units.flatMap { left in
      b.units.map { right in Embedded.similarity(word(left, a), word(right, b), least: -24) }
    }
  }

  private func word(_ unit: PreparedName.Unit, _ name: PreparedName) -> Word {
    Word(
      letters: Array(name.numbers[Int(unit.start)..<Int(unit.start + unit.count)]),
      alphabet: unit.alphabet)
  }

  private func align(_ a: String, _ b: String, _ kind: NameKind? = nil) -> Aligner.Alignment {
    let (left, right) = (Embedded.prepared(a, kind), Embedded.prepared(b, kind))
    return aligner.align(left, right, similarity: similarities(left, right), prices: prices)
  }

  // MARK: Exactness

  private static let pieces = [
    "Walid", "al-Moallem", "Mouallem", "bin", "Abu", "Dr.", "W.", "II", "2", "Nur", "al-Din",
    "Noureddine", "Kafr", "Nabl", "Kafranbel", "Elkhatib", "Ataollah", "وليد", "المعلم", "عبد",
    "الله", "نور الدين", "بن", "Ali", "Ali", "Province",
  ]

  @Test func noAlignmentIsBetterThanTheOneFound() {
    var random = Seeded(seed: 11)
    for _ in 0..<250 {
      let (a, b) = (name(&random), name(&random))
      let (left, right) = (Embedded.prepared(a), Embedded.prepared(b))
      guard left.units.count * right.units.count <= 30 else { continue }
      expectBest(left, right, similarities(left, right), "\(a) – \(b)")
    }
  }

  private func name(_ random: inout Seeded) -> String {
    (0..<Int.random(in: 1...3, using: &random))
      .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  /// Random similarities reach choices that real words hardly offer.
  @Test func noAlignmentIsBetterWhateverTheSimilarities() {
    var random = Seeded(seed: 12)
    for _ in 0..<250 {
      let (a, b) = (name(&random), name(&random))
      let (left, right) = (Embedded.prepared(a), Embedded.prepared(b))
      guard left.units.count * right.units.count <= 16 else { continue }
      let similarity = (0..<left.units.count * right.units.count).map { _ in
        Bool.random(using: &random) ? -Float.random(in: 0...15, using: &random) : -.infinity
      }
      expectBest(left, right, similarity, "\(a) – \(b) by \(similarity)")
    }
  }

  private func expectBest(
    _ left: PreparedName, _ right: PreparedName, _ similarity: [Float], _ comment: String
  ) {
    let found = aligner.align(left, right, similarity: similarity, prices: prices)
    let best = ExhaustiveAlignment(
      mention: left, alias: right, similarity: similarity, prices: prices
    ).bestScore()
    #expect(abs(found.score - best) < 0.001, "\(comment): \(found.score), best \(best)")
  }

  /// The parts of an alignment and its sum agree.
  @Test func theScoreIsTheSumOfWhatTheAlignmentTells() {
    var random = Seeded(seed: 13)
    for _ in 0..<300 {
      let (a, b) = (name(&random), name(&random))
      let (left, right) = (Embedded.prepared(a), Embedded.prepared(b))
      let found = aligner.align(
        left, right, similarity: similarities(left, right), prices: prices)
      var (taken, used) = (UInt32(0), UInt32(0))
      for match in found.matches {
        let (m, r) = (left.units[match.mention].mask, right.units[match.alias].mask)
        #expect(taken & m == 0 && used & r == 0, "\(a) – \(b): parts matched twice")
        taken |= m
        used |= r
      }
      #expect(found.missing == ((1 << UInt32(left.parts.count)) - 1) & ~taken, "\(a) – \(b)")
      #expect(found.extra == ((1 << UInt32(right.parts.count)) - 1) & ~used, "\(a) – \(b)")
      let most =
        found.matches.reduce(0) { $0 + $1.evidence } - found.missingPrice - found.extraPrice
        - prices.inversion * Float(min(2, found.inversions))
      #expect(found.score <= most + 0.001, "\(a) – \(b)")
    }
  }

  @Test func aWarmAlignerFindsWhatAFreshOneFinds() {
    var random = Seeded(seed: 14)
    for _ in 0..<150 {
      let (left, right) = (Embedded.prepared(name(&random)), Embedded.prepared(name(&random)))
      let similarity = similarities(left, right)
      let fresh = Aligner().align(left, right, similarity: similarity, prices: prices)
      let warm = aligner.align(left, right, similarity: similarity, prices: prices)
      #expect(fresh.score == warm.score)
      #expect(fresh.missing == warm.missing && fresh.extra == warm.extra)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func namesOfManyEqualPartsAreAlignedInTime() {
    let long = Array(repeating: "Muhammad", count: 40).joined(separator: " ")
    let found = align(long, long)
    #expect(found.score > 0)
    #expect(found.matches.count <= PreparedName.mostParts)
  }

  // MARK: Behaviour

  @Test(arguments: [
    ("Walid al-Moallem", "al-Moallem Walid"), ("MOALLEM, Walid", "Walid Moallem"),
    ("فيصل المقداد", "المقداد فيصل"),
  ])
  func theOtherOrderCostsAnInversionOnly(_ name: String, _ turned: String) {
    let (straight, inverted) = (align(name, name), align(name, turned))
    #expect(inverted.matches.count == straight.matches.count)
    #expect(inverted.missing == 0 && inverted.extra == 0)
    #expect(straight.score - inverted.score <= 2 * prices.inversion + 0.5)
  }

  @Test(arguments: [
    ("Kafr Nabl", "Kafranbel"), ("Kafranbel", "كفر نبل"), ("Deir Ezzor", "Deirezzor"),
    ("Nasr Allah", "Nasrallah"), ("Nur al-Din", "Noureddine"), ("Nur ad-Din", "نور الدين"),
    ("Abd al-Rahman", "Abdurrahman"), ("عبد الرحمن", "Abderrahmane"),
    ("Ali-Asghar", "علی اصغر"), ("Abu Bakr", "Aboubakr"),
  ])
  func joinedAndSplitSpellingsMeet(_ split: String, _ joined: String) {
    for (a, b) in [(split, joined), (joined, split)] {
      let found = align(a, b)
      #expect(found.missing == 0 && found.extra == 0, "\(a) – \(b)")
      #expect(found.score > 3, "\(a) – \(b): \(found.score)")
    }
  }

  @Test func anInitialMeetsTheNameItBegins() {
    let (fits, other) = (align("W. Moallem", "Walid Moallem"), align("K. Moallem", "Walid Moallem"))
    #expect(fits.matches.count == 2)
    #expect(other.matches.count == 1)
    #expect(fits.score > other.score + 2)
  }

  @Test func oneNumberIsNotAnother() {
    let same = align("Abdullah II", "Abdallah II")
    let other = align("Abdullah II", "Abdallah III")
    #expect(same.missing == 0 && same.extra == 0)
    #expect(other.missing != 0 && other.extra != 0)
    #expect(same.score > other.score + 2 * prices.number)
  }

  @Test(arguments: [
    ("Abdullah II", "Abdullah 2"), ("Abdullah II", "Abdullah the Second"),
    ("Abdullah II", "عبد الله الثاني"), ("Block 12", "Block ١٢"),
  ])
  func aNumberIsItselfHoweverWritten(_ a: String, _ b: String) {
    let found = align(a, b)
    #expect(found.matches.contains { $0.evidence == prices.numberMatch }, "\(a) – \(b)")
    #expect(found.missing == 0, "\(a) – \(b)")
  }

  @Test func aMissingSurnameCostsMoreThanAMissingTitle() {
    let whole = align("Walid Moallem", "Walid Moallem")
    let title = align("Dr. Walid Moallem", "Walid Moallem")
    let surname = align("Walid Moallem Jumblatt", "Walid Moallem")
    #expect(whole.score > title.score)
    #expect(title.score > surname.score)
  }

  @Test func namesOfNothingInCommonDoNotMeet() {
    let found = align("Walid", "Bouthaina")
    #expect(found.matches.isEmpty)
    #expect(found.score < 0)
  }

  @Test func emptyNamesAreAligned() {
    #expect(align("", "").score == 0)
    #expect(align("Walid", "").matches.isEmpty)
    #expect(align("", "Walid").score < 0)
  }
}

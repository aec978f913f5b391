import Learning
import Matching
import Orthography
import Testing

@Suite struct EditTrainerTests {
  /// Invented words by one rule: a letter has its spellings, ق two of them, and between the
  /// consonants stands any vowel. Few words would be learned by heart.
  private static let corpus: [(String, String, Double)] = {
    let spellings = [
      ("ب", ["b"]), ("د", ["d"]), ("ر", ["r"]), ("س", ["s"]), ("ش", ["sh"]), ("خ", ["kh"]),
      ("ق", ["q", "k"]), ("ك", ["k"]), ("ل", ["l"]), ("م", ["m"]), ("ن", ["n"]),
    ]
    var random = Seeded(seed: 41)
    return (0..<220).map { _ in
      var (arabic, latin) = ("", "")
      for _ in 0..<Int.random(in: 3...4, using: &random) {
        let (letter, written) = spellings[Int.random(in: 0..<spellings.count, using: &random)]
        if !latin.isEmpty { latin += ["a", "i", "u"].randomElement(using: &random) ?? "" }
        arabic += letter
        latin += written.randomElement(using: &random) ?? ""
      }
      return (arabic, latin, 1)
    }
  }()

  private static func numbers(_ text: String, _ alphabet: Alphabet) -> [UInt8] {
    EditTable.letters(text, alphabet) ?? []
  }

  private static let pairs = corpus.map {
    EditTrainer.Pair(
      left: numbers($0.0, .arabic), right: numbers($0.1, .latin), weight: $0.2)
  }

  private static func trained(_ pairs: [EditTrainer.Pair]) -> EditTrainer.Result {
    var settings = EditTrainer.Settings()
    settings.dropped = 0
    settings.leastCount = 0.5
    return EditTrainer(left: .arabic, right: .latin, settings: settings).train(pairs)
  }

  private static let shared = trained(pairs)
  private var result: EditTrainer.Result { Self.shared }

  /// Expected number of operations that write a letter so, a vowel behind it or not.
  private func count(_ left: String, _ right: String) -> Double {
    let (l, r) = (Self.numbers(left, .arabic), Self.numbers(right, .latin))
    return zip(result.operations, result.counts)
      .reduce(0) { $1.0.left == l && $1.0.right.starts(with: r) ? $0 + $1.1 : $0 }
  }

  @Test(arguments: [
    ("ق", ["q", "k"]), ("خ", ["kh"]), ("ش", ["sh", "s"]), ("م", ["m"]), ("د", ["d"]), ("ك", ["k"]),
  ])
  func obviousCorrespondencesAreLearned(_ letter: String, _ spellings: [String]) {
    for spelling in spellings {
      for other in ["m", "d", "l", "s", "b"] where !spellings.contains(other) {
        #expect(
          count(letter, spelling) > 2 * count(letter, other),
          "\(letter) \(spelling) \(count(letter, spelling)), \(other) \(count(letter, other))")
      }
    }
  }

  @Test func trainingMakesThePairsMoreProbable() {
    #expect(result.progress.count == EditTrainer.Settings().iterations)
    for (before, after) in zip(result.progress.dropFirst(), result.progress.dropFirst(2)) {
      // Contexts back off, so a round may lose a trifle.
      #expect(after > before - 0.05, "\(result.progress)")
    }
    #expect((result.progress.last ?? 0) > (result.progress.first ?? 0) + 5)
  }

  @Test func weightsAreLogarithmsOfProbabilities() {
    var sums = [Double](repeating: 0, count: EditContext.count)
    for operation in result.operations {
      #expect(operation.weights.count == EditContext.count)
      for (context, weight) in operation.weights.enumerated() {
        #expect(weight <= 0 && weight.isFinite)
        sums[context] += Double(exponential(weight))
      }
    }
    // What is too rare for the table is missing from the sum.
    #expect(sums.allSatisfy { $0 > 0.5 && $0 < 1.001 }, "\(sums)")
  }

  @Test(arguments: UInt64(1)...2)
  func theOrderOfPairsDoesNotMatter(_ seed: UInt64) {
    var random = Seeded(seed: seed)
    let other = Self.trained(Self.pairs.shuffled(using: &random))
    #expect(other.progress == result.progress)
    #expect(other.counts == result.counts)
    #expect(other.operations.map(\.left) == result.operations.map(\.left))
    #expect(other.operations.map(\.weights) == result.operations.map(\.weights))
  }

  /// Pairs alike but for their weight come in the order of the input.
  @Test func theOrderOfPairsOfOneSpellingDoesNotMatter() {
    let twice = Self.pairs.flatMap { pair in
      [1.0, 0.3].map { share in
        var pair = pair
        pair.weight *= share
        return pair
      }
    }
    let (there, back) = (Self.trained(twice), Self.trained(twice.reversed()))
    for (a, b) in zip(there.counts, back.counts) { #expect(abs(a - b) < 1e-6) }
    #expect(there.operations.map(\.weights) == back.operations.map(\.weights))
  }

  @Test func aWrongPairIsDropped() {
    var settings = EditTrainer.Settings()
    settings.dropped = 0.0046
    let wrong = EditTrainer.Pair(
      left: Self.numbers("بثينة", .arabic), right: Self.numbers("jumblatt", .latin), weight: 1)
    let result = EditTrainer(left: .arabic, right: .latin, settings: settings)
      .train(Self.pairs + [wrong])
    #expect(result.droppedPairs.map(\.right) == [wrong.right])
    #expect(result.keptPairs.count == Self.pairs.count)
  }

  @Test func aPriorKeepsWhatThePairsDoNotShow() {
    let (left, right) = (Self.numbers("ظ", .arabic), Self.numbers("dh", .latin))
    var trainer = EditTrainer(left: .arabic, right: .latin)
    #expect(!trainer.train(Self.pairs).operations.contains { $0.left == left && $0.right == right })
    trainer.prior = [(left, right, 20)]
    #expect(trainer.train(Self.pairs).operations.contains { $0.left == left && $0.right == right })
  }

  @Test func withinOneAlphabetTheTableIsSymmetric() {
    let pairs = [("qasim", "kasim"), ("miqdad", "mikdad"), ("shaban", "chaban"), ("ali", "ali")]
      .map {
        EditTrainer.Pair(
          left: Self.numbers($0.0, .latin), right: Self.numbers($0.1, .latin), weight: 20)
      }
    let mirrored = pairs.map { EditTrainer.Pair(left: $0.right, right: $0.left, weight: 20) }
    var settings = EditTrainer.Settings()
    settings.dropped = 0
    let result = EditTrainer(left: .latin, right: .latin, settings: settings)
      .train(pairs + mirrored)
    for operation in result.operations {
      let mirror = result.operations.first {
        $0.left == operation.right && $0.right == operation.left
      }
      let weights = mirror?.weights ?? []
      #expect(
        weights.count == EditContext.count
          && zip(weights, operation.weights).allSatisfy { abs($0 - $1) < 1e-3 },
        "\(EditTable.text(operation.left, .latin)) \(EditTable.text(operation.right, .latin))")
    }
  }

  @Test func nothingIsLearnedFromNothing() {
    let result = Self.trained([])
    #expect(result.operations.isEmpty)
    #expect(result.keptPairs.isEmpty)
  }

  @Test func emptySidesAndWeightsAreHarmless() {
    let empty = EditTrainer.Pair(left: [], right: Self.numbers("ali", .latin), weight: 1)
    let none = EditTrainer.Pair(left: [], right: [], weight: 0)
    let result = Self.trained(Self.pairs + [empty, none])
    #expect(result.progress.allSatisfy { $0.isFinite })
    #expect(result.operations.allSatisfy { $0.weights.allSatisfy { $0.isFinite } })
  }

  /// A trained table tells a spelling from another name.
  @Test func theTrainedTableAlignsWordsItHasNotSeen() {
    let table = EditTable(left: .arabic, right: .latin, operations: result.operations)
    let left = Self.numbers("خدم", .arabic)
    let near = table.joint(left, Self.numbers("khadim", .latin))
    let far = table.joint(left, Self.numbers("shadim", .latin))
    #expect(near > far + 2, "\(near), \(far)")
  }

  @Test func whoDoesTheWorkDoesNotMatter() {
    let backwards = Workforce { pieces, work in
      for piece in (0..<pieces).reversed() { work(piece) }
    }
    let trainer = EditTrainer(left: .arabic, right: .latin)
    let (one, other) = (trainer.train(Self.pairs), trainer.train(Self.pairs, backwards))
    #expect(one.counts == other.counts)
    #expect(one.progress == other.progress)
    #expect(one.operations.map(\.weights) == other.operations.map(\.weights))
  }
}

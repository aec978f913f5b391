import Learning
import Matching
import Onomastics
import Testing

@Suite struct CalibrationTrainerTests {
  /// Features of a real comparison.
  private static func features(_ a: String, _ b: String) -> Features {
    var (a, b) = (a, b)
    return a.withUTF8 { first in
      b.withUTF8 {
        PairScorer(knowledge: Embedded.knowledge).compare(first, $0, kind: .person).features
      }
    }
  }

  private static let same = [
    ("Walid al-Moallem", "وليد المعلم"), ("Fayssal Mikdad", "Faisal Mekdad"),
    ("Hassan Rouhani", "حسن روحاني"), ("Muammar Gaddafi", "Mouammar Kadhafi"),
    ("Abdelaziz Bouteflika", "عبد العزيز بوتفليقة"), ("Mahmoud Abbas", "محمود عباس"),
    ("Nouri al-Maliki", "Nuri Maliki"), ("Amr Moussa", "عمرو موسى"),
  ]
  private static let different = [
    ("Walid al-Moallem", "Walid Jumblatt"), ("Fayssal Mikdad", "فيصل القاسم"),
    ("Hassan Rouhani", "Hassan Nasrallah"), ("Mahmoud Abbas", "محمود درويش"),
    ("Nouri al-Maliki", "Anas al-Maliki"), ("Amr Moussa", "Amr Diab"),
    ("Abdelaziz Bouteflika", "Abdelaziz Belkhadem"), ("Abbas Araghchi", "عباس كيارستمي"),
  ]

  private static func observations(
    _ pairs: [(String, String)], isRight: Bool
  ) -> [CalibrationTrainer.Observation] {
    pairs.enumerated().map { number, pair in
      CalibrationTrainer.Observation(
        candidates: [.init([features(pair.0, pair.1)], isRight: isRight)], fold: number % 2)
    }
  }

  private static let all =
    observations(same, isRight: true) + observations(different, isRight: false)

  @Test func oneNameIsTakenForLikelierThanTwo() {
    let weights = CalibrationTrainer(contextual: false).fit(Self.all)
    #expect(weights.candidates == Self.all.count)
    let odds = { (pair: (String, String)) in
      weights.calibration.logOdds(Self.features(pair.0, pair.1))
    }
    let least = Self.same.map(odds).min() ?? 0
    let most = Self.different.map(odds).max() ?? 0
    #expect(least > most, "\(Self.same.map(odds)) \(Self.different.map(odds))")
  }

  @Test func aFoldIsNotLearnedFrom() {
    let trainer = CalibrationTrainer(contextual: false)
    let folds = trainer.crossFit(Self.all, folds: 2, .alone)
    for fold in 0...1 {
      let others = Self.all.filter { $0.fold != fold }
      #expect(folds[fold].base == trainer.fit(others).base)
      #expect(folds[fold].candidates == others.count)
    }
    #expect(folds[0].base != folds[1].base)
  }

  @Test func compareKnowsOfNoOtherCandidates() {
    var observations = Self.all
    for index in observations.indices {
      observations[index].candidates[0].directions[0].setMargin(
        score: Float(index), runnerUp: Float(index * index % 7), crowd: index % 3)
    }
    let alone = CalibrationTrainer(contextual: false).fit(observations)
    #expect(alone.base.suffix(Features.contextual).allSatisfy { $0 == 0 })
    let amongOthers = CalibrationTrainer(contextual: true).fit(observations)
    #expect(amongOthers.base.suffix(Features.contextual).contains { $0 != 0 })
  }

  @Test func anObservationCountsByItsWeight() {
    var twice = Self.all
    twice.append(Self.all[0])
    var weighted = Self.all
    weighted[0].weight = 2
    let trainer = CalibrationTrainer(contextual: false)
    for (a, b) in zip(trainer.fit(twice).base, trainer.fit(weighted).base) {
      #expect(abs(a - b) < 0.001)
    }
  }

  @Test func nothingToLearnFromIsNoFault() {
    #expect(CalibrationTrainer(contextual: true).fit([]).base.allSatisfy { $0 == 0 })
  }
}

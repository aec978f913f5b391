import Matching
import Onomastics

/// Scoring one name against another, both read beforehand.
struct PairMeasure {
  /// Half of the pairs are a mention and the person meant, half a mention and anybody.
  static func make(_ workload: Workload) -> Measure {
    let scratch = NameScratch()
    func read(_ text: String) -> PairSide {
      var text = text
      text.withUTF8 { workload.knowledge.read($0, kind: .person, scratch: scratch) }
      return PairSide(scratch.name, knowledge: workload.knowledge)
    }
    let texts = workload.queries(ofRound: 0).enumerated().map { number, query in
      let other = number % 2 == 0 ? query.person : (number * 7919) % workload.people.count
      return (query.text, workload.people[other].latin)
    }
    let pairs = texts.map { (read($0.0), read($0.1)) }
    let fold = NaiveFold()
    let characters = texts.map { (Array(fold.fold($0.0)), Array(fold.fold($0.1))) }
    let scorer = PairScorer(knowledge: workload.knowledge)
    return Measure(
      title: "score a pair", unit: .microseconds("µs"),
      work: Measure.Work(items: pairs.count) { _ in
        var same = 0
        for number in pairs.indices
        where scorer.score(pairs[number].0, pairs[number].1, kind: .person) > 0.5 { same += 1 }
        return same
      },
      baseline: (
        "Levenshtein",
        Measure.Work(items: characters.count) { _ in
          characters.reduce(0) { $0 + Levenshtein.distance($1.0, $1.1) }
        }
      ), target: 500_000)
  }
}

import AliasIndex
import Kunya
import Matching

/// Finding the person behind a mention, and building the index for it.
struct ResolvingMeasures {
  private let workload: Workload
  private let scan: LinearScan

  init(_ workload: Workload) {
    self.workload = workload
    scan = LinearScan(workload.people.map(\.latin))
  }

  var all: [Measure] { [misspelt, exact, build] }

  private var misspelt: Measure {
    let workload = self.workload
    let scan = self.scan
    let session = workload.resolver.makeSession()
    return Measure(
      title: "resolve misspelt names", unit: .rate("mentions/s"),
      work: Measure.Work(items: workload.sizes.queries) { round in
        workload.queries(ofRound: round).reduce(0) {
          $0 + session.resolve($1.text).candidates.count
        }
      },
      baseline: (
        "linear scan",
        Measure.Work(items: workload.sizes.scans) { round in
          workload.queries(ofRound: round).prefix(workload.sizes.scans).reduce(0) {
            $0 + scan.nearest($1.text)
          }
        }
      ), target: 10_000)
  }

  /// The baseline cannot find anything but exact spellings.
  private var exact: Measure {
    let people = workload.people
    let rounds = workload.sizes.rounds
    let session = workload.resolver.makeSession()
    let fold = NaiveFold()
    let numbers = Dictionary(
      people.enumerated().map { (fold.fold($1.latin), $0) }, uniquingKeysWith: { a, _ in a })
    let count = people.count / rounds
    func round(_ number: Int) -> ArraySlice<NameGenerator.Person> {
      people[number * count..<(number + 1) * count]
    }
    return Measure(
      title: "resolve exact names", unit: .rate("mentions/s"),
      work: Measure.Work(items: count) { number in
        round(number).reduce(0) { $0 + session.resolve($1.latin).candidates.count }
      },
      baseline: (
        "fold and Dictionary",
        Measure.Work(items: count) { number in
          round(number).reduce(0) { $0 + (numbers[fold.fold($1.latin)] ?? 0) }
        }
      ))
  }

  private var build: Measure {
    let (entities, knowledge) = (workload.entities, workload.knowledge)
    return Measure(
      title: "build the index", unit: .rate("aliases/s"),
      work: Measure.Work(items: entities.count * 2) { _ in
        var builder = AliasIndexBuilder(knowledge: knowledge)
        do {
          for entity in entities { try builder.add(entity) }
          return try builder.build().count
        } catch {
          preconditionFailure("\(error)")
        }
      })
  }
}

import Matching
import Onomastics
import Orthography

/// Fold, parse, blocking keys: what happens to a name before it is compared.
struct ReadingMeasures {
  private let workload: Workload
  private let names: [String]
  private let folded: [FoldedText]
  private let parts: [[UInt8]]

  init(_ workload: Workload) {
    self.workload = workload
    names = workload.people.flatMap { [$0.latin, $0.arabic] }
    let knowledge = workload.knowledge
    folded = names.map { knowledge.folder.fold($0) }
    var parse = NameParse()
    parts = folded.flatMap { text in
      knowledge.grammar.parse(text, kind: .person, into: &parse)
      return parse.parts.map { Array(parse.letters[$0.reading.letters]) }
    }
  }

  var all: [Measure] { [fold, parse, keys] }

  private var fold: Measure {
    let folder = workload.knowledge.folder
    let buffer = NameBuffer(names)
    let passes = workload.sizes.foldPasses
    let naive = NaiveFold()
    let names = self.names
    return Measure(
      title: "fold", unit: .rate("names/s"),
      work: Measure.Work(items: names.count * passes) { _ in
        var text = FoldedText()
        var letters = 0
        for _ in 0..<passes {
          buffer.withEachName { name in
            folder.fold(name, into: &text)
            letters += text.count
          }
        }
        return letters
      },
      baseline: (
        "String and Character",
        Measure.Work(items: names.count) { _ in
          names.reduce(0) { $0 + naive.fold($1).utf8.count }
        }
      ), target: 1_000_000)
  }

  private var parse: Measure {
    let grammar = workload.knowledge.grammar
    let folded = self.folded
    return Measure(
      title: "parse a folded name", unit: .rate("names/s"),
      work: Measure.Work(items: folded.count) { _ in
        var parse = NameParse()
        var parts = 0
        for text in folded {
          grammar.parse(text, kind: .person, into: &parse)
          parts += parse.parts.count
        }
        return parts
      })
  }

  private var keys: Measure {
    let table = workload.knowledge.keys
    let parts = self.parts
    return Measure(
      title: "blocking keys", unit: .rate("names/s"),
      work: Measure.Work(items: names.count) { _ in
        var keys: [KeyTable.Key] = []
        var count = 0
        for part in parts {
          keys.removeAll(keepingCapacity: true)
          table.keys(of: part, into: &keys)
          count += keys.count
        }
        return count
      })
  }
}

import Kunya
import Transliteration

/// How many names a second each scheme transliterates, on one core, over a list of one's own.
///
/// Prints a scheme and its rate a line, the best of several rounds.
struct SchemeRates {
  private let names: NameBuffer

  private static let rounds = 5

  init(path: String) throws {
    names = NameBuffer(try NameBuffer.lines(path))
  }

  func run() throws {
    let transliterator = try Transliterator()
    for scheme in transliterator.schemes {
      let session = try transliterator.makeSession(scheme: scheme.id)
      var output: [UInt8] = []
      let times = (0..<Self.rounds).map { _ in
        output.removeAll(keepingCapacity: true)
        return ProcessorTime.seconds {
          names.withEachName { session.transliterate($0, appendingTo: &output) }
        }
      }
      print("\(scheme.id)\t\(Int(Double(names.count) / (times.min() ?? 1)))")
    }
  }
}

import Glibc
import Kunya

/// How many names a second each scheme transliterates, on one core, over a list of one's own.
///
/// Prints a scheme and its rate a line, the best of several rounds.
struct SchemeRates {
  private let names: NameBuffer

  private static let rounds = 5

  init(path: String) throws {
    guard let file = fopen(path, "rb") else { throw Workload.Fault(description: "no file \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    names = NameBuffer(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
  }

  func run() throws {
    let transliterator = try Transliterator()
    for scheme in transliterator.schemes {
      let session = try transliterator.makeSession(scheme: scheme.id)
      var output: [UInt8] = []
      let clock = ContinuousClock()
      let times = (0..<Self.rounds).map { _ in
        output.removeAll(keepingCapacity: true)
        return clock.measure {
          names.withEachName { session.transliterate($0, appendingTo: &output) }
        }
      }
      let best = times.min() ?? .zero
      let seconds =
        Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
      print("\(scheme.id)\t\(Int(Double(names.count) / seconds))")
    }
  }
}

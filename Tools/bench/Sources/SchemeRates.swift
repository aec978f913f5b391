import Glibc
import Kunya
import Transliteration

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
      let times = (0..<Self.rounds).map { _ in
        output.removeAll(keepingCapacity: true)
        let start = Self.processorSeconds
        names.withEachName { session.transliterate($0, appendingTo: &output) }
        return Self.processorSeconds - start
      }
      print("\(scheme.id)\t\(Int(Double(names.count) / (times.min() ?? 1)))")
    }
  }

  /// The time that the processor has given to this thread.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

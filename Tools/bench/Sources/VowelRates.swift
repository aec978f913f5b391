import Glibc
import Kunya
import Transliteration

/// How many words and names a second get their vowels, on one core, over a list of one's own.
///
/// Every word of the list is read once by a vocalizer that has met none before; then the names are
/// transliterated by a vocalizer that knows all of their words. The best of several rounds each.
struct VowelRates {
  private let names: [String]

  private static let rounds = 5

  init(path: String) throws {
    names = try NameBuffer.lines(path).filter { !$0.isEmpty }
  }

  func run() throws {
    var words: [String] = []
    var known = Set<String>()
    for name in names {
      for word in name.split(separator: " ").map(String.init) where known.insert(word).inserted {
        words.append(word)
      }
    }
    var rates = (words: 0.0, names: 0.0)
    for _ in 0..<Self.rounds {
      let vocalizer = try Vocalizer.embedded()
      let time = ProcessorTime.seconds {
        for word in words {
          _ = vocalizer.spellings(Vocalizer.Word(words: [word], index: 0, language: .arabic), 1)
        }
      }
      rates.words = max(rates.words, Double(words.count) / time)
      let transliterator = try Transliterator(vocalizer: vocalizer)
      _ = try transliterator.transliterate("", scheme: "ala-lc")
      let again = try ProcessorTime.seconds {
        for name in names { _ = try transliterator.transliterate(name, scheme: "ala-lc") }
      }
      rates.names = max(rates.names, Double(names.count) / again)
    }
    print("words, each met the first time\t\(words.count)\t\(Int(rates.words)) /s")
    print("names by ala-lc, their words known\t\(names.count)\t\(Int(rates.names)) /s")
  }
}

/// The time that the processor gives to this thread.
enum ProcessorTime {
  /// What a piece of work takes.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = now
    try work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

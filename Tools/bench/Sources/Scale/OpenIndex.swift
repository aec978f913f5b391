import AliasIndex
import Kunya
import Matching

/// An index file that was opened to be measured; one thread.
final class OpenIndex {
  let knowledge: Knowledge
  let index: AliasIndex
  let session: ResolverSession
  /// Seconds that opening the file takes, the median of several times.
  let opening: Double
  /// Seconds from opening it to the first answer.
  let firstAnswer: Double

  /// What a stretch of mentions took.
  struct Round {
    var count = 0
    /// Mentions whose first candidate is the person meant.
    var right = 0
    /// Seconds of the processor.
    var seconds = 0.0
    /// Microseconds on the clock, by mention.
    var latencies: [Double] = []

    var rate: Double { seconds > 0 ? Double(count) / seconds : 0 }
  }

  private static let openings = 21

  init(path: String) throws {
    let knowledge = try Knowledge.embedded()
    let clock = ContinuousClock()
    var openings: [Double] = []
    for _ in 0..<Self.openings {
      let start = clock.now
      _ = try AliasIndex(path: path, for: knowledge)
      openings.append(Self.seconds(clock.now - start))
    }
    opening = openings.sorted()[Self.openings / 2]
    self.knowledge = knowledge
    let start = clock.now
    index = try AliasIndex(path: path, for: knowledge)
    session = Resolver(knowledge: knowledge, indexes: [index]).makeSession()
    // An answer that needs the index, whatever names it has.
    _ = session.resolve("Muhammad Ahmad")
    firstAnswer = Self.seconds(clock.now - start)
  }

  /// Resolves mentions one after the other.
  func resolve(_ mentions: ArraySlice<MentionFile.Mention>) -> Round {
    let clock = ContinuousClock()
    var round = Round(count: mentions.count)
    round.latencies.reserveCapacity(mentions.count)
    round.seconds = ProcessorTime.seconds {
      for mention in mentions {
        let start = clock.now
        let answer = session.resolve(mention.text)
        round.latencies.append(Self.seconds(clock.now - start) * 1e6)
        if answer.candidates.first?.id == mention.person { round.right += 1 }
      }
    }
    return round
  }

  static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}

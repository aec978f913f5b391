package import Transliteration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Learns the weights that choose among the readings of an unvocalised word: a conditional
/// log-linear model over whole readings, by stochastic gradient with step sizes of their own
/// (AdaGrad, Duchi and others 2011) and features that are left out by chance.
///
/// The proposals that it learns from come from n-gram models that have not seen the word: each fifth
/// of the words is read with a model of the others. Deterministic.
package struct ReadingTrainer {
  /// Rounds through all words.
  package var rounds = 8
  /// Share of the features that a word does without, another share of them each time: else rare
  /// ones explain everything.
  package var dropOut = 0.7
  /// Features that tell the proposals of fewer words apart are left out.
  package var leastCount = 10
  /// Weights nearer to zero are left out.
  package var leastWeight = 0.3
  package var step: Float = 0.12
  /// Power of the n-gram model's probability to begin with.
  private static let trust: Float = 0.7

  package init() {}

  /// One word: its proposals, and which of them is right.
  package struct Case: Sendable {
    package var word: [UInt8]
    package var proposals: [VowelRestorer.Proposal]
    package var right: Int

    package init(word: [UInt8], proposals: [VowelRestorer.Proposal], right: Int) {
      self.word = word
      self.proposals = proposals
      self.right = right
    }
  }

  /// Learns from cases in their order.
  ///
  /// - Complexity: O(rounds · features of all proposals).
  package func train(_ cases: [Case]) -> ReadingWeights.Table {
    let lists = FeatureLists(cases, leastCount: leastCount)
    var weights = [Float](repeating: 0, count: lists.count)
    var squares = [Float](repeating: 1e-4, count: lists.count)
    var kept = [Bool](repeating: true, count: lists.count)
    var trust = Self.trust
    var random = SplitMix(seed: 1)
    var order = Array(cases.indices)
    for _ in 0..<rounds {
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, Int(random.next() % UInt64(index + 1)))
      }
      for number in order {
        let list = lists.lists[number]
        // What is left out is left out of all proposals of the word.
        let seed = random.next()
        for id in list.ids {
          let chance = SplitMix.mix(seed ^ UInt64(id)) >> 40
          kept[Int(id)] = Double(chance) >= dropOut * Double(1 << 24)
        }
        var scores: [Float] = []
        for index in list.logs.indices {
          var score = trust * list.logs[index]
          for id in list.features(index) where kept[Int(id)] { score += weights[Int(id)] }
          scores.append(score)
        }
        let most = scores.max() ?? 0
        var sum: Float = 0
        for index in scores.indices {
          scores[index] = exp(scores[index] - most)
          sum += scores[index]
        }
        var slope: Float = 0
        for index in scores.indices {
          let error = (index == list.right ? 1 : 0) - scores[index] / sum
          slope += error * list.logs[index]
          if abs(error) < 1e-4 { continue }
          for id in list.features(index) where kept[Int(id)] {
            let id = Int(id)
            squares[id] += error * error
            weights[id] += step * error / squares[id].squareRoot()
          }
        }
        trust += 0.0005 * slope
      }
    }
    var table = ReadingWeights.Table(trust: Double(trust))
    let ids = lists.ids
    for item in cases {
      FeatureLists.forEach(item) { _, feature in
        if let id = ids[feature.hash], abs(weights[Int(id)]) >= Float(leastWeight) {
          table.weights[feature] = Double(weights[Int(id)]) * (1 - dropOut)
        }
      }
    }
    return table
  }
}

/// Features of all proposals as numbers.
private struct FeatureLists {
  /// One word's.
  struct List {
    var right: Int
    var logs: [Float]
    /// Features of the proposals, one after the other, and where each begins.
    var ids: [Int32]
    var starts: [Int]

    func features(_ proposal: Int) -> ArraySlice<Int32> {
      ids[starts[proposal]..<starts[proposal + 1]]
    }
  }

  var lists: [List] = []
  /// Numbers of the features that are frequent enough.
  var ids: [UInt64: Int32] = [:]
  var count: Int { ids.count }

  /// Calls `body` with each proposal's number and features.
  static func forEach(
    _ item: ReadingTrainer.Case, _ body: (_ proposal: Int, _ feature: ReadingFeature) -> Void
  ) {
    var view = ReadingView()
    for (number, proposal) in item.proposals.enumerated() {
      view.setWord(
        item.word.dropFirst(Clitic.all[proposal.clitic].letters.count), clitic: proposal.clitic)
      view.setReading(proposal.outputs)
      for feature in view.features() { body(number, feature) }
    }
  }

  init(_ cases: [ReadingTrainer.Case], leastCount: Int) {
    // Counted by a part of the hash: two features that meet there may both stay.
    let mask = UInt64(1 << 24 - 1)
    var counts = [UInt8](repeating: 0, count: 1 << 24)
    for item in cases {
      for entry in Self.telling(item) where entry.isFirst {
        let slot = Int(entry.hash & mask)
        if counts[slot] < 255 { counts[slot] += 1 }
      }
    }
    for item in cases {
      var list = List(
        right: item.right, logs: item.proposals.map { Float($0.log) }, ids: [], starts: [0])
      var byProposal = [[Int32]](repeating: [], count: item.proposals.count)
      for entry in Self.telling(item) where counts[Int(entry.hash & mask)] >= leastCount {
        let id: Int32
        if let known = ids[entry.hash] {
          id = known
        } else {
          id = Int32(ids.count)
          ids[entry.hash] = id
        }
        byProposal[entry.proposal].append(id)
      }
      for own in byProposal {
        list.ids += own
        list.starts.append(list.ids.count)
      }
      lists.append(list)
    }
  }

  private struct Entry {
    var hash: UInt64
    var proposal: Int
    var isFirst = false
  }

  /// Features that some proposals have and others do not: the others cancel out.
  private static func telling(_ item: ReadingTrainer.Case) -> [Entry] {
    var all: [Entry] = []
    forEach(item) { all.append(Entry(hash: $1.hash, proposal: $0)) }
    all.sort { ($0.hash, $0.proposal) < ($1.hash, $1.proposal) }
    var telling: [Entry] = []
    var start = 0
    while start < all.count {
      var end = start
      var proposals = 0
      while end < all.count, all[end].hash == all[start].hash {
        if end == start || all[end].proposal != all[end - 1].proposal { proposals += 1 }
        end += 1
      }
      if proposals < item.proposals.count || proposals < end - start {
        for index in start..<end {
          var entry = all[index]
          entry.isFirst = index == start
          telling.append(entry)
        }
      }
      start = end
    }
    return telling
  }
}

/// Numbers by chance that are always the same (Steele and others 2014).
private struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

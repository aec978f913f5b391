/// Draws ranks with a frequency of 1 / (rank + 1), as given names have it in a population.
struct Zipf {
  private let cumulative: [Double]

  init(count: Int) {
    var sum = 0.0
    cumulative = (0..<count).map { rank in
      sum += 1 / Double(rank + 1)
      return sum
    }
  }

  /// A rank, 0 for the most frequent.
  func rank(_ random: inout SplitMix) -> Int {
    let drawn = random.unit() * (cumulative.last ?? 0)
    var low = 0
    var high = max(0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

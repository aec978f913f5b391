/// Where entities were given, by their numbers: a few words for each stretch of lines without a gap.
struct EntityPlaces {
  private struct Stretch {
    var number: Int
    var file: String
    /// Line of the first entity; `nil` in files that have none.
    var line: Int?
    /// Entities, each one line below the one before.
    var count: Int
  }

  private var stretches: [Stretch] = []

  /// Says where an entity stands; numbers ascend.
  mutating func add(_ number: Int, file: String, line: Int?) {
    if let last = stretches.last, last.file == file, last.number + last.count == number,
      line == last.line.map({ $0 + last.count })
    {
      stretches[stretches.count - 1].count += 1
    } else {
      stretches.append(Stretch(number: number, file: file, line: line, count: 1))
    }
  }

  /// The place of an entity that was added: `FILE:LINE`, or `FILE`.
  ///
  /// - Complexity: O(log n) in the stretches.
  subscript(number: Int) -> String {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].number <= number { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return "" }
    let stretch = stretches[low - 1]
    guard let line = stretch.line else { return stretch.file }
    return "\(stretch.file):\(line + number - stretch.number)"
  }
}

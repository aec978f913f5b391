/// The textbook's edit distance, two rows at a time.
enum Levenshtein {
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var previous = Array(0...b.count)
    var current = previous
    for i in a.indices {
      current[0] = i + 1
      for j in b.indices {
        let kept = previous[j] + (a[i] == b[j] ? 0 : 1)
        current[j + 1] = min(kept, previous[j + 1] + 1, current[j] + 1)
      }
      swap(&previous, &current)
    }
    return previous[b.count]
  }
}

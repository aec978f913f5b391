/// Resolving without an index: the name at the least edit distance in the whole table.
///
/// Kind to itself: only Latin aliases are looked at, and they were folded beforehand.
struct LinearScan {
  private let names: [[Character]]
  private let fold = NaiveFold()

  init(_ names: [String]) {
    let fold = NaiveFold()
    self.names = names.map { Array(fold.fold($0)) }
  }

  /// Number of the nearest name, the first of equals; −1 in an empty table.
  func nearest(_ text: String) -> Int {
    let query = Array(fold.fold(text))
    var best = (number: -1, distance: Int.max)
    for (number, name) in names.enumerated() {
      let distance = Levenshtein.distance(query, name)
      if distance < best.distance { best = (number, distance) }
    }
    return best.number
  }
}

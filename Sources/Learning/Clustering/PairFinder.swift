import Matching
import Onomastics

/// Finds for a name the names that could be spellings of it, without comparing it with all others.
///
/// Evidence is added up over the postings of alike words, the most telling parts first. A name
/// that shares nothing but common parts cannot make up for the rest, and is not even looked at.
struct PairFinder: Sendable {
  private let names: [PreparedName]
  private let book: WordBook
  private let prices: Prices
  /// What all parts of a name tell together.
  private let information: [Float]

  /// Two names whose evidence, as favourably as it can be counted, is a smaller share than this of
  /// what the longer one tells are not compared. Of the pairs left out by it one in two hundred has
  /// a probability above 0.3; they are short names inside long ones, which would hold groups together
  /// that have nothing else in common.
  private static let leastShare: Float = 0.4

  /// So many names are kept for one, the best.
  private static let most = 2000

  init(_ names: [PreparedName], _ book: WordBook, _ prices: Prices) {
    self.names = names
    self.book = book
    self.prices = prices
    information = names.map { name in
      name.parts.reduce(0) { $0 + (Self.isName($1) ? $1.information : 0) }
    }
  }

  /// Working memory for one name after the other; one a thread.
  struct Scratch {
    fileprivate var sum: [Float]
    fileprivate var best: [Float]
    fileprivate var name: [Int32]
    fileprivate var position: [Int32]
    fileprivate var touched: [Int32] = []

    init(count: Int) {
      sum = [Float](repeating: 0, count: count)
      best = [Float](repeating: 0, count: count)
      name = [Int32](repeating: -1, count: count)
      position = [Int32](repeating: -1, count: count)
    }
  }

  /// Names of higher numbers that may be spellings of the same name, in their order.
  func candidates(of name: Int, _ scratch: inout Scratch) -> [Int] {
    scratch.touched.removeAll(keepingCapacity: true)
    let stretches = stretches(of: name)
    let least = Self.leastShare * information[name]
    // What the stretches from here on can still bring, and those before have cost if unmatched.
    var hope = stretches.reduce(0) { $0 + $1.most }
    var lost: Float = 0
    for (number, stretch) in stretches.enumerated() {
      let admits = hope - lost >= least
      for unit in stretch.units {
        gather(unit, name, Int32(number), admits, price: stretch.price, &scratch)
      }
      hope -= stretch.most
      lost += stretch.price
    }
    let total = stretches.reduce(0) { $0 + $1.price }
    let fitting = scratch.touched.filter { other in
      let evidence = scratch.sum[Int(other)] - total
      return evidence >= Self.leastShare * max(information[name], information[Int(other)])
    }
    guard fitting.count > Self.most else { return fitting.map(Int.init).sorted() }
    let ranked = fitting.sorted {
      let (a, b) = (scratch.sum[Int($0)], scratch.sum[Int($1)])
      return a != b ? a > b : $0 < $1
    }
    return ranked.prefix(Self.most).map(Int.init).sorted()
  }

  /// The units that begin with one part, and what the part costs where none of them is matched.
  private struct Stretch {
    var units: [Int]
    var price: Float
    /// The most that any unit can bring, its price saved.
    var most: Float
  }

  /// The stretches of a name, the most telling first.
  private func stretches(of name: Int) -> [Stretch] {
    let prepared = names[name]
    var stretches = prepared.parts.map { part in
      Stretch(units: [], price: Self.isName(part) ? price(part.information) : 0, most: 0)
    }
    for (number, unit) in prepared.units.enumerated() where Int(unit.first) < stretches.count {
      let stretch = Int(unit.first)
      stretches[stretch].units.append(number)
      let most = unit.information + prices.channel * EditModel.identity + stretches[stretch].price
      stretches[stretch].most = max(stretches[stretch].most, most)
    }
    return stretches.filter { !$0.units.isEmpty }.sorted { $0.most > $1.most }
  }

  /// The smaller of what an unmatched part costs on either side.
  private func price(_ information: Float) -> Float {
    min(
      prices.missing + prices.missingInformation * information,
      prices.extra + prices.extraInformation * information)
  }

  /// Adds the best evidence of one unit to the names that have words like it.
  ///
  /// - Parameter admits: whether names that no earlier stretch has met may still come in.
  private func gather(
    _ unit: Int, _ name: Int, _ stretch: Int32, _ admits: Bool, price: Float,
    _ scratch: inout Scratch
  ) {
    let own = names[name].units[unit]
    for neighbour in book.neighbours[Int(book.unitWords[name][unit])] {
      let other = book.words[Int(neighbour.word)]
      if own.kind == .joined && !other.isOwn { continue }
      let evidence =
        0.5 * (own.information + other.information) + prices.channel * neighbour.similarity + price
      guard evidence > 0 else { continue }
      for posting in book.postings[Int(neighbour.word)] where Int(posting) > name {
        let at = Int(posting)
        if scratch.name[at] != Int32(name) {
          guard admits else { continue }
          scratch.name[at] = Int32(name)
          scratch.position[at] = -1
          scratch.sum[at] = 0
          scratch.touched.append(posting)
        }
        if scratch.position[at] != stretch {
          scratch.position[at] = stretch
          scratch.best[at] = evidence
          scratch.sum[at] += evidence
        } else if evidence > scratch.best[at] {
          scratch.sum[at] += evidence - scratch.best[at]
          scratch.best[at] = evidence
        }
      }
    }
  }

  private static func isName(_ part: PreparedName.Part) -> Bool {
    part.kind == .name || part.kind == .placeWord
  }
}

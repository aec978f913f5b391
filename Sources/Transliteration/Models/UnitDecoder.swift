internal import Sections

/// One way to write a word in the other script, with the probability that the model gives the pair.
package struct Rendering: Sendable, Equatable {
  package var letters: [UInt8]
  /// Joint probability of the letters read and those written.
  package var p: Double
  /// Numbers of the model's units on the likeliest path.
  var path: [Int] = []

  package init(letters: [UInt8], p: Double) {
    self.letters = letters
    self.p = p
  }
}

/// Finds the likeliest renderings of a word under a `UnitModel`, by beam search.
///
/// Position by position of the letters read, the best partial paths are kept; paths that have
/// written the same letters and are in the same context are one, and renderings at the end are
/// summed over their paths. Not for use by several threads at a time: it keeps its memory.
package struct UnitDecoder {
  /// Paths kept at each position: 10 lose a thousandth of the best answers against 40.
  package var beam = 10 { didSet { reset() } }
  /// Paths less likely than this share of the best at their position are dropped.
  package var width = 1e-4 { didSet { reset() } }
  /// Arabic letters in a row that may have no Latin letter.
  package var longestSilence = 1

  /// Looks further where the answers count more than the time.
  package mutating func searchWidely() {
    beam = 24
    width = 1e-6
    longestSilence = 2
  }

  private let expansion: UnitExpansion
  private var marks: UnitExpansion.Marks
  private var arena: [Step] = []
  /// Paths at each position of the word.
  private var frontiers: [UnitFrontier] = []
  private var merged: [UnitPath] = []
  private var order: [Ranked] = []
  /// Paths that came to the end of the word.
  private var finals: [UnitPath] = []
  /// One unit of a path that survived, and the step before it.
  private struct Step {
    var before: Int32
    var unit: Int32
  }

  private struct Ranked {
    var p: Double
    var index: Int
  }

  /// Letters that must be written, where they are known.
  private typealias Target = [UInt8]?

  package init(_ model: UnitModel) {
    expansion = UnitExpansion(model)
    marks = UnitExpansion.Marks(units: model.units.count)
  }

  private mutating func reset() { frontiers.removeAll() }

  /// The likeliest renderings, the best first.
  ///
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func renderings(of input: some Collection<UInt8>, limit: Int) -> [Rendering] {
    search(Array(input), target: nil)
    return collect(limit)
  }

  /// Probability of one pair of spellings, as far as the beam finds its paths.
  package mutating func probability(
    of input: some Collection<UInt8>, as output: some Collection<UInt8>
  ) -> Double {
    search(Array(input), target: Array(output))
    return finals.reduce(0) { $0 + $1.p }
  }

  /// One pair of spellings as a rendering; `nil` where the model has no path for it.
  package mutating func rendering(
    of input: some Collection<UInt8>, as output: some Collection<UInt8>
  ) -> Rendering? {
    search(Array(input), target: Array(output))
    return collect(1).first
  }

  // MARK: Search

  private mutating func search(_ input: [UInt8], target: Target) {
    let n = input.count
    arena.removeAll(keepingCapacity: true)
    finals.removeAll(keepingCapacity: true)
    while frontiers.count <= n {
      frontiers.append(UnitFrontier(wanted: 2 * beam, width: width))
    }
    for position in 0...n { frontiers[position].removeAll() }
    let start = UnitPath(
      p: 1, context: UnitModel.beginning, before: -1, unit: 0, written: 0)
    for length in 0...min(expansion.longest, n) {
      let choice = expansion.choice(Self.pack(input, 0, length), length, opens: true)
      expand([start], choice, to: length, target)
    }
    let silent = expansion.choice(0, 0, opens: false)
    for position in 0...n {
      guard var paths = survivors(of: position) else { continue }
      if !silent.units.isEmpty { addSilent(&paths, silent, position, target) }
      if position == n {
        for path in paths { finish(path, target) }
        return
      }
      for length in 1...max(1, min(expansion.longest, n - position)) {
        let choice = expansion.choice(Self.pack(input, position, length), length, opens: false)
        expand(paths, choice, to: position + length, target)
      }
    }
  }

  /// Lets paths write letters that read none, then keeps the best of all.
  private mutating func addSilent(
    _ paths: inout [UnitPath], _ silent: UnitExpansion.Choice, _ position: Int, _ target: Target
  ) {
    // Only good paths go on: a letter that is not heard is rare.
    var layer = Array(paths.prefix((beam + 1) / 2))
    for _ in 0..<longestSilence {
      frontiers[position].removeAll()
      expand(layer, silent, to: position, target)
      guard let next = survivors(of: position) else { break }
      layer = next
      paths.append(contentsOf: next)
    }
    guard paths.count > beam else { return }
    paths.sort { $0.p > $1.p }
    paths.removeLast(paths.count - beam)
  }

  private mutating func expand(
    _ paths: [UnitPath], _ choice: UnitExpansion.Choice, to position: Int, _ target: Target
  ) {
    if choice.units.isEmpty { return }
    for path in paths {
      expansion.expand(path, choice, target, &marks, into: &frontiers[position])
    }
  }

  private mutating func finish(_ path: UnitPath, _ target: Target) {
    if let target, Int(path.written) != target.count { return }
    var last = path
    last.p = expansion.ending(path)
    if last.p > 0 { finals.append(last) }
  }

  /// The best paths at a position, alike ones joined, entered into the arena; `nil` for none.
  private mutating func survivors(of position: Int) -> [UnitPath]? {
    merged.removeAll(keepingCapacity: true)
    let bound = frontiers[position].bound
    for path in frontiers[position].paths where path.p >= bound {
      var path = path
      write(expansion.model.units[Int(path.unit)], &path)
      let known = merged.firstIndex { $0.hash == path.hash && $0.context == path.context }
      if let known { merged[known].p += path.p } else { merged.append(path) }
    }
    if merged.isEmpty { return nil }
    // Equally good ones stay in the order in which they were found.
    order.removeAll(keepingCapacity: true)
    for index in merged.indices {
      let p = merged[index].p
      if order.count == beam {
        if p <= order[beam - 1].p { continue }
        order.removeLast()
      }
      var place = order.count
      order.append(Ranked(p: p, index: index))
      while place > 0, order[place - 1].p < p {
        order.swapAt(place, place - 1)
        place -= 1
      }
    }
    var kept = order.map { merged[$0.index] }
    for index in kept.indices {
      arena.append(Step(before: kept[index].before, unit: kept[index].unit))
      kept[index].step = Int32(arena.count - 1)
    }
    return kept
  }

  @inline(__always)
  private func write(_ unit: UnitModel.UnitRecord, _ path: inout UnitPath) {
    var output = unit.output
    for _ in 0..<min(4, Int(unit.outputLength)) {
      path.hash = (path.hash ^ UInt64(output & 0xFF)) &* 0x100_0000_01B3
      path.written += 1
      output >>= 8
    }
  }

  // MARK: Answers

  private func collect(_ limit: Int) -> [Rendering] {
    var sums: [(hash: UInt64, p: Double, path: Int)] = []
    for (index, path) in finals.enumerated() {
      if let known = sums.firstIndex(where: { $0.hash == path.hash }) {
        sums[known].p += path.p
        if path.p > finals[sums[known].path].p { sums[known].path = index }
      } else {
        sums.append((path.hash, path.p, index))
      }
    }
    sums.sort { $0.p > $1.p }
    return sums.prefix(limit).map { rendering(finals[$0.path], $0.p) }
  }

  private func rendering(_ path: UnitPath, _ p: Double) -> Rendering {
    var rendering = Rendering(letters: [], p: p)
    var step = path.step
    while step >= 0 {
      rendering.path.append(Int(arena[Int(step)].unit))
      step = arena[Int(step)].before
    }
    rendering.path.reverse()
    for unit in rendering.path {
      let record = expansion.model.units[unit]
      var output = record.output
      for _ in 0..<min(4, Int(record.outputLength)) {
        rendering.letters.append(UInt8(truncatingIfNeeded: output))
        output >>= 8
      }
    }
    return rendering
  }

  private static func pack(_ letters: [UInt8], _ start: Int, _ length: Int) -> UInt32 {
    var packed: UInt32 = 0
    for index in 0..<length where start + index < letters.count {
      packed |= UInt32(letters[start + index]) << UInt32(8 * index)
    }
    return packed
  }
}

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
  package var beam = 10
  /// Paths less likely than this share of the best at their position are dropped.
  package var width = 1e-4
  /// Arabic letters in a row that may have no Latin letter.
  package var longestSilence = 1

  /// Looks further where the answers count more than the time.
  package mutating func searchWidely() {
    beam = 24
    width = 1e-6
    longestSilence = 2
  }

  private let model: UnitModel
  private var arena: [Step] = []
  private var pending: [[Path]] = []
  private var best: [Double] = []
  private var slots = [Int32](repeating: -1, count: 1 << 11)
  private var merged: [Path] = []
  private var used: [Int] = []
  private var seen: [UInt32] = []
  private var round: UInt32 = 0

  /// One unit of a path that survived, and the step before it.
  private struct Step {
    var before: Int32
    var unit: Int32
  }

  /// A path up to some letter.
  private struct Path {
    var p: Double
    /// Identity of the letters written.
    var hash: UInt64
    var context: UInt32
    var before: Int32
    var unit: Int32
    var written: Int32
    /// The step in the arena, once the path has survived.
    var step: Int32 = -1
  }

  package init(_ model: UnitModel) {
    self.model = model
    seen = [UInt32](repeating: 0, count: model.units.count)
  }

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

  /// Paths that came to the end of the word.
  private var finals: [Path] = []

  // MARK: Search

  private mutating func search(_ input: [UInt8], target: [UInt8]?) {
    let n = input.count
    arena.removeAll(keepingCapacity: true)
    finals.removeAll(keepingCapacity: true)
    while pending.count <= n { pending.append([]) }
    best.removeAll(keepingCapacity: true)
    for position in 0...n {
      pending[position].removeAll(keepingCapacity: true)
      best.append(0)
    }
    let start = Path(
      p: 1, hash: 0xCBF2_9CE4_8422_2325, context: UnitModel.beginning, before: -1, unit: 0,
      written: 0)
    for length in 0...min(4, n) {
      let group = model.group(Self.pack(input, 0, length), length: length, opens: true)
      expand(start, group, to: length, target)
    }
    let silent = model.group(0, length: 0, opens: false)
    for position in 0...n {
      guard var paths = survivors(of: position) else { continue }
      if !silent.isEmpty { addSilent(&paths, silent, position, target) }
      if position == n {
        for path in paths { finish(path, target) }
        return
      }
      for length in 1...min(4, n - position) {
        let group = model.group(
          Self.pack(input, position, length), length: length, opens: false)
        if group.isEmpty { continue }
        for path in paths { expand(path, group, to: position + length, target) }
      }
    }
  }

  /// Lets paths write letters that read none, then keeps the best of all.
  private mutating func addSilent(
    _ paths: inout [Path], _ silent: Range<Int>, _ position: Int, _ target: [UInt8]?
  ) {
    // Only good paths go on: a letter that is not heard is rare.
    var layer = Array(paths.prefix((beam + 1) / 2))
    for _ in 0..<longestSilence {
      pending[position].removeAll(keepingCapacity: true)
      for path in layer { expand(path, silent, to: position, target) }
      guard let next = survivors(of: position) else { break }
      layer = next
      paths.append(contentsOf: next)
    }
    guard paths.count > beam else { return }
    paths.sort { $0.p > $1.p }
    paths.removeLast(paths.count - beam)
  }

  /// Continues a path by each unit of a group, at the nearest context that has it.
  @inline(__always)
  private mutating func expand(
    _ path: Path, _ group: Range<Int>, to position: Int, _ target: [UInt8]?
  ) {
    if group.isEmpty { return }
    round &+= 1
    var context = path.context
    var p = path.p
    while true {
      let record = model.contexts[Int(context)]
      let end = Int(record.firstEdge) + Int(record.edgeCount)
      var edge = model.firstEdge(record, from: group.lowerBound)
      while edge < end {
        let record = model.edges[edge]
        let unit = Int(record.unit)
        if unit >= group.upperBound { break }
        if unit < seen.count, seen[unit] != round {
          seen[unit] = round
          add(path, p * UnitModel.probability(Int(record.cost)), record, position, target)
        }
        edge += 1
      }
      if context == UnitModel.root || record.suffix >= context && record.suffix != 0 { break }
      p *= UnitModel.probability(Int(record.backOff))
      context = record.suffix
    }
  }

  @inline(__always)
  private mutating func add(
    _ path: Path, _ p: Double, _ edge: UnitModel.EdgeRecord, _ position: Int, _ target: [UInt8]?
  ) {
    if p < best[position] * width { return }
    let unit = model.units[Int(edge.unit)]
    var hash = path.hash
    var output = unit.output
    var written = Int(path.written)
    for _ in 0..<min(4, Int(unit.outputLength)) {
      let letter = UInt8(truncatingIfNeeded: output)
      if let target {
        guard written < target.count, target[written] == letter else { return }
      }
      hash = (hash ^ UInt64(letter)) &* 0x100_0000_01B3
      output >>= 8
      written += 1
    }
    if p > best[position] { best[position] = p }
    pending[position].append(
      Path(
        p: p, hash: hash, context: edge.context, before: path.step, unit: Int32(edge.unit),
        written: Int32(written)))
  }

  /// Probability that the word ends behind a path.
  private mutating func finish(_ path: Path, _ target: [UInt8]?) {
    if let target, Int(path.written) != target.count { return }
    var context = path.context
    var p = path.p
    while true {
      let record = model.contexts[Int(context)]
      let edge = model.firstEdge(record, from: UnitModel.end)
      if edge < Int(record.firstEdge) + Int(record.edgeCount),
        Int(model.edges[edge].unit) == UnitModel.end
      {
        var last = path
        last.p = p * UnitModel.probability(Int(model.edges[edge].cost))
        finals.append(last)
        return
      }
      if context == UnitModel.root || record.suffix >= context && record.suffix != 0 { return }
      p *= UnitModel.probability(Int(record.backOff))
      context = record.suffix
    }
  }

  /// The best paths at a position, alike ones joined, entered into the arena; `nil` for none.
  private mutating func survivors(of position: Int) -> [Path]? {
    if pending[position].isEmpty { return nil }
    let floor = best[position] * width
    merged.removeAll(keepingCapacity: true)
    used.removeAll(keepingCapacity: true)
    let mask = slots.count - 1
    for path in pending[position] where path.p >= floor {
      var slot = Int(truncatingIfNeeded: (path.hash ^ UInt64(path.context) &* 0x9E37_79B1) >> 7)
      slot &= mask
      while true {
        let entry = slots[slot]
        if entry < 0 {
          if merged.count > mask / 2 { break }
          slots[slot] = Int32(merged.count)
          used.append(slot)
          merged.append(path)
          break
        }
        if merged[Int(entry)].hash == path.hash, merged[Int(entry)].context == path.context {
          merged[Int(entry)].p += path.p
          break
        }
        slot = (slot + 1) & mask
      }
    }
    for slot in used { slots[slot] = -1 }
    var kept = keepBest()
    for index in kept.indices {
      arena.append(Step(before: kept[index].before, unit: kept[index].unit))
      kept[index].step = Int32(arena.count - 1)
    }
    return kept
  }

  /// The `beam` best of the merged paths, the best first; equally good ones in the order they were
  /// found.
  private func keepBest() -> [Path] {
    var kept: [Path] = []
    kept.reserveCapacity(beam + 1)
    for path in merged {
      if kept.count == beam, let last = kept.last, path.p <= last.p { continue }
      var place = kept.count
      while place > 0, kept[place - 1].p < path.p { place -= 1 }
      kept.insert(path, at: place)
      if kept.count > beam { kept.removeLast() }
    }
    return kept
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

  private func rendering(_ path: Path, _ p: Double) -> Rendering {
    var rendering = Rendering(letters: [], p: p)
    var step = path.step
    while step >= 0 {
      rendering.path.append(Int(arena[Int(step)].unit))
      step = arena[Int(step)].before
    }
    rendering.path.reverse()
    for unit in rendering.path {
      let record = model.units[unit]
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

internal import Sections

/// Goes on from paths by the units that read the next letters.
struct UnitExpansion {
  /// Units that read the next letters, and what the root has for them.
  struct Choice {
    var units: Range<Int>
    var rootEdges: Range<Int>
    /// Probability of the likeliest of them at the root.
    var best: Double
  }

  /// Units met in longer contexts, which the shorter ones must not add again.
  struct Marks {
    fileprivate var seen: [UInt32]
    fileprivate var round: UInt32 = 0

    init(units: Int) { seen = [UInt32](repeating: 0, count: units) }
  }

  let model: UnitModel
  /// Letters that a unit reads at most.
  let longest: Int
  private let root: UnitModel.ContextRecord
  /// Probability of each cost in hundredths of a nat.
  private let probabilities: [Double]

  init(_ model: UnitModel) {
    self.model = model
    root = model.contexts[Int(UnitModel.root)]
    longest = model.groups.all.reduce(0) { max($0, min(4, Int($1.keyLength))) }
    probabilities = UnitModel.probabilities
  }

  func choice(_ key: UInt32, _ length: Int, opens: Bool) -> Choice {
    let units = model.group(key, length: length, opens: opens)
    if units.isEmpty { return Choice(units: units, rootEdges: 0..<0, best: 0) }
    let first = model.firstEdge(root, from: units.lowerBound)
    let end = max(first, model.firstEdge(root, from: units.upperBound))
    var best = 0.0
    for edge in first..<end { best = max(best, probability(model.edges[edge].cost)) }
    return Choice(units: units, rootEdges: first..<end, best: best)
  }

  /// Continues a path by each unit of a choice, at the nearest context that has it.
  ///
  /// - Parameter target: the letters that must be written, where they are known.
  @inline(__always)
  func expand(
    _ path: UnitPath, _ choice: Choice, _ target: [UInt8]?, _ marks: inout Marks,
    into frontier: inout UnitFrontier
  ) {
    marks.round &+= 1
    var context = path.context
    var p = path.p
    while context != UnitModel.root {
      // What goes on from here is no likelier than the path itself.
      if p < frontier.bound { return }
      let record = model.contexts[Int(context)]
      let end = Int(record.firstEdge) + Int(record.edgeCount)
      var place = model.firstEdge(record, from: choice.units.lowerBound)
      while place < end {
        let edge = model.edges[place]
        if Int(edge.unit) >= choice.units.upperBound { break }
        add(path, p, edge, target, &marks, into: &frontier)
        place += 1
      }
      if record.suffix >= context { return }
      p *= backOff(record)
      context = record.suffix
    }
    if p * choice.best < frontier.bound { return }
    for place in choice.rootEdges {
      add(path, p, model.edges[place], target, &marks, into: &frontier)
    }
  }

  /// Likelihood that the word ends behind a path; 0 where it cannot.
  func ending(_ path: UnitPath) -> Double {
    var context = path.context
    var p = path.p
    while true {
      let record = model.contexts[Int(context)]
      let place = model.firstEdge(record, from: UnitModel.end)
      let edge = model.edges[place]
      if place < Int(record.firstEdge) + Int(record.edgeCount), Int(edge.unit) == UnitModel.end {
        return p * probability(edge.cost)
      }
      if context == UnitModel.root || record.suffix >= context { return 0 }
      p *= backOff(record)
      context = record.suffix
    }
  }

  @inline(__always)
  private func add(
    _ path: UnitPath, _ p: Double, _ edge: UnitModel.EdgeRecord, _ target: [UInt8]?,
    _ marks: inout Marks, into frontier: inout UnitFrontier
  ) {
    let number = Int(edge.unit)
    guard number < marks.seen.count, marks.seen[number] != marks.round else { return }
    marks.seen[number] = marks.round
    let likelihood = p * probability(edge.cost)
    if likelihood <= 0 || likelihood < frontier.bound { return }
    if let target, !Self.fits(model.units[number], target, Int(path.written)) { return }
    frontier.add(
      UnitPath(
        p: likelihood, hash: path.hash, context: edge.context, before: path.step,
        unit: Int32(number), written: path.written))
  }

  /// Whether a unit writes the next letters of the target.
  private static func fits(
    _ unit: UnitModel.UnitRecord, _ target: [UInt8], _ written: Int
  ) -> Bool {
    var output = unit.output
    for place in written..<written + min(4, Int(unit.outputLength)) {
      guard place < target.count, target[place] == UInt8(truncatingIfNeeded: output) else {
        return false
      }
      output >>= 8
    }
    return true
  }

  @inline(__always)
  private func probability(_ cost: UInt16) -> Double {
    probabilities[min(Int(cost), probabilities.count - 1)]
  }

  @inline(__always)
  private func backOff(_ record: UnitModel.ContextRecord) -> Double {
    record.backOff < 0
      ? UnitModel.probability(Int(record.backOff)) : probability(UInt16(record.backOff))
  }
}

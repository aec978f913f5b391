internal import Sections

/// Beam search for the likeliest renderings of a word under a `UnitModel`.
///
/// Position by position of the letters read, the best partial paths are kept; paths that have
/// written the same letters and are in the same context are one, and renderings at the end are
/// summed over their paths. One a thread: it keeps its memory.
struct UnitSearch: ~Copyable {
  /// How far it looks.
  struct Reach: Equatable {
    /// Paths kept at each position: 10 lose a thousandth of the best answers against 40.
    var beam = 10
    /// Paths less likely than this share of the best at their position are dropped.
    var width = 1e-4
    /// Arabic letters in a row that may have no Latin letter.
    var longestSilence = 1

    /// Where the answers count more than the time.
    static let wide = Reach(beam: 24, width: 1e-6, longestSilence: 2)
  }

  /// One rendering: the sum of the paths that write the same.
  struct Answer: BitwiseCopyable {
    var hash: UInt64
    var p: Double
    /// The likeliest path.
    var path: Int
  }

  private let model: UnitModel
  private let graph: UnitGraph
  private let groups: UnitGroups
  private let places = UnitPlaces()
  /// The path that each unit last continued: shorter contexts must not add it again.
  private let marks: WorkBuffer<UInt32>
  private var mark: UInt32 = 0
  private var survivors: UnitSurvivors
  /// Paths at the positions that units can reach from here, in a ring.
  private let frontiers: UnsafeMutablePointer<UnitFrontier>
  /// Paths that go on from the position, at last those that came to the end of the word.
  private var kept = WorkBuffer<UnitPath>()
  /// Steps of the beginnings that are known, the beginning of all words first, then of this word.
  private var steps = WorkBuffer<UnitStep>()
  private var knownSteps = 1
  private var prefixes = UnitPrefixes()
  /// How far was looked behind the beginnings.
  private var reachOfPrefixes = Reach()
  private var answers = WorkBuffer<Answer>()
  private var path = WorkBuffer<Int32>()
  private var letters = WorkBuffer<UInt8>()

  /// A power of two above the number of letters that a unit can read.
  private static let ring = 8

  init(_ model: UnitModel) {
    self.model = model
    graph = UnitGraph(model)
    groups = UnitGroups(model, graph)
    marks = WorkBuffer(repeating: 0, count: model.units.count)
    survivors = UnitSurvivors(model)
    frontiers = .allocate(capacity: Self.ring)
    for place in 0..<Self.ring { (frontiers + place).initialize(to: UnitFrontier()) }
    steps.append(UnitStep())
  }

  deinit {
    frontiers.deinitialize(count: Self.ring)
    frontiers.deallocate()
  }

  // MARK: Search

  /// Finds paths through a word.
  ///
  /// - Parameter target: the letters that must be written, where they are known.
  /// - Complexity: O(letters · beam · units of a letter).
  mutating func run(
    _ input: UnsafeBufferPointer<UInt8>, as target: UnsafeBufferPointer<UInt8>?, _ reach: Reach
  ) {
    begin(reach)
    // What is kept behind a known beginning need not be found again, only what leads beyond it.
    let known = target == nil ? prefixes.longestKnown(input) : nil
    read(input, at: 0, opens: true, beyond: known ?? -1, target)
    for position in 0..<(known ?? 0) {
      prefixes.get(input, position, &kept)
      read(input, at: position, opens: false, beyond: known ?? 0, target)
    }
    for position in (known ?? 0)...input.count {
      if position == known {
        prefixes.get(input, position, &kept)
      } else {
        keepBest(at: position, reach, target)
        if target == nil, position <= UnitPrefixes.longest {
          prefixes.insert(input, position, kept)
          knownSteps = steps.count
        }
      }
      if position < input.count { read(input, at: position, opens: false, beyond: -1, target) }
      frontiers[position & (Self.ring - 1)].removeAll()
    }
    finish(target)
  }

  private mutating func begin(_ reach: Reach) {
    for place in 0..<Self.ring {
      frontiers[place].begin(wanted: 2 * reach.beam, width: reach.width)
    }
    if prefixes.isFull || reach != reachOfPrefixes {
      prefixes.removeAll()
      reachOfPrefixes = reach
      knownSteps = 1
    }
    steps.removeLast(downTo: knownSteps)
    kept.removeAll()
    kept.append(
      UnitPath(
        p: 1, hash: steps[0].hash, written: 0, context: UnitModel.beginning, step: 0, unit: 0))
  }

  /// Lets the kept paths read the next letters, one or more, up to positions beyond one.
  private mutating func read(
    _ input: UnsafeBufferPointer<UInt8>, at position: Int, opens: Bool, beyond: Int,
    _ target: UnsafeBufferPointer<UInt8>?
  ) {
    if kept.isEmpty { return }
    var letters: UInt32 = 0
    for length in 0...min(groups.longest, input.count - position) {
      if length > 0 {
        letters |= UInt32(input[position + length - 1]) << UInt32(8 * (length - 1))
      } else if !opens {
        continue
      }
      if position + length <= beyond { continue }
      guard let group = groups.group(letters, length: length, opens: opens) else { continue }
      expand(0..<kept.count, group, to: position + length, target)
    }
  }

  private mutating func keepBest(
    at position: Int, _ reach: Reach, _ target: UnsafeBufferPointer<UInt8>?
  ) {
    kept.removeAll()
    survivors.append(
      of: frontiers[position & (Self.ring - 1)], beam: reach.beam, to: &kept, &steps)
    if kept.isEmpty { return }
    if let silent = groups.silent { addSilent(silent, at: position, reach, target) }
  }

  /// Lets paths write letters that read none, then keeps the best of all.
  private mutating func addSilent(
    _ silent: UnitGroup, at position: Int, _ reach: Reach, _ target: UnsafeBufferPointer<UInt8>?
  ) {
    let heard = kept.count
    let frontier = frontiers + (position & (Self.ring - 1))
    // Only good paths go on: a letter that is not heard is rare.
    var layer = 0..<min((reach.beam + 1) / 2, heard)
    // Without room for more, a path must be likelier than the last that is kept.
    let needed = heard == reach.beam && reach.longestSilence == 1 ? kept[heard - 1].p : 0
    let alike = needed > 0 ? mostAlike(layer) : 1
    for _ in 0..<reach.longestSilence {
      frontier.pointee.removeAll(bound: needed / Double(alike))
      expand(layer, silent, to: position, target)
      if alike > 1, !frontier.pointee.arrivals.isEmpty {
        // Alike paths are joined with what each adds, however little.
        frontier.pointee.removeAll()
        expand(layer, silent, to: position, target)
      }
      let before = kept.count
      survivors.append(of: frontier.pointee, beam: reach.beam, to: &kept, &steps)
      if kept.count == before { break }
      layer = before..<kept.count
    }
    if kept.count > reach.beam { mergeKept(from: heard, reach.beam) }
  }

  /// How many paths have written the same, at most: one silent letter more joins no others.
  private func mostAlike(_ paths: Range<Int>) -> Int {
    var most = 1
    for place in paths {
      var count = 1
      for other in paths.lowerBound..<place where kept[other].hash == kept[place].hash {
        count += 1
      }
      most = max(most, count)
    }
    return most
  }

  /// Sorts paths, the best first, of which those before a place are sorted already, and drops the
  /// last ones.
  private mutating func mergeKept(from first: Int, _ beam: Int) {
    for place in first..<kept.count {
      let path = kept[place]
      var rank = place
      if place >= beam {
        if kept[beam - 1].p >= path.p { continue }
        rank = beam - 1
      }
      while rank > 0, kept[rank - 1].p < path.p {
        kept[rank] = kept[rank - 1]
        rank -= 1
      }
      kept[rank] = path
    }
    kept.removeLast(downTo: beam)
  }

  /// Continues paths by each unit of a group, at the nearest context that has it.
  private mutating func expand(
    _ paths: Range<Int>, _ group: UnitGroup, to position: Int,
    _ target: UnsafeBufferPointer<UInt8>?
  ) {
    let frontier = frontiers + (position & (Self.ring - 1))
    let graph = graph
    let (kept, marks) = (kept.start, marks.start)
    for place in paths {
      mark &+= 1
      let path = kept[place]
      var number = path.context
      var p = path.p
      // What goes on from a context is no likelier than the path itself.
      while number != UnitModel.root, p >= frontier.pointee.bound {
        let context = graph.context(number)
        let edges = graph.edges(of: context)
        var place = places.first(of: edges, from: group.first, context: number, graph)
        while place < edges.upperBound {
          let edge = graph.edge(place)
          if edge.unit >= group.end { break }
          let unit = Int(edge.unit)
          if marks[unit] != mark {
            marks[unit] = mark
            let likelihood = p * graph.probability(edge)
            if likelihood >= frontier.pointee.bound, fits(unit, target, path.written) {
              add(likelihood, place, path, to: frontier)
            }
          }
          place &+= 1
        }
        if context.suffix >= number { break }
        p *= graph.backOff(context)
        number = context.suffix
      }
      if number != UnitModel.root || p * group.hope < frontier.pointee.bound { continue }
      for place in Int(group.rootEdges)..<Int(group.rootEnd) {
        let edge = graph.edge(place)
        let likelihood = p * graph.probability(edge)
        if likelihood >= frontier.pointee.bound, marks[Int(edge.unit)] != mark,
          fits(Int(edge.unit), target, path.written)
        {
          add(likelihood, place, path, to: frontier)
        }
      }
    }
  }

  @inline(__always)
  private func add(
    _ likelihood: Double, _ edge: Int, _ path: UnitPath,
    to frontier: UnsafeMutablePointer<UnitFrontier>
  ) {
    if likelihood <= 0 { return }
    frontier.pointee.add(
      UnitArrival(p: likelihood, edge: UInt32(truncatingIfNeeded: edge), before: path.step))
  }

  /// Whether a unit writes the next letters of the target, if there is one.
  @inline(__always)
  private func fits(
    _ unit: Int, _ target: UnsafeBufferPointer<UInt8>?, _ written: Int32
  ) -> Bool {
    guard let target else { return true }
    return Self.fits(model.units[unit], target, Int(written))
  }

  /// Whether a unit writes the next letters of a target.
  private static func fits(
    _ unit: UnitModel.UnitRecord, _ target: UnsafeBufferPointer<UInt8>, _ written: Int
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

  /// Leaves the paths that may end, their end among their likelihood.
  private mutating func finish(_ target: UnsafeBufferPointer<UInt8>?) {
    var count = 0
    for place in 0..<kept.count {
      var path = kept[place]
      if let target, Int(path.written) != target.count { continue }
      path.p = graph.ending(path)
      if path.p <= 0 { continue }
      kept[count] = path
      count += 1
    }
    kept.removeLast(downTo: count)
  }

  // MARK: Answers

  /// Likelihood of all paths that were found.
  var likelihood: Double { kept.values.reduce(0) { $0 + $1.p } }

  /// Gathers the renderings that were found, the best first.
  ///
  /// - Returns: how many there are.
  mutating func rank(limit: Int) -> Int {
    answers.removeAll()
    for place in 0..<kept.count { add(kept[place], place) }
    // Equally good ones stay in the order in which they were found.
    for place in 0..<answers.count {
      let answer = answers[place]
      var rank = place
      while rank > 0, answers[rank - 1].p < answer.p {
        answers[rank] = answers[rank - 1]
        rank -= 1
      }
      answers[rank] = answer
    }
    return min(limit, answers.count)
  }

  private mutating func add(_ path: UnitPath, _ place: Int) {
    for known in 0..<answers.count where answers[known].hash == path.hash {
      answers[known].p += path.p
      if path.p > kept[answers[known].path].p { answers[known].path = place }
      return
    }
    answers.append(Answer(hash: path.hash, p: path.p, path: place))
  }

  /// Probability of a rendering.
  func probability(ofRank rank: Int) -> Double { answers[rank].p }

  /// Letters of a rendering; valid until the next call.
  mutating func letters(ofRank rank: Int) -> UnsafeBufferPointer<UInt8> {
    let path = kept[answers[rank].path]
    let units = model.units.all
    var end = Int(path.written)
    letters.refill(with: 0, count: end)
    var step = steps[Int(path.step)]
    while step.before >= 0 {
      let record = units[Int(step.unit)]
      let count = min(4, Int(record.outputLength))
      for place in 0..<count {
        letters[end - count + place] = UInt8(truncatingIfNeeded: record.output >> UInt32(8 * place))
      }
      end -= count
      step = steps[Int(step.before)]
    }
    return letters.values
  }

  /// Units on the likeliest path of a rendering; valid until the next call.
  mutating func path(ofRank rank: Int) -> UnsafeBufferPointer<Int32> {
    path.removeAll()
    var step = kept[answers[rank].path].step
    while steps[Int(step)].before >= 0 {
      path.append(steps[Int(step)].unit)
      step = steps[Int(step)].before
    }
    // They were found from the last to the first.
    var (low, high) = (0, path.count - 1)
    while low < high {
      (path[low], path[high]) = (path[high], path[low])
      low += 1
      high -= 1
    }
    return path.values
  }
}

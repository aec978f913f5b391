package import Transliteration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Learns a `UnitTable` from aligned pairs: interpolated Kneser–Ney with three discounts an order
/// (Chen and Goodman 1999), pruned by relative entropy (Stolcke 1998).
///
/// Each different pair counts once: names differ in how often they are written, not in how their
/// letters are.
package struct UnitTrainer {
  /// Units in an n-gram.
  package var order = 5
  /// Units seen less often are left out, and the pairs that need them.
  package var leastUnitCount = 2
  /// n-grams whose loss raises the model's perplexity by a smaller share are dropped; 0 keeps all.
  package var pruning = 0.0

  package init() {}

  /// Learns from alignments; the same alignments in any order give the same table.
  ///
  /// - Complexity: O(units · order).
  package func train(_ alignments: [[UnitTable.Unit]]) -> UnitTable {
    var table = UnitTable()
    let kept = frequent(alignments)
    for unit in Set(kept.joined()).sorted(by: Self.precedes) { _ = table.number(unit) }
    var tree = GramTree(order: order)
    for units in kept {
      tree.add([0] + units.map { table.number($0) } + [1])
    }
    tree.estimate(unitCount: table.units.count - 1)
    if pruning > 0 { tree.prune(threshold: pruning) }
    table.contexts = tree.contexts()
    return table
  }

  private func frequent(_ alignments: [[UnitTable.Unit]]) -> [[UnitTable.Unit]] {
    var counts: [UnitTable.Unit: Int] = [:]
    for units in alignments {
      for unit in units { counts[unit, default: 0] += 1 }
    }
    return alignments.filter { units in
      units.allSatisfy { (counts[$0] ?? 0) >= leastUnitCount }
    }
  }

  private static func precedes(_ a: UnitTable.Unit, _ b: UnitTable.Unit) -> Bool {
    a.letter != b.letter
      ? a.letter < b.letter : a.latin.lexicographicallyPrecedes(b.latin)
  }
}

/// All n-grams of some sequences as a tree: a node is an n-gram, its path the units.
private struct GramTree {
  private struct Node {
    var unit: Int32 = 0
    var parent: Int32 = 0
    var depth: Int32 = 0
    /// The n-gram without its first unit.
    var suffix: Int32 = 0
    var count = 0.0
    /// Count that estimates: how often it was seen, or in how many contexts, for lower orders.
    var adjusted = 0.0
    var p = 0.0
    var backOff = 1.0
    var kept = true
  }

  private let order: Int
  private var nodes: [Node] = [Node()]
  private var children: [UInt64: Int32] = [:]
  /// Children of each node, once all is added.
  private var offspring: [[Int32]] = []
  private var total = 0.0

  init(order: Int) { self.order = order }

  /// Adds a sequence with its ends.
  mutating func add(_ units: [Int]) {
    nodes[Int(child(of: 0, Int32(units[0])))].count += 1
    for last in 1..<units.count {
      for start in max(0, last - order + 1)...last {
        var node: Int32 = 0
        for index in start...last { node = child(of: node, Int32(units[index])) }
        nodes[Int(node)].count += 1
      }
      total += 1
    }
  }

  private mutating func child(of parent: Int32, _ unit: Int32) -> Int32 {
    let key = UInt64(UInt32(parent)) << 32 | UInt64(UInt32(unit))
    if let known = children[key] { return known }
    let number = Int32(nodes.count)
    children[key] = number
    nodes.append(Node(unit: unit, parent: parent, depth: nodes[Int(parent)].depth + 1))
    return number
  }

  private func find(_ parent: Int32, _ unit: Int32) -> Int32? {
    children[UInt64(UInt32(parent)) << 32 | UInt64(UInt32(unit))]
  }

  // MARK: Estimation

  mutating func estimate(unitCount: Int) {
    offspring = [[Int32]](repeating: [], count: nodes.count)
    // A node comes after its parent, and, sorted by depth, after its suffix.
    let byDepth = nodes.indices.dropFirst().sorted {
      nodes[$0].depth != nodes[$1].depth ? nodes[$0].depth < nodes[$1].depth : $0 < $1
    }
    for index in byDepth {
      let node = nodes[index]
      offspring[Int(node.parent)].append(Int32(index))
      if node.depth > 1 {
        let shorter = nodes[Int(node.parent)].suffix
        nodes[index].suffix = find(shorter, node.unit) ?? 0
      }
    }
    for index in byDepth {
      let node = nodes[index]
      // Nothing stands before the beginning, so n-grams that begin there keep their counts.
      if Int(node.depth) == order || first(index) == 0 {
        nodes[index].adjusted = node.count
      }
      if node.depth > 1 {
        nodes[Int(node.suffix)].adjusted += 1
      }
    }
    var discounts: [[Double]] = [[0, 0, 0, 0]]
    for depth in 1...order { discounts.append(discount(depth)) }
    interpolate(0, discounts[1], lower: 1 / Double(unitCount))
    for index in byDepth where Int(nodes[index].depth) < order {
      interpolate(index, discounts[Int(nodes[index].depth) + 1], lower: nil)
    }
  }

  /// First unit of an n-gram.
  private func first(_ index: Int) -> Int32 {
    var node = nodes[index]
    while node.depth > 1 { node = nodes[Int(node.parent)] }
    return node.depth == 1 ? node.unit : -1
  }

  private func discount(_ depth: Int) -> [Double] {
    var ofCount = [0.0, 0, 0, 0, 0]
    for node in nodes where Int(node.depth) == depth {
      let count = Int(node.adjusted)
      if (1...4).contains(count) { ofCount[count] += 1 }
    }
    guard ofCount[1] > 0, ofCount[2] > 0 else { return [0, 0.5, 0.75, 0.9] }
    let y = ofCount[1] / (ofCount[1] + 2 * ofCount[2])
    let two = 2 - 3 * y * ofCount[3] / ofCount[2]
    let three = ofCount[3] > 0 ? 3 - 4 * y * ofCount[4] / ofCount[3] : 1.5
    return [
      0, 1 - 2 * y * ofCount[2] / ofCount[1], min(max(two, 0.1), 1.9), min(max(three, 0.1), 2.9),
    ]
  }

  private mutating func interpolate(_ context: Int, _ discount: [Double], lower: Double?) {
    // The beginning is a context and never a unit.
    let next = offspring[context].filter { nodes[Int($0)].adjusted > 0 && nodes[Int($0)].unit != 0 }
    let sum = next.reduce(0) { $0 + nodes[Int($1)].adjusted }
    guard sum > 0 else { return }
    var freed = 0.0
    for child in next { freed += discount[min(3, Int(nodes[Int(child)].adjusted))] }
    let rest = freed / sum
    nodes[context].backOff = rest
    for child in next {
      let node = nodes[Int(child)]
      let shorter = lower ?? nodes[Int(node.suffix)].p
      nodes[Int(child)].p =
        (node.adjusted - discount[min(3, Int(node.adjusted))]) / sum + rest * shorter
    }
  }

  // MARK: Pruning

  /// Drops n-grams, the longest first, whose loss changes the distribution by less than a share.
  mutating func prune(threshold: Double) {
    for depth in stride(from: order, to: 1, by: -1) {
      var contexts: [Int] = []
      for index in nodes.indices where Int(nodes[index].depth) == depth - 1 {
        if !offspring[index].isEmpty { contexts.append(index) }
      }
      for context in contexts { prune(context, threshold) }
    }
    // What a context goes back to has itself changed since: the shortest first.
    let contexts = nodes.indices.filter { !offspring[$0].isEmpty && $0 != 0 }
    for context in contexts.sorted(by: { nodes[$0].depth < nodes[$1].depth }) {
      normalize(context)
    }
  }

  private mutating func prune(_ context: Int, _ threshold: Double) {
    let next = offspring[context].filter { nodes[Int($0)].p > 0 && nodes[Int($0)].kept }
    if next.isEmpty { return }
    var high = 1.0
    var low = 1.0
    for child in next {
      high -= nodes[Int(child)].p
      low -= probability(Int(nodes[Int(child)].suffix))
    }
    let share = (nodes[context].count + 0.5) / total
    var dropped = false
    for child in next {
      let index = Int(child)
      // An n-gram that a longer one needs stays.
      if offspring[index].contains(where: { nodes[Int($0)].kept && nodes[Int($0)].p > 0 }) {
        continue
      }
      let p = nodes[index].p
      let shorter = probability(Int(nodes[index].suffix))
      let backOff = max(high, 1e-9) / max(low, 1e-9)
      let changed = max(high + p, 1e-9) / max(low + shorter, 1e-9)
      let loss =
        -share
        * (p * (log(shorter) + log(changed) - log(p)) + max(high, 0) * (log(changed) - log(backOff)))
      if exp(loss) - 1 < threshold {
        nodes[index].kept = false
        dropped = true
      }
    }
    if dropped { normalize(context) }
  }

  /// What a node's unit has behind its context, were the node not there.
  private func probability(_ index: Int) -> Double {
    let node = nodes[index]
    if node.kept && node.p > 0 { return node.p }
    return nodes[Int(node.parent)].backOff * probability(Int(node.suffix))
  }

  private mutating func normalize(_ context: Int) {
    var high = 1.0
    var low = 1.0
    for child in offspring[context] where nodes[Int(child)].p > 0 && nodes[Int(child)].kept {
      high -= nodes[Int(child)].p
      low -= probability(Int(nodes[Int(child)].suffix))
    }
    nodes[context].backOff = max(high, 1e-9) / max(low, 1e-9)
  }

  // MARK: Answer

  /// Contexts that have something behind them, the shortest first, then by their units.
  func contexts() -> [UnitTable.Context] {
    var contexts: [UnitTable.Context] = []
    for index in nodes.indices {
      let entries = offspring[index].filter { nodes[Int($0)].p > 0 && nodes[Int($0)].kept }
        .sorted { nodes[Int($0)].unit < nodes[Int($1)].unit }
      if entries.isEmpty { continue }
      contexts.append(
        UnitTable.Context(
          units: path(index), backOff: index == 0 ? 0 : Self.cost(nodes[index].backOff),
          entries: entries.map {
            UnitTable.Entry(
              unit: Int(nodes[Int($0)].unit), cost: max(0, Self.cost(nodes[Int($0)].p)))
          }))
    }
    return contexts.sorted {
      $0.units.count != $1.units.count
        ? $0.units.count < $1.units.count : $0.units.lexicographicallyPrecedes($1.units)
    }
  }

  private func path(_ index: Int) -> [Int] {
    var units: [Int] = []
    var node = nodes[index]
    while node.depth > 0 {
      units.append(Int(node.unit))
      node = nodes[Int(node.parent)]
    }
    return units.reversed()
  }

  private static func cost(_ p: Double) -> Int { Int((-log(p) * 100).rounded()) }
}

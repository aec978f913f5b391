internal import Sections

/// The contexts of a `UnitModel` and the edges between them, as a search walks on them: with the
/// bounds looked at once a context instead of once a record.
struct UnitGraph: ~Copyable {
  typealias Edge = UnitModel.EdgeRecord

  private let contexts: UnsafeBufferPointer<UnitModel.ContextRecord>
  private let edges: UnsafeBufferPointer<Edge>
  /// Probability of each cost in hundredths of a nat.
  private let probabilities: UnsafeBufferPointer<Double>
  /// Keeps the memory.
  private let model: UnitModel

  init(_ model: UnitModel) {
    self.model = model
    contexts = model.contexts.all
    edges = model.edges.all
    probabilities = UnitModel.probabilities
  }

  @inline(__always)
  func context(_ number: UInt32) -> UnitModel.ContextRecord {
    Int(number) < contexts.count ? contexts[Int(number)] : UnitModel.ContextRecord()
  }

  /// The edges of a context, sorted by unit.
  @inline(__always)
  func edges(of context: UnitModel.ContextRecord) -> UnsafeBufferPointer<Edge> {
    let first = min(Int(context.firstEdge), edges.count)
    let count = min(Int(context.edgeCount), edges.count - first)
    guard let start = edges.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: start + first, count: count)
  }

  /// The first of sorted edges whose unit is not below `unit`.
  ///
  /// - Complexity: O(log edges).
  @inline(__always)
  static func first(_ edges: UnsafeBufferPointer<Edge>, from unit: UInt16) -> Int {
    var low = 0
    var count = edges.count
    while count > 0 {
      let half = count >> 1
      if edges[low + half].unit < unit {
        low += half + 1
        count -= half + 1
      } else {
        count = half
      }
    }
    return low
  }

  @inline(__always)
  func probability(_ edge: Edge) -> Double { probability(edge.cost) }

  /// What going on with the suffix of a context costs; a factor.
  @inline(__always)
  func backOff(_ context: UnitModel.ContextRecord) -> Double {
    context.backOff < 0
      ? UnitModel.probability(Int(context.backOff)) : probability(UInt16(context.backOff))
  }

  @inline(__always)
  private func probability(_ cost: UInt16) -> Double {
    probabilities[min(Int(cost), probabilities.count - 1)]
  }

  /// Likelihood that a word ends behind a path; 0 where it cannot.
  func ending(_ path: UnitPath) -> Double {
    var number = path.context
    var p = path.p
    while true {
      let context = context(number)
      // The end has the lowest number of all units.
      if let edge = edges(of: context).first, Int(edge.unit) == UnitModel.end {
        return p * probability(edge)
      }
      if number == UnitModel.root || context.suffix >= number { return 0 }
      p *= backOff(context)
      number = context.suffix
    }
  }
}

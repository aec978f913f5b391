internal import Sections

/// The contexts of a `UnitModel` and the edges between them, as a search walks on them: bounds are
/// looked at once a context instead of once an edge.
///
/// A view: whoever has it keeps the model.
struct UnitGraph: BitwiseCopyable {
  typealias Context = UnitModel.ContextRecord
  typealias Edge = UnitModel.EdgeRecord

  private let contexts: UnsafeBufferPointer<Context>
  private let edges: UnsafeBufferPointer<Edge>
  /// Probability of each cost in hundredths of a nat.
  private let probabilities: UnsafeBufferPointer<Double>

  init(_ model: UnitModel) {
    contexts = model.contexts.all
    edges = model.edges.all
    probabilities = UnitModel.probabilities
  }

  @inline(__always)
  func context(_ number: UInt32) -> Context {
    Int(number) < contexts.count ? contexts[Int(number)] : Context()
  }

  /// Numbers of the edges of a context, sorted by unit.
  @inline(__always)
  func edges(of context: Context) -> Range<Int> {
    let first = min(Int(context.firstEdge), edges.count)
    let end = min(first &+ Int(context.edgeCount), edges.count)
    return Range(uncheckedBounds: (first, end))
  }

  /// - Parameter number: one that `edges(of:)` gave.
  @inline(__always)
  func edge(_ number: Int) -> Edge { edges[number] }

  /// The first of some edges whose unit is not below `unit`.
  ///
  /// - Complexity: O(log edges).
  @inline(__always)
  func first(of edges: Range<Int>, from unit: UInt16) -> Int {
    var low = edges.lowerBound
    var count = edges.upperBound &- low
    // Without branches that nobody can foresee; a single edge, as most contexts have, is left.
    while count > 1 {
      let half = count >> 1
      low = self.edges[low &+ half &- 1].unit < unit ? low &+ half : low
      count &-= half
    }
    return count == 1 && self.edges[low].unit < unit ? low &+ 1 : low
  }

  @inline(__always)
  func probability(_ edge: Edge) -> Double { probability(edge.cost) }

  /// What going on with the suffix of a context costs; a factor.
  @inline(__always)
  func backOff(_ context: Context) -> Double {
    context.backOff < 0
      ? UnitModel.probability(Int(context.backOff)) : probability(UInt16(context.backOff))
  }

  @inline(__always)
  private func probability(_ cost: UInt16) -> Double {
    probabilities[min(Int(cost), probabilities.count &- 1)]
  }

  /// Likelihood that a word ends behind a path; 0 where it cannot.
  func ending(_ path: UnitPath) -> Double {
    var number = path.context
    var p = path.p
    while true {
      let context = context(number)
      // The end has the lowest number of all units.
      let edges = edges(of: context)
      if !edges.isEmpty, Int(edge(edges.lowerBound).unit) == UnitModel.end {
        return p * probability(edge(edges.lowerBound))
      }
      if number == UnitModel.root || context.suffix >= number { return 0 }
      p *= backOff(context)
      number = context.suffix
    }
  }
}

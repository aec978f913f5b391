import Glibc
package import Sections

/// A joint n-gram model in its compiled form, read in place: one direction of a `UnitTable`.
///
/// The n-grams are a graph of contexts. From a context an *edge* leads, by one unit, to the longest
/// known context that the units up to there end with; so a decoder follows edges and never looks a
/// context up. A context without the unit hands over to its *suffix*, at its back-off's price.
package struct UnitModel: Sendable {
  /// Which side of the units is read.
  package enum Direction: UInt32, Sendable {
    /// Arabic letters are read, Latin ones written.
    case toLatin = 0
    /// Latin letters are read, Arabic ones written.
    case toArabic = 1
  }

  /// One unit as the decoder sees it: letters read and letters written, packed, first letter lowest.
  struct UnitRecord: BitwiseCopyable {
    var key: UInt32 = 0
    var output: UInt32 = 0
    var keyLength: UInt8 = 0
    var outputLength: UInt8 = 0
    var padding: UInt16 = 0
  }

  /// The units that read the same letters: a stretch of unit numbers.
  struct GroupRecord: BitwiseCopyable {
    var key: UInt32 = 0
    var keyLength: UInt16 = 0
    /// Whether the units hold the mark before the first letter.
    var opens: UInt16 = 0
    var first: UInt32 = 0
    var end: UInt32 = 0
  }

  /// One context.
  struct ContextRecord: BitwiseCopyable {
    var firstEdge: UInt32 = 0
    var suffix: UInt32 = 0
    var edgeCount: UInt16 = 0
    var backOff: Int16 = 0
  }

  /// A unit behind a context, sorted by unit.
  struct EdgeRecord: BitwiseCopyable {
    var unit: UInt16 = 0
    var cost: UInt16 = 0
    var context: UInt32 = 0
  }

  let units: CheckedTable<UnitRecord>
  let groups: CheckedTable<GroupRecord>
  let contexts: CheckedTable<ContextRecord>
  let edges: CheckedTable<EdgeRecord>
  /// Keeps the memory.
  private let file: SectionFile

  /// Sections of one model.
  enum Section: UInt32 { case units, groups, contexts, edges }

  /// Sections that a model takes up in its file.
  package static let sectionCount: UInt32 = 4

  /// Opens a model whose sections begin at a number.
  ///
  /// - Complexity: O(1).
  package init(file: SectionFile, firstSection: UInt32) {
    self.file = file
    units = file.table(firstSection + Section.units.rawValue)
    groups = file.table(firstSection + Section.groups.rawValue)
    contexts = file.table(firstSection + Section.contexts.rawValue)
    edges = file.table(firstSection + Section.edges.rawValue)
  }

  /// Whether the file holds the model at all.
  package var isEmpty: Bool { contexts.count == 0 }

  /// Unit numbers of the two ends.
  static let end = 0
  /// Context numbers: nothing known, and the beginning of a word.
  static let root: UInt32 = 0
  static let beginning: UInt32 = 1

  /// Units that read these letters; an empty range where there are none.
  ///
  /// - Complexity: O(log groups).
  func group(_ key: UInt32, length: Int, opens: Bool) -> Range<Int> {
    var low = 0
    var high = groups.count
    let wanted = Self.order(key, UInt16(length), opens ? 1 : 0)
    while low < high {
      let middle = (low + high) / 2
      let group = groups[middle]
      if Self.order(group.key, group.keyLength, group.opens) < wanted {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let group = groups[low]
    guard low < groups.count, Self.order(group.key, group.keyLength, group.opens) == wanted,
      group.first <= group.end
    else { return 0..<0 }
    return Int(group.first)..<Int(group.end)
  }

  /// The unit and the commonest others that read the same letters: their shares, whatever stands
  /// before.
  ///
  /// - Complexity: O(units of the letters).
  func alternatives(to unit: Int, limit: Int) -> [Int] {
    let record = units[unit]
    let isOpening = record.keyLength == 0
    let group = group(record.key, length: Int(record.keyLength), opens: isOpening)
    let root = contexts[Int(Self.root)]
    let first = firstEdge(root, from: group.lowerBound)
    let end = max(first, firstEdge(root, from: group.upperBound))
    let costs = (first..<end).map { (unit: Int(edges[$0].unit), cost: edges[$0].cost) }
    return costs.sorted { ($0.cost, $0.unit) < ($1.cost, $1.unit) }.prefix(limit).map(\.unit)
  }

  /// Probability of a whole word by one path of units.
  ///
  /// - Complexity: O(units · order · log edges of a context).
  func probability(of path: [Int]) -> Double {
    var context = Self.beginning
    var p = 1.0
    for unit in path + [Self.end] {
      while true {
        let record = contexts[Int(context)]
        let place = firstEdge(record, from: unit)
        let edge = edges[place]
        if place < Int(record.firstEdge) + Int(record.edgeCount), Int(edge.unit) == unit {
          p *= Self.probability(Int(edge.cost))
          context = edge.context
          break
        }
        if context == Self.root || record.suffix >= context { return 0 }
        p *= Self.probability(Int(record.backOff))
        context = record.suffix
      }
    }
    return p
  }

  /// The order of groups: as one number.
  static func order(_ key: UInt32, _ length: UInt16, _ opens: UInt16) -> UInt64 {
    UInt64(opens) << 48 | UInt64(length) << 40 | UInt64(key)
  }

  /// The letters that a unit writes.
  func letters(of unit: Int) -> [UInt8] {
    let record = units[unit]
    return (0..<min(4, Int(record.outputLength))).map {
      UInt8(truncatingIfNeeded: record.output >> UInt32(8 * $0))
    }
  }

  /// First edge of a context whose unit is not below `unit`.
  ///
  /// - Complexity: O(log edges of the context).
  @inline(__always)
  func firstEdge(_ context: ContextRecord, from unit: Int) -> Int {
    var low = Int(context.firstEdge)
    var count = Int(context.edgeCount)
    while count > 0 {
      let half = count / 2
      if Int(edges[low + half].unit) < unit {
        low += half + 1
        count -= half + 1
      } else {
        count = half
      }
    }
    return low
  }

  /// Probability of a cost in hundredths of a nat, which may be negative.
  static func probability(_ cost: Int) -> Double { exp(-Double(cost) / 100) }

  /// Probability of each cost in hundredths of a nat; costs beyond 40 nats count as 40.
  ///
  /// Made once and never freed or changed: searches read it without looking at an array's bounds.
  nonisolated(unsafe) static let probabilities: UnsafeBufferPointer<Double> = {
    let table = UnsafeMutableBufferPointer<Double>.allocate(capacity: 4001)
    _ = table.initialize(from: (0...4000).map { probability($0) })
    return UnsafeBufferPointer(table)
  }()
}

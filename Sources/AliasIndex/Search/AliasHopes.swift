import Sections

/// The aliases of a stretch that may be worth aligning, and which of them look best; one a thread.
struct AliasHopes: ~Copyable {
  /// An alias and what it could score as far as words were compared.
  struct Hope: BitwiseCopyable {
    var alias: UInt32
    /// See `WordTags`.
    var tags: UInt64
    /// In nats, without what numbers and initials bring.
    var bound: Float
    /// Whether it has something for every part of the mention.
    var isWhole: Bool
    var isWanted: Bool
  }

  /// So many aliases are aligned before the others of a stretch are judged by what those score.
  private static let few = 3

  private var hopes = WorkBuffer<Hope>(capacity: 256)
  private var highest = HighestNumbers(most: AliasHopes.few)
  /// Those that could score best, as `chooseBest` found them.
  private var best: [UInt32] = []

  var count: Int { hopes.count }
  var isEmpty: Bool { hopes.isEmpty }
  /// Valid until the next change.
  var values: UnsafeBufferPointer<Hope> { hopes.values }

  mutating func removeAll() {
    hopes.removeAll()
    highest.removeAll()
  }

  @inline(__always)
  mutating func append(_ hope: Hope) {
    hopes.append(hope)
    highest.insert(hope.bound)
  }

  /// Chooses those that are aligned first.
  mutating func chooseBest() {
    best.removeAll(keepingCapacity: true)
    guard let least = highest.least else { return }
    for hope in hopes.values where hope.bound >= least && best.count < Self.few {
      best.append(hope.alias)
    }
  }

  /// Whether an alias is one of those that were chosen.
  func isAmongBest(_ hope: Hope) -> Bool { best.contains(hope.alias) }
}

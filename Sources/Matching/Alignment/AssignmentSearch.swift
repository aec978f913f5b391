import Sections

/// Finds the best choice among options that set parts of a mention against parts of an alias, none of
/// them twice: what it brings, less the prices of all parts that stay over.
///
/// Depth-first search with a bound, the best gain first; options that are worth anything are few.
/// A buffer to reuse: `begin`, `add` what there is, `run`.
struct AssignmentSearch: ~Copyable {
  /// One name's parts, as they are priced where they stay over.
  struct Side {
    private var prices = UnsafeBufferPointer<Float>(start: nil, count: 0)
    let sums: Sums

    /// What all parts cost together, and those that conflict where both names keep some.
    struct Sums: BitwiseCopyable {
      var all: Float = 0
      var names: Float = 0
      /// Which these are, one bit each.
      var nameMask: UInt32 = 0

      init() {}

      init(all: Float, names: Float, nameMask: UInt32) {
        (self.all, self.names, self.nameMask) = (all, names, nameMask)
      }

      init(_ prices: some Collection<Float>, nameMask: UInt32) {
        self.nameMask = nameMask
        for (part, price) in prices.enumerated() {
          all += price
          if nameMask & 1 << UInt32(part) != 0 { names += price }
        }
      }
    }

    init() { sums = Sums() }

    init(_ prices: UnsafeBufferPointer<Float>, _ sums: Sums) {
      self.prices = prices
      self.sums = sums
    }

    var count: Int { prices.count }

    /// All parts, one bit each.
    @inline(__always)
    var all: UInt32 { UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(prices.count)) - 1) }

    @inline(__always)
    func price(_ parts: UInt32) -> Float {
      var total: Float = 0
      var rest = parts
      while rest != 0 {
        total += prices[rest.trailingZeroBitCount]
        rest &= rest &- 1
      }
      return total
    }
  }

  /// A stretch of the mention and one of the alias that are worth setting against each other.
  struct Option: BitwiseCopyable {
    /// The caller's name for it.
    var number: Int32
    /// Evidence and the prices that need not be paid.
    var gain: Float
    var mentionMask: UInt32
    var aliasMask: UInt32
    var position: UInt8
    var next: UInt8
    var aliasFirst: UInt8
    /// Of options that gain the same the first counts.
    var rank: Int32

    init(
      number: Int, rank: Int, gain: Float, _ mention: PreparedName.Unit,
      _ alias: PreparedName.Unit
    ) {
      self.number = Int32(truncatingIfNeeded: number)
      self.rank = Int32(truncatingIfNeeded: rank)
      self.gain = gain
      mentionMask = mention.mask
      aliasMask = alias.mask
      position = mention.first
      next = mention.first &+ mention.length
      aliasFirst = alias.first
    }

    /// The same of units that were made ready for many comparisons.
    @inline(__always)
    init(
      number: Int, rank: Int, gain: Float, _ mention: UnsafePointer<SideUnit>,
      _ alias: UnsafePointer<SideUnit>
    ) {
      self.number = Int32(truncatingIfNeeded: number)
      self.rank = Int32(truncatingIfNeeded: rank)
      self.gain = gain
      mentionMask = mention.pointee.mask
      aliasMask = alias.pointee.mask
      position = mention.pointee.first
      next = position &+ mention.pointee.length
      aliasFirst = alias.pointee.first
    }
  }

  /// By position of the mention, best gain first.
  private var options = WorkBuffer<Option>()
  /// For each position where its options begin.
  private var firstOption = WorkBuffer<Int>()
  private var bound = WorkBuffer<Float>()
  private var chosen = WorkBuffer<Int>()
  private var best = WorkBuffer<Int>()
  private(set) var bestScore: Float = 0
  private var mention = Side()
  private var alias = Side()
  private var conflictShare: Float = 0
  private var inversionPrice: Float = 0
  private var steps = 0
  private var patience = Self.mostSteps

  /// The search gives up refining after so many steps; names of ordinary length need a few dozen.
  static let mostSteps = 20_000
  /// Whether it did so.
  var gaveUp: Bool { steps > patience }

  /// Takes over two names; their prices are read until the search has run.
  mutating func begin(mention: Side, alias: Side, prices: borrowing Prices) {
    self.mention = mention
    self.alias = alias
    conflictShare = prices.conflict
    inversionPrice = prices.inversion
    options.removeAll()
    let (own, other) = (mention.sums, alias.sums)
    relief =
      own.nameMask == 0 || other.nameMask == 0 ? 0 : conflictShare * min(own.names, other.names)
  }

  /// The conflict of two names that share nothing: an option may also pay by taking a part out of it.
  private(set) var relief: Float = 0

  /// Adds an option in its place: by position, and the greatest gain first.
  @inline(__always)
  mutating func add(_ option: Option) {
    options.append(option)
    var place = options.count &- 1
    let start = options.start
    while place > 0, Self.precedes(option, start[place &- 1]) {
      start[place] = start[place &- 1]
      place &-= 1
    }
    start[place] = option
  }

  private static func precedes(_ a: Option, _ b: Option) -> Bool {
    if a.position != b.position { return a.position < b.position }
    return a.gain != b.gain ? a.gain > b.gain : a.rank < b.rank
  }

  /// Searches.
  ///
  /// - Parameters:
  ///   - least: scores below it are of no interest.
  ///   - patience: after how many steps it gives up refining.
  /// - Returns: the best score; `nil` where it lies below `least`.
  mutating func run(least: Float = -.infinity, patience: Int = mostSteps) -> Float? {
    steps = 0
    self.patience = patience
    chosen.removeAll()
    best.removeAll()
    bestScore = -relief
    let unmatched = mention.sums.all + alias.sums.all
    if !options.isEmpty {
      setBounds()
      guard bound[0] - unmatched >= least else { return nil }
      search(from: 0, used: 0, score: 0, last: -1, inversions: 0)
    }
    return bestScore - unmatched >= least ? bestScore - unmatched : nil
  }

  /// What the parts from each position on could still gain.
  private mutating func setBounds() {
    bound.refill(with: 0, count: mention.count + 1)
    firstOption.refill(with: options.count, count: mention.count + 1)
    var index = options.count
    var position = mention.count &- 1
    while position >= 0 {
      var most = bound[position &+ 1]
      while index > 0, Int(options[index &- 1].position) == position {
        index &-= 1
        let option = options[index]
        most = max(most, option.gain + bound[Int(option.next)])
      }
      bound[position] = most
      firstOption[position] = index
      position &-= 1
    }
  }

  private mutating func search(
    from position: Int, used: UInt32, score: Float, last: Int, inversions: Int
  ) {
    steps &+= 1
    if steps > patience || score + bound[position] <= bestScore { return }
    if position == mention.count {
      take(used: used, score: score)
      return
    }
    for index in firstOption[position]..<firstOption[position &+ 1] {
      let option = options[index]
      if option.aliasMask & used != 0 { continue }
      let isInverted = Int(option.aliasFirst) < last
      let charge = isInverted && inversions < 2 ? inversionPrice : 0
      chosen.append(index)
      search(
        from: Int(option.next), used: used | option.aliasMask,
        score: score + option.gain - charge, last: Int(option.aliasFirst),
        inversions: inversions &+ (isInverted ? 1 : 0))
      chosen.removeLast(downTo: chosen.count &- 1)
    }
    search(
      from: position &+ 1, used: used, score: score, last: last, inversions: inversions)
  }

  /// Keeps what was chosen, where it is better than all before.
  private mutating func take(used: UInt32, score: Float) {
    var taken: UInt32 = 0
    for index in chosen.values { taken |= options[index].mentionMask }
    let total =
      score - conflict(missing: mention.sums.nameMask & ~taken, extra: alias.sums.nameMask & ~used)
    guard total > bestScore else { return }
    bestScore = total
    best.removeAll()
    best.append(contentsOf: chosen.values)
  }

  @inline(__always)
  private func conflict(missing: UInt32, extra: UInt32) -> Float {
    guard missing != 0, extra != 0 else { return 0 }
    return conflictShare * min(mention.price(missing), alias.price(extra))
  }

  /// How many options the best choice has.
  var chosenCount: Int { best.count }

  /// The number of one of them; they are in the order of the mention.
  @inline(__always)
  func chosenNumber(_ place: Int) -> Int { Int(options[best[place]].number) }

  /// What the best choice brings and leaves over.
  func balance(score: Float) -> AlignmentBalance {
    var (taken, used): (UInt32, UInt32) = (0, 0)
    var last = -1
    var inversions = 0
    for index in best.values {
      let option = options[index]
      taken |= option.mentionMask
      used |= option.aliasMask
      if Int(option.aliasFirst) < last { inversions += 1 }
      last = Int(option.aliasFirst)
    }
    var balance = AlignmentBalance(score: score, mention, taken: taken, alias, used: used)
    balance.inversions = inversions
    return balance
  }
}

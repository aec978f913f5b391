/// What an alignment brings and what it leaves over, without the units that meet: plain values, so that
/// a comparison that only asks for a score keeps no lists.
struct AlignmentBalance: BitwiseCopyable {
  /// Sum of evidence and prices, in nats.
  var score: Float = 0
  var missingPrice: Float = 0
  var extraPrice: Float = 0
  /// Parts left over, one bit each.
  var missing: UInt32 = 0
  var extra: UInt32 = 0
  var inversions = 0

  init() {}

  /// - Parameters:
  ///   - taken, used: the parts of the mention and of the alias that met something, one bit each.
  @inline(__always)
  init(
    score: Float, _ mention: AssignmentSearch.Side, taken: UInt32, _ alias: AssignmentSearch.Side,
    used: UInt32
  ) {
    self.score = score
    missing = mention.all & ~taken
    extra = alias.all & ~used
    missingPrice = mention.price(missing)
    extraPrice = alias.price(extra)
  }
}

extension Aligner.Alignment {
  init(_ balance: AlignmentBalance, matches: [Aligner.Match]) {
    score = balance.score
    self.matches = matches
    missingPrice = balance.missingPrice
    extraPrice = balance.extraPrice
    missing = balance.missing
    extra = balance.extra
    inversions = balance.inversions
  }

  var balance: AlignmentBalance {
    var balance = AlignmentBalance()
    balance.score = score
    balance.missingPrice = missingPrice
    balance.extraPrice = extraPrice
    balance.missing = missing
    balance.extra = extra
    balance.inversions = inversions
    return balance
  }
}

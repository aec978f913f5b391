import Matching
import Onomastics
import Sections

/// Bounds on what aliases score by the words they have; one a thread.
///
/// The tags of an alias that a word has found tell of most that it is not worth more; its name is read
/// where they do not, and once its words have been compared with the mention's.
struct AliasBounds: ~Copyable {
  private let index: AliasIndex
  private let prices: Prices
  /// What words bring to the parts of the mention.
  var gains: StretchGains
  /// By stretch, what the alias looked at last has for it; negative for nothing.
  private let best: UnsafeMutablePointer<Float>

  init(index: AliasIndex, prices: Prices) {
    self.index = index
    self.prices = prices
    gains = StretchGains(index: index, prices: prices)
    best = .allocate(capacity: PreparedName.mostParts)
  }

  deinit { best.deallocate() }

  // MARK: What words bring

  /// What the alias looked at last has for a stretch; negative for nothing.
  @inline(__always)
  func most(for position: Int) -> Float { best[position] }

  /// Sets what an alias has for the one part of a mention.
  @inline(__always)
  mutating func setMost(_ most: Float) { best[0] = most }

  /// The stretches that the alias looked at last has nothing for, one bit each.
  var lacking: UInt32 {
    var lacking: UInt32 = 0
    for position in 0..<gains.count where best[position] < 0 { lacking |= 1 << UInt32(position) }
    return lacking
  }

  /// Fills `best` with what the words of an alias bring at best, as far as they were compared and
  /// their tags tell.
  ///
  /// - Parameter tags: see `WordTags`.
  /// - Returns: whether one of the words is under a key of the mention's own.
  @inline(__always) @discardableResult
  mutating func findMost(_ alias: UInt32, tags: UInt64, _ words: borrowing WordSearch) -> Bool {
    var tags = tags
    if tags == WordTags.tooMany { return readMost(alias, words) }
    for position in 0..<gains.count { best[position] = -1 }
    var own: UInt32 = 0
    while tags != 0 {
      switch words.rows.row(ofTag: Int(tags & 0xFFFF)) {
      case .none: break
      case .row(let row): own |= addMost(row)
      case .several: return readMost(alias, words)
      }
      tags >>= 16
    }
    return own != 0
  }

  /// The same, read from the alias's name.
  @discardableResult
  mutating func readMost(_ alias: UInt32, _ words: borrowing WordSearch) -> Bool {
    for position in 0..<gains.count { best[position] = -1 }
    var own: UInt32 = 0
    var code = index.name(ofAlias: alias)
    while let reading = code.next() {
      if let row = words.rows.row(of: reading.word) { own |= addMost(row) }
    }
    return own != 0
  }

  /// Adds to `best` what a row of words brings.
  ///
  /// - Returns: the stretches that it is named for by a key of their own; see `StretchGains.Reach`.
  @inline(__always)
  private mutating func addMost(_ row: Int) -> UInt32 {
    let reach = gains.reach(row)
    var left = reach.all
    while left != 0 {
      let position = left.trailingZeroBitCount
      left &= left - 1
      best[position] = max(best[position], gains.most(row, position))
    }
    return reach.own
  }

  // MARK: Bounds

  /// A bound on the score of an alias whose words bring `best`, in nats, and whether it has something
  /// for every part of the mention.
  ///
  /// - Parameter floor: where the bound is less, it need not be close.
  @inline(__always)
  mutating func bound(
    of alias: UInt32, _ joins: borrowing JoinSearch, floor: Float
  ) -> (most: Float, isWhole: Bool) {
    let isJoined = joins.holds(alias)
    if isJoined {
      for hit in joins.hits(of: Int(alias)) {
        best[hit.position] = max(best[hit.position], hit.evidence)
      }
    }
    var bound: Float = 0
    var isWhole = true
    for position in 0..<gains.count {
      if best[position] >= 0 {
        bound += best[position]
      } else {
        let lost = gains.stretches[position].lost
        bound -= lost
        isWhole = isWhole && lost == 0
      }
    }
    // Parts that are left over have their price; the record is not looked at where that is of no use.
    if bound >= floor, !isJoined {
      let more = Int(index.aliases[Int(alias)].nameParts) - gains.count
      if more > 0 { bound -= Float(more) * prices.extra }
    }
    return (bound, isWhole)
  }

  /// Whether an alias has a word that brings something.
  mutating func hasEvidence(_ alias: Int, _ words: inout WordSearch) -> Bool {
    let alias = UInt32(alias)
    // Comparing makes it less, if anything.
    guard readMost(alias, words) else { return false }
    compareWords(of: alias, &words)
    return readMost(alias, words)
  }

  /// What the words of an alias bring beside one stretch; `nil` where it is less than `least`.
  mutating func evidence(
    of alias: Int, beside position: Int, _ words: inout WordSearch, least: Float
  ) -> Float? {
    let alias = UInt32(alias)
    readMost(alias, words)
    guard sum(beside: position) >= least else { return nil }
    compareWords(of: alias, &words)
    readMost(alias, words)
    let sum = sum(beside: position)
    return sum >= least ? sum : nil
  }

  @inline(__always)
  private func sum(beside position: Int) -> Float {
    var sum: Float = 0
    for place in 0..<gains.count where place != position {
      sum += best[place] >= 0 ? best[place] : -gains.stretches[place].lost
    }
    return sum
  }

  /// Compares the words of an alias with the mention's.
  mutating func compareWords(of alias: UInt32, _ words: inout WordSearch) {
    var code = index.name(ofAlias: alias)
    while let reading = code.next() {
      guard let row = words.rows.row(of: reading.word) else { continue }
      for position in 0..<gains.count { _ = gains.evidence(row, position, &words) }
    }
  }

  /// A closer bound on the score of an alias whose words have been compared: each part of the
  /// mention meets the word that brings most for it, whether or not another does so, too, and what
  /// can meet nothing is paid for.
  mutating func closeBound(
    of alias: UInt32, _ words: inout WordSearch, _ joins: borrowing JoinSearch
  ) -> Float {
    for position in 0..<gains.count { best[position] = -.infinity }
    // What the alias's parts cost that meet nothing: all of them, and those that can meet nothing.
    var extra: Float = 0
    var alone: Float = 0
    var price: Float = 0
    var meets = true
    var code = index.name(ofAlias: alias)
    while let reading = code.next() {
      if reading.kind == .plain {
        if !meets { alone += price }
        price = self.price(code.partKind, reading.word)
        extra += price
        meets = false
      }
      guard let row = words.rows.row(of: reading.word) else { continue }
      for position in 0..<gains.count {
        let evidence = gains.evidence(row, position, &words)
        guard evidence > -.infinity else { continue }
        meets = true
        best[position] = max(best[position], evidence + price)
      }
    }
    if !meets { alone += price }
    for hit in joins.hits(of: Int(alias)) {
      best[hit.position] = max(best[hit.position], hit.evidence + extra)
      alone = 0
    }
    var bound = -extra
    var lost: Float = 0
    for position in 0..<gains.count {
      let price = gains.stretches[position].price
      bound += max(-price, best[position])
      if best[position] == -.infinity { lost += price }
    }
    return bound - prices.conflict * min(lost, alone)
  }

  /// What a part of an alias costs at least that meets nothing.
  @inline(__always)
  private func price(_ kind: PartKind, _ word: UInt32) -> Float {
    guard kind == .name || kind == .placeWord, Int(word) < index.words.count else { return 0 }
    return prices.extra + prices.extraInformation * index.words[Int(word)].information
  }
}

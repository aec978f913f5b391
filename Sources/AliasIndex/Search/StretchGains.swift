import Matching
import Onomastics
import Sections

/// What the words named for a mention bring to its parts; one a thread.
///
/// A mention is looked at by stretches, one for each part: a stretch is what begins with the part, be
/// it read alone or as one with those behind it. Words are compared last: what they could bring at
/// best tells which are worth it.
struct StretchGains: ~Copyable {
  /// A stretch of the mention, by its first part.
  struct Stretch: BitwiseCopyable {
    /// What it could bring at best, and what an alias without it pays at least; in nats.
    var most: Float = 0
    var lost: Float
    /// What is to be paid for its first part if nothing meets it.
    var price: Float
    /// In how many aliases its words are, and how many pairs of words are still to be compared.
    var postings = 0
    var open = 0
    var hasWords = false
    var isTaken = false
  }

  /// What a unit of the mention brings with any word.
  struct UnitPrice {
    var position: Int
    var information: Float
    var joins: UInt8
    var most: Float
  }

  /// What a row of words brings to a stretch.
  struct Cell: BitwiseCopyable {
    /// At best; negative for nothing.
    var most: Float = -1
    /// The evidence once they are compared, `WordRows.open` before; `−∞` where the two may not meet.
    var evidence = -Float.infinity
  }

  /// The stretches that a row of words may bring something to, one bit each.
  struct Reach: BitwiseCopyable {
    var all: UInt32 = 0
    /// Those for which it is named for a reason of its own; see `WordRows.Origin`.
    var own: UInt32 = 0
  }

  /// A pair may lack so much of bringing evidence and still save the prices of two parts: half of
  /// the spellings that need it are found from here on, and few others.
  static let leastEvidence: Float = -4

  private let index: AliasIndex
  private let prices: Prices
  private(set) var stretches = WorkBuffer<Stretch>(capacity: PreparedName.mostParts)
  private var units: [UnitPrice] = []
  private var cells = WorkBuffer<Cell>()
  private var reaches = WorkBuffer<Reach>()
  private var masks = TagMasks()
  /// By mask, what an alias brings at best to the stretches beside one; see `setBounds`.
  private var bounds = WorkBuffer<Float>(capacity: 1 << TagMasks.most)
  /// By mask, what a word has to bring to that one; see `setNeeds`.
  private var needs = WorkBuffer<Float>(capacity: 1 << TagMasks.most)
  /// The bits of the stretches that an alias has to have something for.
  private(set) var whole: UInt8 = 0
  /// How many of the rows' pairs have been taken into account.
  private var pairsTaken = 0

  init(index: AliasIndex, prices: Prices) {
    self.index = index
    self.prices = prices
  }

  var count: Int { stretches.count }

  /// Begins with a mention whose words have been named.
  mutating func begin(_ mention: PreparedName, _ rows: borrowing WordRows) {
    stretches.removeAll()
    units.removeAll(keepingCapacity: true)
    cells.removeAll()
    reaches.removeAll()
    masks.clear()
    pairsTaken = 0
    for part in mention.parts {
      let lost = prices.leastLost(part)
      // A pair that brings less than `leastEvidence` may be set against each other all the same.
      stretches.append(Stretch(lost: min(-Self.leastEvidence, lost), price: lost))
    }
    for unit in mention.units {
      units.append(
        UnitPrice(
          position: Int(unit.first), information: unit.information,
          joins: unit.kind == .joined ? unit.joins : 1,
          most: unit.joins == 1 ? prices.most(mention.parts[Int(unit.first)].kind) : .infinity))
    }
    extend(rows)
    // Another stretch may cover these, and then nothing is lost.
    for unit in mention.units where unit.length > 1 && stretches[Int(unit.first)].hasWords {
      for covered in Int(unit.first) + 1..<Int(unit.first) + Int(unit.length) {
        stretches[covered].lost = 0
        stretches[covered].price = 0
      }
    }
  }

  /// Takes the pairs into account that were named since.
  mutating func extend(_ rows: borrowing WordRows) {
    cells.append(repeating: Cell(), count: rows.words.count * count - cells.count)
    reaches.append(repeating: Reach(), count: rows.words.count - reaches.count)
    for place in pairsTaken..<rows.pairs.count { add(rows.pairs[place], rows) }
    pairsTaken = rows.pairs.count
  }

  @inline(__always)
  private mutating func add(_ pair: WordRows.Pair, _ rows: borrowing WordRows) {
    let (row, unit) = (Int(pair.row), Int(pair.unit))
    let known = rows[row, unit]
    if known == -.infinity { return }
    let word = rows.words[row]
    let record = index.words[Int(word)]
    let isOpen = known == WordRows.open
    let found = evidence(
      units[unit], record.information, isOpen ? WordSearch.mostSure : known)
    let position = units[unit].position
    let cell = cells.start + (row &* count &+ position)
    // What was compared before is looked at again with the new pair.
    cell.pointee.evidence = WordRows.open
    guard found > Self.leastEvidence else { return }
    let gain = max(0, found)
    let stretch = stretches.start + position
    if cell.pointee.most < 0 { stretch.pointee.postings &+= Int(record.postingCount) }
    cell.pointee.most = max(cell.pointee.most, gain)
    let bit: UInt32 = 1 &<< UInt32(truncatingIfNeeded: position)
    let reach = reaches.start + row
    reach.pointee.all |= bit
    if rows.origin(pair) == .own { reach.pointee.own |= bit }
    masks.insert(word, position)
    stretch.pointee.most = max(stretch.pointee.most, gain)
    if isOpen { stretch.pointee.open &+= 1 }
    stretch.pointee.hasWords = true
  }

  @inline(__always)
  private func evidence(_ unit: UnitPrice, _ information: Float, _ similarity: Float) -> Float {
    min(
      unit.most,
      prices.evidence(unit.information, information, similarity: similarity, joins: unit.joins))
  }

  /// What a row of words brings to a stretch at best, as far as they were compared; negative for
  /// nothing.
  @inline(__always)
  func most(_ row: Int, _ position: Int) -> Float { cells[row * count + position].most }

  /// The stretches that a row of words may bring something to.
  @inline(__always)
  func reach(_ row: Int) -> Reach { reaches[row] }

  /// The evidence of a row for a stretch; `−∞` where the two may not meet.
  @inline(__always)
  mutating func evidence(_ row: Int, _ position: Int, _ words: inout WordSearch) -> Float {
    let evidence = cells[row * count + position].evidence
    return evidence == WordRows.open ? compare(row, position, &words) : evidence
  }

  private mutating func compare(_ row: Int, _ position: Int, _ words: inout WordSearch) -> Float {
    var cell = cells[row * count + position]
    cell.evidence = -.infinity
    // Also what brings too little to count: the aligner may still set the two against each other.
    let information = index.words[Int(words.rows.words[row])].information
    for unit in units.indices where units[unit].position == position {
      let similarity = words.similarity(row: row, unit: unit)
      guard similarity > -.infinity else { continue }
      cell.evidence = max(cell.evidence, evidence(units[unit], information, similarity))
    }
    // What lacks evidence may still be found; it takes nothing from what the rest holds.
    cell.most = cell.evidence > Self.leastEvidence ? max(0, cell.evidence) : -1
    if cell.most < 0 {
      reaches[row].all &= ~(1 << UInt32(position))
      reaches[row].own &= ~(1 << UInt32(position))
    }
    cells[row * count + position] = cell
    return cell.evidence
  }

  /// Compares all words of all stretches, and has taken none of them.
  mutating func completeAll(_ words: inout WordSearch) {
    for position in 0..<count { complete(position, &words) }
  }

  /// Compares all words of a stretch, which is not taken then.
  mutating func complete(_ position: Int, _ words: inout WordSearch) {
    for unit in units.indices where units[unit].position == position { words.complete(unit) }
    masks.remove(position)
    var whole = Stretch(lost: stretches[position].lost, price: stretches[position].price)
    for row in words.rows.words.indices {
      _ = evidence(row, position, &words)
      let gain = most(row, position)
      guard gain >= 0 else { continue }
      let word = words.rows.words[row]
      masks.insert(word, position)
      let record = index.words[Int(word)]
      whole.hasWords = true
      whole.most = max(whole.most, gain)
      whole.postings += Int(record.postingCount)
    }
    stretches[position] = whole
  }

  /// Tells the stretches that an alias may have something for.
  var sieve: TagMasks.Sieve { masks.sieve }

  /// What the stretches of a mask bring at best beside the one that `setBounds` was told, less what the
  /// others lose.
  @inline(__always)
  func bound(_ mask: UInt8) -> Float { bounds[Int(mask) & (bounds.count - 1)] }

  /// Sets what `bound` and `whole` tell, as far as words were compared.
  mutating func setBounds(besides position: Int) {
    let masked = min(count, TagMasks.most)
    whole = 0
    for place in 0..<masked where stretches[place].lost > 0 { whole |= 1 << UInt8(place) }
    bounds.removeAll()
    for mask in 0..<1 << masked {
      var bound: Float = 0
      for place in 0..<count where place != position {
        let isMissing = place < masked && mask >> place & 1 == 0
        bound += isMissing ? -stretches[place].lost : max(0, stretches[place].most)
      }
      bounds.append(bound)
    }
  }

  /// Sets what `need` tells.
  ///
  /// - Parameters:
  ///   - floor: what aliases must bring that have something for every stretch.
  ///   - others: the same of those that lack something.
  mutating func setNeeds(floor: Float, others: Float) {
    needs.removeAll()
    for mask in bounds.indices {
      let isWhole = UInt8(truncatingIfNeeded: mask) & whole == whole
      needs.append((isWhole ? floor : others) - bounds[mask])
    }
  }

  /// What a word must bring to the stretch that `setBounds` was told for an alias of a mask to be worth
  /// looking at.
  @inline(__always)
  func need(_ mask: UInt8) -> Float { needs[Int(mask) & (needs.count - 1)] }

  mutating func take(_ position: Int) { stretches[position].isTaken = true }

  /// What an alias could bring that has none of the stretches taken, one stretch left aside.
  func bound(besides position: Int) -> Float {
    var bound: Float = 0
    for place in stretches.indices where place != position {
      let stretch = stretches[place]
      bound += stretch.hasWords && !stretch.isTaken ? stretch.most : -stretch.lost
    }
    return bound
  }

  /// Of the stretches that are left the one whose words are in the fewest aliases.
  ///
  /// - Parameter required: whether only those count that no alias may lack and yet account for the
  ///   whole mention.
  func rarest(required: Bool) -> Int? {
    var rarest: Int?
    for place in stretches.indices where stretches[place].hasWords && !stretches[place].isTaken {
      if required, stretches[place].lost == 0 { continue }
      if let known = rarest, stretches[known].postings <= stretches[place].postings { continue }
      rarest = place
    }
    return rarest
  }
}

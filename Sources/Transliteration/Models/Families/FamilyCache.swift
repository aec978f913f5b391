import Sections

/// Far families that were met, and for whom their words are counted.
///
/// Families are told apart by a hash of 64 bits. When there are too many it begins anew.
struct FamilyCache: ~Copyable {
  /// One far family.
  struct Family: BitwiseCopyable {
    fileprivate var firstHead: Int32
    fileprivate var headEnd: Int32
    fileprivate var firstSum: Int32
    fileprivate var sumEnd: Int32
    /// Whether its words have but two letters in common.
    fileprivate(set) var isShort = false
    /// The word for which most is counted, and how much.
    fileprivate(set) var best: Int32 = 0
    fileprivate(set) var bestCount = 0.0

    /// Places of the heads of its near families.
    var heads: Range<Int> { Int(firstHead)..<Int(headEnd) }
  }

  /// The commonest word of a near family.
  struct Head: BitwiseCopyable {
    fileprivate var near: UInt64
    fileprivate(set) var word: Int32
    /// For whom the word is counted.
    fileprivate(set) var answer: Int32
    fileprivate(set) var count: Double
  }

  /// All that is counted for a word.
  struct Sum: BitwiseCopyable {
    var word: Int32
    var count: Double
  }

  struct Slot: BitwiseCopyable {
    var far: UInt64 = 0
    /// Number of the family from 1; 0 is an empty slot.
    var family: Int32 = 0
  }

  private static let most = 1 << 13

  private let slots = WorkBuffer(repeating: Slot(), count: 2 * Self.most)
  private var families = WorkBuffer<Family>()
  private(set) var heads = WorkBuffer<Head>()
  private var sums = WorkBuffer<Sum>()
  /// The family that is being read.
  private(set) var latest = Family(firstHead: 0, headEnd: 0, firstSum: 0, sumEnd: 0)
  private var latestFar: UInt64 = 0

  /// A family that was met.
  func family(_ far: UInt64) -> Family? {
    var slot = CountTable.folded(far) & (slots.count - 1)
    while slots[slot].family != 0 {
      if slots[slot].far == far { return families[Int(slots[slot].family) - 1] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func head(_ near: UInt64, of family: Family) -> Head? {
    placeOfHead(near, of: family).map { heads[$0] }
  }

  func placeOfHead(_ near: UInt64, of family: Family) -> Int? {
    for place in family.heads where heads[place].near == near { return place }
    return nil
  }

  /// What is counted for the first word of a family that is wanted; 0 for none.
  func sum(of family: Family, _ isWanted: (Int32) -> Bool) -> Double {
    for place in Int(family.firstSum)..<Int(family.sumEnd) where isWanted(sums[place].word) {
      return sums[place].count
    }
    return 0
  }

  // MARK: Reading a family

  mutating func begin(_ far: UInt64, isShort: Bool) {
    if families.count == Self.most { removeAll() }
    let (head, sum) = (Int32(heads.count), Int32(sums.count))
    latest = Family(firstHead: head, headEnd: head, firstSum: sum, sumEnd: sum, isShort: isShort)
    latestFar = far
  }

  mutating func addHead(_ near: UInt64, _ word: Int32, _ count: Double) {
    heads.append(Head(near: near, word: word, answer: word, count: count))
    latest.headEnd += 1
  }

  func setHead(_ place: Int, _ word: Int32, _ count: Double) {
    heads[place].word = word
    heads[place].answer = word
    heads[place].count = count
  }

  func setAnswer(_ word: Int32, ofHead place: Int) { heads[place].answer = word }

  mutating func add(_ count: Double, to word: Int32) {
    for place in Int(latest.firstSum)..<sums.count where sums[place].word == word {
      sums[place].count += count
      return
    }
    sums.append(Sum(word: word, count: count))
    latest.sumEnd += 1
  }

  /// - Parameter precedes: the order of words for which the same is counted.
  mutating func chooseBest(_ precedes: (Int32, Int32) -> Bool) {
    for place in Int(latest.firstSum)..<sums.count {
      let sum = sums[place]
      let isFirst = place == Int(latest.firstSum)
      if isFirst || sum.count > latest.bestCount
        || sum.count == latest.bestCount && precedes(sum.word, latest.best)
      {
        latest.best = sum.word
        latest.bestCount = sum.count
      }
    }
  }

  mutating func keepLatest() {
    families.append(latest)
    var slot = CountTable.folded(latestFar) & (slots.count - 1)
    while slots[slot].family != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Slot(far: latestFar, family: Int32(families.count))
  }

  private mutating func removeAll() {
    slots.start.update(repeating: Slot(), count: slots.count)
    families.removeAll()
    heads.removeAll()
    sums.removeAll()
  }
}

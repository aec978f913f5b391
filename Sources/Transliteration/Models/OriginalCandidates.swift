import Orthography
import Sections

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Words that may be the original of a part, and what speaks for each. One a thread.
struct OriginalCandidates: ~Copyable {
  /// One word.
  struct Candidate: BitwiseCopyable {
    fileprivate var identity: UInt64
    /// Where its base letters begin among all letters, and those of its fullest spelling: as many.
    fileprivate var base: Int32
    fileprivate var fine: Int32
    fileprivate var length: Int32
    /// Whether the letters of the part allow it.
    fileprivate(set) var isRead = false
    /// How often it was counted.
    fileprivate var counted = 0.0
    /// Probability of the fullest spelling.
    fileprivate var finest = 0.0
    /// What the letters say; once it is weighed, its probability among all.
    fileprivate(set) var p = 0.0
  }

  private var candidates = WorkBuffer<Candidate>()
  private var letters = WorkBuffer<UInt8>(capacity: 512)
  /// Places of the best candidates, the best first.
  private var order = WorkBuffer<Int32>()
  private var sums = WorkBuffer<Double>()
  private let baseOfLetter: WorkBuffer<UInt8>

  init() {
    baseOfLetter = WorkBuffer(repeating: 0, count: 256)
    for letter in 0..<256 { baseOfLetter[letter] = LetterPage.base[letter] }
  }

  var count: Int { candidates.count }

  subscript(place: Int) -> Candidate { candidates[place] }

  /// Base letters of a word; valid until another is added.
  @inline(__always)
  func word(_ candidate: Candidate) -> UnsafeBufferPointer<UInt8> {
    stretch(candidate.base, candidate.length)
  }

  /// The fullest spelling of a word that the letters of the part allow.
  func fineWord(_ candidate: Candidate) -> UnsafeBufferPointer<UInt8> {
    stretch(candidate.fine, candidate.length)
  }

  private func stretch(_ start: Int32, _ length: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: letters.start + Int(start), count: Int(length))
  }

  // MARK: Gathering

  mutating func removeAll() {
    candidates.removeAll()
    letters.removeAll()
    order.removeAll()
  }

  /// Counts a word in base letters.
  mutating func addCount(_ count: Double, of word: UnsafeBufferPointer<UInt8>) {
    let start = letters.count
    letters.append(contentsOf: word)
    let place = place(of: start)
    candidates.start[place].counted += count
  }

  /// Takes what a search has found.
  ///
  /// - Parameters:
  ///   - share: what its probabilities count.
  ///   - isFine: whether its renderings have all letters.
  mutating func addFound(
    by search: inout UnitSearch, share: Double, isFine: Bool, _ kh: KhSpelling
  ) {
    for rank in 0..<search.rank(limit: ArabicRestorer.Weight.proposals) {
      let word = search.letters(ofRank: rank)
      let fine = letters.count
      if isFine { letters.append(contentsOf: word) }
      let start = letters.count
      for letter in word { letters.append(baseOfLetter[Int(letter)]) }
      let place = place(of: start)
      let isForeign = kh.isForeign(self.word(candidates[place]))
      let p = search.probability(ofRank: rank)
      let candidate = candidates.start + place
      candidate.pointee.isRead = true
      candidate.pointee.p += p * (isForeign ? share * ArabicRestorer.Weight.foreignKh : share)
      if isFine, p > candidate.pointee.finest {
        candidate.pointee.finest = p
        candidate.pointee.fine = Int32(fine)
      }
    }
  }

  mutating func multiply(_ place: Int, by factor: Double) { candidates.start[place].p *= factor }

  /// The candidate whose base letters are the last ones from `start`; a new one, or one that was
  /// there already.
  private mutating func place(of start: Int) -> Int {
    let word = UnsafeBufferPointer(start: letters.start + start, count: letters.count - start)
    let identity = CountTable.identity(word)
    for place in 0..<candidates.count
    where candidates[place].identity == identity && equal(self.word(candidates[place]), word) {
      return place
    }
    candidates.append(
      Candidate(
        identity: identity, base: Int32(start), fine: Int32(start), length: Int32(word.count)))
    return candidates.count - 1
  }

  // MARK: Weighing

  /// Makes what was counted and what the letters say into probabilities.
  ///
  /// - Parameters:
  ///   - total: all that was counted.
  ///   - letters: counts that the letters are worth.
  ///   - trust: exponent of what the letters say.
  mutating func weigh(total: Double, letters: Double, trust: Double) {
    sums.removeAll()
    for place in 0..<candidates.count where candidates[place].isRead {
      candidates.start[place].p = pow(candidates[place].p, trust)
      insertSum(candidates[place].p)
    }
    let own = sums.isEmpty ? 0 : letters
    // Summed in an order of its own: a sum's last digits depend on it, and equals are told apart
    // by them.
    let sum = sums.values.reduce(0, +)
    for place in 0..<candidates.count {
      let candidate = candidates[place]
      candidates.start[place].p =
        candidate.isRead
        ? (own * candidate.p / sum + candidate.counted) / (total + own)
        : candidate.counted / (total + own)
    }
  }

  private mutating func insertSum(_ p: Double) {
    var place = sums.count
    sums.append(p)
    while place > 0, sums[place - 1] > p {
      sums[place] = sums[place - 1]
      place -= 1
    }
    sums[place] = p
  }

  /// Orders the best of the candidates.
  ///
  /// Equal probabilities are ordered by letters, so that the answer depends on nothing else.
  mutating func rank(limit: Int) {
    order.removeAll()
    guard limit > 0 else { return }
    for place in 0..<candidates.count {
      let candidate = candidates[place]
      if order.count == limit {
        if !isBefore(candidate, ranked(limit - 1)) { continue }
        order.removeLast(downTo: limit - 1)
      }
      var rank = order.count
      order.append(Int32(place))
      while rank > 0, isBefore(candidate, ranked(rank - 1)) {
        order[rank] = order[rank - 1]
        rank -= 1
      }
      order[rank] = Int32(place)
    }
  }

  private func isBefore(_ a: Candidate, _ b: Candidate) -> Bool {
    a.p != b.p ? a.p > b.p : precedes(word(a), word(b))
  }

  var rankedCount: Int { order.count }

  /// The candidate of a rank, from 0, the best.
  func ranked(_ rank: Int) -> Candidate { candidates[Int(order[rank])] }
}

import Orthography

/// The operations of one edit table with a profile's word on one of its sides.
///
/// The word's letters are the grid's columns, those of the other word its rows.
final class ProfileSide {
  /// An operation that sets a group of the other word against the letters `from..<to` of the word.
  private struct Entry {
    var from: UInt8
    var to: UInt8
    var operation: UInt16
    /// The next entry of the same group; `none` at the end.
    var next: UInt32
    /// Inside a word, where the other word's letter before is a vowel, and where it is not.
    var afterVowel: Float
    var afterConsonant: Float
  }

  /// The entries of one group, columns ascending.
  private struct List {
    var stamp: UInt32 = 0
    var first: UInt32 = ProfileSide.none
    var best: Float = 0
  }

  private static let none = UInt32.max

  private let lists: UnsafeMutablePointer<List>
  private let groups: Int
  private var entries: UnsafeMutablePointer<Entry>
  private var capacity = 2048
  private var used = 0
  private var stamp: UInt32 = 0
  private let ownGroups: UnsafeMutablePointer<UInt16>
  /// What the word's letters from each column on could bring at best.
  private let ownBound: UnsafeMutablePointer<Float>
  /// What each of the word's letters costs that stands for nothing.
  private let insertion: UnsafeMutablePointer<Float>

  private var table: EditTable?
  private var letters = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var ownAlphabet = Alphabet.latin
  private var otherAlphabet = Alphabet.latin
  /// Whether the word stands on the table's left.
  private var isLeft = true

  init(groups: Int) {
    self.groups = groups
    lists = .allocate(capacity: groups)
    lists.initialize(repeating: List(), count: groups)
    entries = .allocate(capacity: capacity)
    ownGroups = .allocate(capacity: (EditModel.longestWord + 1) * 4)
    ownBound = .allocate(capacity: EditModel.longestWord + 1)
    insertion = .allocate(capacity: EditModel.longestWord + 1)
  }

  deinit {
    lists.deallocate()
    entries.deallocate()
    ownGroups.deallocate()
    ownBound.deallocate()
    insertion.deallocate()
  }

  // MARK: The word

  func set(
    _ letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ table: EditTable,
    against other: Alphabet
  ) {
    self.letters = letters
    self.table = table
    ownAlphabet = alphabet
    otherAlphabet = other
    isLeft = alphabet == other || alphabet == .arabic
    used = 0
    stamp &+= 1
    if stamp == 0 {
      for index in 0..<groups { lists[index].stamp = 0 }
      stamp = 1
    }
    for (column, letter) in letters.enumerated() {
      insertion[column] = EditTable.floor(of: letter, alphabet)
    }
    let chunks = isLeft ? table.leftChunks : table.rightChunks
    chunks.prepare(letters, into: ownGroups)
    table.suffixBounds(
      letters.count, ownGroups, isLeft ? table.leftBest : table.rightBest, ownBound)
    let partners = isLeft ? table.leftPartners : table.rightPartners
    // Backwards, since every entry goes to the head of its list.
    for from in stride(from: letters.count, through: 0, by: -1) {
      let vowel = isVowel(before: from) ? 1 : 2
      for length in 0...min(3, letters.count - from) {
        let group = ownGroups[from * 4 + length]
        if group == ChunkDictionary.none { continue }
        for partner in partners[Int(group)] {
          add(partner, from, from + length, table.weights, vowel)
        }
      }
    }
  }

  private func add(
    _ partner: Partners.Partner, _ from: Int, _ to: Int, _ weights: UnsafePointer<Float>,
    _ vowel: Int
  ) {
    if used == capacity { grow() }
    let list = lists + Int(partner.group)
    if list.pointee.stamp != stamp {
      list.pointee = List(stamp: stamp, first: Self.none, best: -.infinity)
    }
    let own = weights + Int(partner.operation) * EditContext.count
    entries[used] = Entry(
      from: UInt8(from), to: UInt8(to), operation: partner.operation, next: list.pointee.first,
      afterVowel: own[vowel], afterConsonant: own[2])
    list.pointee.first = UInt32(used)
    for context in 0..<EditContext.count {
      list.pointee.best = max(list.pointee.best, own[context])
    }
    used += 1
  }

  private func grow() {
    let more = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    more.moveInitialize(from: entries, count: used)
    entries.deallocate()
    entries = more
    capacity *= 2
  }

  /// Whether this word's side of the context says "after a vowel".
  @inline(__always)
  private func isVowel(before column: Int) -> Bool {
    ownAlphabet == .arabic || (column > 0 && LetterIndex.isLatinVowel(letters[column - 1]))
  }

  // MARK: Comparing

  /// Joint log-probability of the best alignment with another word; `−∞` below `least`.
  ///
  /// - Complexity: O(letters²).
  func joint(
    _ other: UnsafeBufferPointer<UInt8>, least: Float, _ scratch: EditScratch
  ) -> Float {
    guard let table else { return -.infinity }
    let (n, m) = (other.count, letters.count)
    if n + m == 0 { return 0 }
    let otherGroups = scratch.leftGroups
    (isLeft ? table.rightChunks : table.leftChunks).prepare(other, into: otherGroups)
    let bound = scratch.bound
    setBounds(other, otherGroups, bound)
    if min(ownBound[0], bound[0]) < least { return -.infinity }

    let width = m + 1
    let grid = scratch.grid
    for cell in 0..<(n + 1) * width { grid[cell] = -.infinity }
    grid[0] = 0
    for i in 0...n {
      let row = grid + i * width
      let edge = i == 0 || i == n
      let afterVowel = isVowel(before: i, of: other)
      insert(into: row, table, afterVowel, edge ? (opens: i == 0, ends: i == n) : nil)
      guard prune(row, bound[i], least) || isOpen(scratch, i + 1, n, least) else {
        return -.infinity
      }
      guard i < n else { break }
      standAlone(row, other[i])
      for length in 1...min(3, n - i) {
        let group = otherGroups[i * 4 + length]
        if group == ChunkDictionary.none { continue }
        let list = lists[Int(group)]
        guard list.stamp == stamp else { continue }
        let target = row + length * width
        if i == 0 || i + length == n {
          walkEdge(list.first, row, target, table, i == 0, i + length == n, afterVowel)
        } else if afterVowel {
          walk(list.first, row, target, afterVowel: true)
        } else {
          walk(list.first, row, target, afterVowel: false)
        }
      }
    }
    let result = grid[(n + 1) * width - 1]
    return result < least ? -.infinity : result
  }

  /// For each row what the other word's letters from there on could bring at best.
  @inline(__always)
  private func setBounds(
    _ other: UnsafeBufferPointer<UInt8>, _ otherGroups: UnsafePointer<UInt16>,
    _ bound: UnsafeMutablePointer<Float>
  ) {
    let n = other.count
    bound[n] = 0
    for i in stride(from: n - 1, through: 0, by: -1) {
      var most = EditTable.floor(of: other[i], otherAlphabet) + bound[i + 1]
      for length in 1...min(3, n - i) {
        let group = otherGroups[i * 4 + length]
        if group == ChunkDictionary.none { continue }
        let list = lists[Int(group)]
        if list.stamp == stamp { most = max(most, list.best + bound[i + length]) }
      }
      bound[i] = most
    }
  }

  /// Takes cells out of a row that cannot lead to a result of interest.
  ///
  /// - Returns: whether any is left.
  @inline(__always)
  private func prune(
    _ row: UnsafeMutablePointer<Float>, _ bound: Float, _ least: Float
  ) -> Bool {
    var best = -Float.infinity
    for column in 0...letters.count {
      let reach = row[column] + (bound < ownBound[column] ? bound : ownBound[column])
      row[column] = reach < least ? -.infinity : row[column]
      best = best < reach ? reach : best
    }
    return best >= least
  }

  /// Whether one of the next rows holds anything: groups may pass over a row.
  private func isOpen(_ scratch: EditScratch, _ row: Int, _ n: Int, _ least: Float) -> Bool {
    guard row <= n else { return false }
    let width = letters.count + 1
    for i in row...min(n, row + 1) {
      for column in 0..<width
      where scratch.grid[i * width + column] + scratch.bound[i] >= least {
        return true
      }
    }
    return false
  }

  /// Letters of the word that stand for nothing.
  @inline(__always)
  private func insert(
    into row: UnsafeMutablePointer<Float>, _ table: EditTable, _ afterVowel: Bool,
    _ edge: (opens: Bool, ends: Bool)?
  ) {
    let empty = lists[0]
    var next = empty.stamp == stamp ? empty.first : Self.none
    for column in 0..<letters.count {
      let here = row[column]
      while next != Self.none, Int(entries[Int(next)].from) == column {
        let entry = entries[Int(next)]
        next = entry.next
        let weight: Float
        if let edge {
          weight = edgeWeight(entry, table, edge.opens, edge.ends, afterVowel)
        } else {
          weight = afterVowel ? entry.afterVowel : entry.afterConsonant
        }
        let value = here + weight
        if value > row[Int(entry.to)] { row[Int(entry.to)] = value }
      }
      let value = here + insertion[column]
      if value > row[column + 1] { row[column + 1] = value }
    }
  }

  /// A letter of the other word that stands for nothing, or for any letter of the word.
  @inline(__always)
  private func standAlone(_ row: UnsafeMutablePointer<Float>, _ letter: UInt8) {
    let m = letters.count
    let target = row + m + 1
    let deletion = EditTable.floor(of: letter, otherAlphabet)
    for column in 0...m {
      let value = row[column] + deletion
      target[column] = value > target[column] ? value : target[column]
    }
    for column in 0..<m {
      let value = row[column] + EditTable.Floor.substitution
      target[column + 1] = value > target[column + 1] ? value : target[column + 1]
    }
  }

  @inline(__always)
  private func walk(
    _ first: UInt32, _ row: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>,
    afterVowel: Bool
  ) {
    var next = first
    while next != Self.none {
      let entry = entries[Int(next)]
      next = entry.next
      let value = row[Int(entry.from)] + (afterVowel ? entry.afterVowel : entry.afterConsonant)
      if value > target[Int(entry.to)] { target[Int(entry.to)] = value }
    }
  }

  /// The operations that open or end a word have weights of their own.
  private func walkEdge(
    _ first: UInt32, _ row: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>,
    _ table: EditTable, _ opens: Bool, _ ends: Bool, _ afterVowel: Bool
  ) {
    var next = first
    while next != Self.none {
      let entry = entries[Int(next)]
      next = entry.next
      let value = row[Int(entry.from)] + edgeWeight(entry, table, opens, ends, afterVowel)
      if value > target[Int(entry.to)] { target[Int(entry.to)] = value }
    }
  }

  @inline(__always)
  private func edgeWeight(
    _ entry: Entry, _ table: EditTable, _ opens: Bool, _ ends: Bool, _ afterVowel: Bool
  ) -> Float {
    let context = EditContext.index(
      start: opens && entry.from == 0,
      afterVowel: afterVowel && isVowel(before: Int(entry.from)),
      end: ends && Int(entry.to) == letters.count)
    return table.weights[Int(entry.operation) * EditContext.count + context]
  }

  /// Whether the other word's side of the context says "after a vowel".
  @inline(__always)
  private func isVowel(before row: Int, of other: UnsafeBufferPointer<UInt8>) -> Bool {
    if otherAlphabet == .arabic { return ownAlphabet == .latin }
    return row > 0 && LetterIndex.isLatinVowel(other[row - 1])
  }
}

import Matching

/// The words under each blocking key; keys stand in buckets by their hash, in a bucket by their
/// value.
struct KeyedWords {
  private(set) var buckets: [UInt32] = []
  private(set) var keys: [KeyTable.Key] = []
  private(set) var starts: [UInt32] = []
  private(set) var words: [UInt32] = []

  /// - Complexity: O(n log n) in the words.
  init(_ table: WordTable, _ keyTable: KeyTable) {
    var pairs: [(key: UInt64, word: UInt32)] = []
    var own: [KeyTable.Key] = []
    for number in table.records.indices {
      own.removeAll(keepingCapacity: true)
      keyTable.keys(of: table.bytes(of: number), into: &own)
      for key in own { pairs.append((key, UInt32(number))) }
    }
    pairs.sort { $0.key != $1.key ? $0.key < $1.key : $0.word < $1.word }
    // Where each different key begins among the pairs.
    var firsts: [Int] = []
    for index in pairs.indices where index == 0 || pairs[index - 1].key != pairs[index].key {
      firsts.append(index)
    }
    let bucketCount = WordHash.tableSize(firsts.count / 2)
    func bucket(_ first: Int) -> Int { WordHash.hash(pairs[first].key) & (bucketCount - 1) }
    buckets = [UInt32](repeating: 0, count: bucketCount + 1)
    for first in firsts { buckets[bucket(first) + 1] += 1 }
    for number in 0..<bucketCount { buckets[number + 1] += buckets[number] }
    var places = buckets
    var order = firsts
    for first in firsts {
      order[Int(places[bucket(first)])] = first
      places[bucket(first)] += 1
    }
    words.reserveCapacity(pairs.count)
    for first in order {
      let key = pairs[first].key
      keys.append(key)
      starts.append(UInt32(words.count))
      var index = first
      while index < pairs.count, pairs[index].key == key {
        // A word has the same key in several ways.
        if index == first || pairs[index - 1].word != pairs[index].word {
          words.append(pairs[index].word)
        }
        index += 1
      }
    }
    starts.append(UInt32(words.count))
  }
}

package import Orthography

/// Consonant classes behind letter groups: how a part's blocking keys are made.
///
/// A key is the sequence of a part's consonant classes, doubles collapsed, four bits a class.
/// Ambiguous groups fan out to several keys. Keys find candidates; they never decide.
package struct KeyTable: Sendable {
  /// A blocking key: up to sixteen classes of four bits, first class in the highest used bits;
  /// 0 for parts without consonants.
  package typealias Key = UInt64

  /// More keys than this a part are not made; later alternatives are dropped first.
  package static let mostKeys = 24
  /// Longer keys are cut.
  private static let mostClasses = 15

  /// A letter group, as ranges of `pool`: groups are looked at for every letter, and arrays of their own
  /// would be counted in and out each time.
  private struct Group: BitwiseCopyable {
    var start: Int
    var length: Int
    /// How many alternatives stand behind its letters, each a class 1…15 or 0 for nothing.
    var choices: Int
  }

  /// Class letters by number, for people.
  private var titles: [Character] = ["-"]

  /// Groups by first letter page byte, longest first, and where those of each byte begin.
  private var groups: [Group] = []
  private var firstGroups: [Int] = []
  /// The letters of each group, and its alternatives behind them.
  private var pool: [UInt8] = []

  /// Reads `Data/matching/key_classes.tsv`.
  ///
  /// - Throws: `DataTable.Fault` at the first faulty row.
  package init(table: DataTable) throws(DataTable.Fault) {
    let letters = try table.column("letters")
    let classes = try table.column("classes")
    var numbers: [Character: UInt8] = [:]
    var read = [[(letters: [UInt8], classes: [UInt8])]](repeating: [], count: 256)
    for row in table.rows {
      guard let bytes = LetterPage.bytes(row[letters]), let first = bytes.first else {
        throw table.fault(row, "letters outside the letter page")
      }
      var group = (letters: bytes, classes: [UInt8]())
      for alternative in row[classes].split(separator: " ") {
        guard alternative.count == 1, let letter = alternative.first else {
          throw table.fault(row, "a class is one letter, or - for nothing")
        }
        if letter == "-" {
          group.classes.append(0)
        } else {
          let number = numbers[letter] ?? UInt8(numbers.count + 1)
          guard number <= 15 else { throw table.fault(row, "more than 15 classes") }
          numbers[letter] = number
          if Int(number) == titles.count { titles.append(letter) }
          group.classes.append(number)
        }
      }
      read[Int(first)].append(group)
    }
    for ofByte in read {
      firstGroups.append(groups.count)
      for (letters, classes) in ofByte.sorted(by: { $0.letters.count > $1.letters.count }) {
        groups.append(Group(start: pool.count, length: letters.count, choices: classes.count))
        pool += letters + classes
      }
    }
    firstGroups.append(groups.count)
  }

  /// Appends the keys of a part's base letters.
  ///
  /// - Complexity: O(n · keys).
  package func keys(of letters: some Collection<UInt8>, into out: inout [Key]) {
    let isDone: Void? = letters.withContiguousStorageIfAvailable { appendKeys(of: $0, to: &out) }
    if isDone == nil { Array(letters).withUnsafeBufferPointer { appendKeys(of: $0, to: &out) } }
  }

  private func appendKeys(of letters: UnsafeBufferPointer<UInt8>, to out: inout [Key]) {
    withUnsafeTemporaryAllocation(of: Key.self, capacity: Self.mostKeys) { keys in
      pool.withUnsafeBufferPointer { pool in
        keys[0] = 0
        var count = 1
        var position = 0
        while position < letters.count {
          guard let group = group(at: position, in: letters, pool) else {
            position += 1
            continue
          }
          position += group.length
          let choices = group.start + group.length
          let here = count
          for choice in (0..<group.choices).reversed() {
            for index in 0..<here {
              let grown = Self.append(pool[choices + choice], to: keys[index])
              if choice == 0 {
                keys[index] = grown
              } else if count < Self.mostKeys {
                keys[count] = grown
                count += 1
              }
            }
          }
          if group.choices > 1 { Self.removeDuplicates(keys, &count) }
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: keys[..<count]))
      }
    }
  }

  /// A key's class letters.
  package func text(_ key: Key) -> String {
    var letters: [Character] = []
    var rest = key
    while rest != 0 {
      letters.append(titles[min(Int(rest & 15), titles.count - 1)])
      rest >>= 4
    }
    return String(letters.reversed())
  }

  /// Appends every key that leaves out one class of a key of three or more.
  package static func deletions(of key: Key, into out: inout [Key]) {
    let count = classCount(key)
    guard count >= 3 else { return }
    for index in 0..<count {
      let shift = UInt64(index * 4)
      let low = key & ((1 << shift) - 1)
      let high = key >> (shift + 4)
      // Neighbours that meet by the deletion collapse like any double.
      let joined: Key
      if index > 0, high & 15 == (low >> (shift - 4)) & 15 {
        joined = (high >> 4) << shift | low
      } else {
        joined = high << shift | low
      }
      if !out.contains(joined) { out.append(joined) }
    }
  }

  /// Appends every key that differs from one in a single class: one left out, one more, another
  /// one, or two neighbours exchanged; of keys of one class or two only those with one more.
  ///
  /// - Complexity: O(classes²) keys.
  package static func near(_ key: Key, into out: inout [Key]) {
    let count = classCount(key)
    guard count >= 1 else { return }
    for place in 0...count where count < mostClasses {
      let (high, low) = split(key, place)
      for number in 1...mostClasses where number != high & 15 && number != first(low, place) {
        out.append((high << 4 | Key(number)) << (4 * Key(place)) | low)
      }
    }
    guard count >= 3 else { return }
    deletions(of: key, into: &out)
    for place in 0..<count {
      let (high, low) = split(key, place)
      let rest = high >> 4
      for number in 1...mostClasses
      where number != high & 15 && number != rest & 15 && number != first(low, place) {
        out.append((rest << 4 | Key(number)) << (4 * Key(place)) | low)
      }
    }
    for place in 0..<count - 1 {
      let (high, low) = split(key, place)
      let (one, other, rest) = (high & 15, high >> 4 & 15, high >> 8)
      guard rest & 15 != one, first(low, place) != other else { continue }
      out.append(((rest << 4 | one) << 4 | other) << (4 * Key(place)) | low)
    }
  }

  /// A key's classes before the last `place` ones, and those.
  private static func split(_ key: Key, _ place: Int) -> (high: Key, low: Key) {
    let shift = 4 * Key(place)
    return (key >> shift, key & ((1 << shift) - 1))
  }

  /// The first of `count` classes; 0 where there are none.
  private static func first(_ classes: Key, _ count: Int) -> Key {
    count == 0 ? 0 : classes >> (4 * Key(count - 1))
  }

  /// Number of classes in a key.
  package static func classCount(_ key: Key) -> Int {
    (64 - key.leadingZeroBitCount + 3) / 4
  }

  @inline(__always)
  private func group(
    at position: Int, in letters: UnsafeBufferPointer<UInt8>, _ pool: UnsafeBufferPointer<UInt8>
  ) -> Group? {
    let byte = Int(letters[position])
    for number in firstGroups[byte]..<firstGroups[byte + 1] {
      let group = groups[number]
      guard group.length <= letters.count - position else { continue }
      // The first letter is what the groups are found by.
      var same = 1
      while same < group.length, letters[position + same] == pool[group.start + same] { same += 1 }
      if same == group.length { return group }
    }
    return nil
  }

  @inline(__always)
  private static func append(_ number: UInt8, to key: Key) -> Key {
    if number == 0 || key & 15 == UInt64(number) || classCount(key) >= mostClasses { return key }
    return key << 4 | UInt64(number)
  }

  private static func removeDuplicates(_ keys: UnsafeMutableBufferPointer<Key>, _ count: inout Int)
  {
    var kept = 1
    for place in 1..<count where !keys[..<kept].contains(keys[place]) {
      keys[kept] = keys[place]
      kept += 1
    }
    count = kept
  }
}

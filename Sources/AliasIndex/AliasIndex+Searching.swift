import Matching
import Onomastics
import Orthography
import Sections

// What the search reads of an index: words by key, aliases by word, and aliases as names.

extension AliasIndex {
  /// How many of the index's name parts are this one, and how many there are.
  ///
  /// - Parameter part: base letters in the letter page.
  /// - Complexity: O(letters).
  package func occurrences(ofPart part: ArraySlice<UInt8>) -> (count: Int, ofAll: Int) {
    let all = Int(summary.plainParts)
    guard let first = part.first else { return (0, all) }
    let alphabet: Alphabet = LetterPage.isArabic(first) ? .arabic : .latin
    let letters = part.prefix(EditModel.longestWord).map { LetterIndex.number[Int($0)] }
      .filter { $0 != 0 }
    let word = letters.withUnsafeBufferPointer { find($0, alphabet) }
    return (word.map { Int(words[$0].count) } ?? 0, all)
  }

  /// The words under a blocking key, ascending.
  func words(under key: KeyTable.Key) -> UnsafeBufferPointer<UInt32> {
    guard keyBuckets.count > 1 else { return UnsafeBufferPointer(start: nil, count: 0) }
    let bucket = WordHash.hash(key) & (keyBuckets.count - 2)
    let end = min(Int(keyBuckets[bucket + 1]), keys.count)
    var place = Int(keyBuckets[bucket])
    while place < end, keys[place] != key { place += 1 }
    guard place < end else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = Int(keyStarts[place])
    return keyWords.slice(start, Int(keyStarts[place + 1]) - start)
  }

  /// The aliases that have a word, ascending.
  @inline(__always)
  func aliases(of word: WordRecord) -> AliasList {
    AliasList(
      reader: ByteReader(postings.slice(0, postings.count), at: Int(word.firstPosting)),
      left: Int(word.postingCount), bound: aliases.count)
  }

  /// Appends the aliases that have a word, ascending.
  func appendAliases(of word: WordRecord, to out: inout WorkBuffer<UInt32>) {
    aliases(of: word).append(to: &out)
  }

  /// How an alias's parts stand.
  ///
  /// - Parameter alias: a number within the aliases.
  @inline(__always)
  func name(ofAlias alias: UInt32) -> NameCode {
    NameCode(names.slice(0, names.count), at: Int(aliases[Int(alias)].name))
  }

  /// Aliases that may have parts which, written as one, have a blocking key; ascending. Other keys
  /// share the bucket.
  func aliases(joinedUnder key: KeyTable.Key) -> AliasList {
    guard joinBuckets.count > 1 else { return AliasList(reader: ByteReader(joins.slice(0, 0))) }
    let bucket = WordHash.hash(key) & (joinBuckets.count - 2)
    let start = Int(joinBuckets[bucket])
    let bytes = joins.slice(start, Int(joinBuckets[bucket + 1]) - start)
    return AliasList(reader: ByteReader(bytes), bound: aliases.count)
  }

  /// An alias as the aligner takes it, into a reusable buffer.
  ///
  /// - Parameters:
  ///   - words: takes the word of each unit.
  ///   - whole: whether all letters are wanted; otherwise only the first of each unit, which
  ///     initials are compared with.
  func prepare(
    _ alias: Int, into name: inout PreparedName, words ids: inout [UInt32], whole: Bool
  ) {
    name.numbers.removeAll(keepingCapacity: true)
    name.parts.removeAll(keepingCapacity: true)
    name.units.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    var code = NameCode(names.slice(0, names.count), at: Int(aliases[alias].name))
    while let reading = code.next() {
      let word = words[Int(reading.word)]
      let letters = wordLetters(word)
      let start = name.numbers.count
      if whole {
        name.numbers.append(contentsOf: letters)
      } else if let first = letters.first {
        name.numbers.append(first)
      }
      if reading.kind == .plain {
        name.parts.append(
          PreparedName.Part(
            kind: code.partKind, information: word.information, unit: name.units.count,
            number: code.number, hasArticle: code.hasArticle))
      }
      ids.append(reading.word)
      name.units.append(
        PreparedName.Unit(
          kind: reading.kind, alphabet: word.alphabet == 1 ? .arabic : .latin,
          first: reading.part, length: 1, joins: 1,
          start: Int32(start), count: Int32(letters.count), information: word.information,
          marginals: EditModel.Marginals(same: word.same, cross: word.cross)))
    }
  }
}

/// Numbers of aliases, ascending, as they stand in an image.
struct AliasList: Sequence, IteratorProtocol {
  private var reader: ByteReader
  private var left: Int
  private let bound: Int
  private var last: UInt32 = 0

  /// A list of so many numbers, or one that ends with its bytes.
  init(reader: ByteReader, left: Int = .max, bound: Int = 0) {
    self.reader = reader
    self.left = left
    self.bound = bound
  }

  @inline(__always)
  mutating func next() -> Int? {
    guard left > 0, !reader.isAtEnd else { return nil }
    left -= 1
    last &+= reader.number()
    // A hostile image may hold anything.
    guard last < bound else { return nil }
    return Int(last)
  }

  /// Appends all that are left, four bytes at a time where there are as many.
  func append(to out: inout WorkBuffer<UInt32>) {
    let bytes = reader.rest
    let most = Swift.min(left, bytes.count)
    guard most > 0, let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    out.append(upTo: most) { target in
      var alias = last
      var (count, place) = (0, 0)
      while count < most, place &+ 4 <= bytes.count {
        let four = (base + place).loadUnaligned(as: UInt32.self).littleEndian
        if four & 0x80 == 0 {
          alias &+= four & 0x7F
          place &+= 1
        } else if four & 0x8000 == 0 {
          alias &+= four & 0x7F | four >> 1 & 0x3F80
          place &+= 2
        } else if four & 0x80_0000 == 0 {
          alias &+= four & 0x7F | four >> 1 & 0x3F80 | four >> 2 & 0x1F_C000
          place &+= 3
        } else {
          break
        }
        guard alias < bound else { return count }
        target[count] = alias
        count &+= 1
      }
      // Longer numbers, and those at the end.
      var others = self
      others.last = alias
      others.left = most - count
      others.reader = ByteReader(bytes, at: place)
      while let alias = others.next() {
        target[count] = UInt32(truncatingIfNeeded: alias)
        count &+= 1
      }
      return count
    }
  }
}

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
  func aliases(of word: WordRecord) -> PostingList {
    PostingList(
      postings.slice(0, postings.count), at: Int(word.firstPosting),
      count: Int(word.postingCount), bound: aliases.count)
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
    let hash = UInt64(truncatingIfNeeded: WordHash.hash(key))
    let bucket = JoinedAliases.bucket(hash, of: joinBuckets.count - 1)
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

/// Numbers of aliases to the end of their bytes, ascending, each as what it is more than the one before.
struct AliasList: Sequence, IteratorProtocol {
  private var reader: ByteReader
  private let bound: Int
  private var last: UInt32 = 0

  init(reader: ByteReader, bound: Int = 0) {
    self.reader = reader
    self.bound = bound
  }

  @inline(__always)
  mutating func next() -> Int? {
    guard !reader.isAtEnd else { return nil }
    last &+= reader.number()
    // A hostile image may hold anything.
    guard last < bound else { return nil }
    return Int(last)
  }
}

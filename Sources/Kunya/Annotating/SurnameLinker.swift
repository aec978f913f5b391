import AliasIndex

/// Links bare surnames to the persons whom the same text mentions in full.
struct SurnameLinker: ~Copyable {
  private let session: ResolverSession
  /// Words that were read, and the number of the surname that each of them is; −1 where it is none.
  private var spellings = ByteNumbers()
  private var surnameOfSpelling: [Int] = []
  private var surnames = ByteNumbers()
  private var candidates: [Candidate] = []
  /// Words of the pieces before the one that is read.
  var wordCount = 0

  /// A word that may be a surname.
  private struct Candidate {
    var surname: Int
    var source: Range<Int>
    var firstWord: UInt32
    var words: UInt32
  }

  /// A person mentioned in full.
  private struct Person {
    var firstWord: Int
    /// Of the mention.
    var number: Int
  }

  /// Shorter names are no surnames.
  private static let leastLetters = 3

  init(session: ResolverSession) { self.session = session }

  /// Adds what may be a surname; of those that begin with one word the first that is one counts.
  ///
  /// - Parameters:
  ///   - offset: where it begins in the text.
  ///   - words: its words in the piece.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, words: Range<Int>) {
    let spelling = spellings.number(of: bytes)
    if spelling == surnameOfSpelling.count {
      var surname = -1
      if let letters = session.singlePart(bytes), letters.count >= Self.leastLetters {
        surname = letters.withUnsafeBufferPointer { surnames.number(of: $0) }
      }
      surnameOfSpelling.append(surname)
    }
    guard surnameOfSpelling[spelling] >= 0 else { return }
    candidates.append(
      Candidate(
        surname: surnameOfSpelling[spelling], source: offset..<offset + bytes.count,
        firstWord: UInt32(wordCount + words.lowerBound), words: UInt32(words.count)))
  }

  /// The mentions by surname alone: each means the person mentioned last before it, or first behind
  /// it.
  ///
  /// - Parameter mentions: the full ones, in order.
  mutating func link(to mentions: [Annotator.Mention]) -> [Annotator.Mention] {
    let people = self.people(of: mentions)
    var found: [Annotator.Mention] = []
    var (free, next) = (0, 0)
    for candidate in candidates where Int(candidate.firstWord) >= free {
      let first = Int(candidate.firstWord)
      while next < mentions.count, mentions[next].words.upperBound <= first { next += 1 }
      // An article belongs to no surname where a mention begins behind it.
      if next < mentions.count, mentions[next].words.lowerBound < first + Int(candidate.words) {
        continue
      }
      guard candidate.surname < people.count,
        let person = Self.nearest(people[candidate.surname], to: first)
      else { continue }
      free = first + Int(candidate.words)
      found.append(
        Annotator.Mention(
          words: first..<free, source: candidate.source, finding: mentions[person].finding,
          fromContext: true))
    }
    return found
  }

  /// People by surname, in the order of the text.
  private mutating func people(of mentions: [Annotator.Mention]) -> [[Person]] {
    var people = [[Person]](repeating: [], count: surnames.count)
    for (number, mention) in mentions.enumerated() where mention.finding.kind == .person {
      let surname = mention.finding.surname.withUnsafeBufferPointer { surnames.number(of: $0) }
      guard surname < people.count else { continue }
      people[surname].append(Person(firstWord: mention.words.lowerBound, number: number))
    }
    return people
  }

  /// - Returns: the number of the mention.
  private static func nearest(_ people: [Person], to word: Int) -> Int? {
    var (low, high) = (0, people.count)
    while low < high {
      let middle = (low + high) / 2
      if people[middle].firstWord < word { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? people[low - 1].number : people.first?.number
  }
}

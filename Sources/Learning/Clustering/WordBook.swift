import Matching
import Onomastics
import Orthography

/// The different words of a list of names, and which of them are alike.
///
/// A word is what a unit of a prepared name is compared by: a part, another reading of it, or parts
/// written as one. Words are few beside names, so that each pair of them is compared once.
struct WordBook: Sendable {
  /// A word that another is similar to.
  struct Neighbour: Sendable {
    var word: Int32
    /// The edit model's d with what the lexicon knows, as `PairScorer` takes it.
    var similarity: Float
  }

  /// Those that stand for anything but parts written as one come first.
  private(set) var words: [Word] = []
  private(set) var ownCount = 0
  /// The words of each name's units, in the order of the units.
  private(set) var unitWords: [[Int32]] = []
  /// Names with a word, in their order.
  private(set) var postings: [[Int32]] = []
  /// Words alike, the word itself included.
  private(set) var neighbours: [[Neighbour]] = []

  struct Word: Sendable {
    let letters: [UInt8]
    let alphabet: Alphabet
    let marginals: EditModel.Marginals
    /// What the word tells at most, in nats.
    var information: Float
    /// The lexicon's form of the word; `nil` where it has none.
    let form: Int?
    /// Whether it stands for anything but parts written as one.
    var isOwn: Bool
  }

  private struct Key: Hashable {
    var alphabet: UInt8
    var letters: [UInt8]
  }

  /// Words less similar than this are not alike, however rare they are. (Qaddafi and القذافي are at
  /// −14.)
  static let leastSimilarity: Float = -16

  init(_ names: [PreparedName], _ knowledge: Knowledge, _ workforce: Workforce) {
    intern(names, knowledge.lexicon)
    sort()
    neighbours = alike(knowledge, workforce)
  }

  private mutating func intern(_ names: [PreparedName], _ lexicon: NameLexicon?) {
    var numbers: [Key: Int32] = [:]
    for (number, name) in names.enumerated() {
      var own: [Int32] = []
      for unit in name.units {
        let letters = Array(name.numbers[Int(unit.start)..<Int(unit.start + unit.count)])
        let key = Key(alphabet: unit.alphabet.rawValue, letters: letters)
        let word = numbers[key] ?? Int32(words.count)
        if Int(word) == words.count {
          numbers[key] = word
          words.append(
            Word(
              letters: letters, alphabet: unit.alphabet, marginals: unit.marginals,
              information: unit.information,
              form: lexicon?.form(letters.map { LetterIndex.byte($0, unit.alphabet) }),
              isOwn: false))
          postings.append([])
        }
        words[Int(word)].information = max(words[Int(word)].information, unit.information)
        if unit.kind != .joined { words[Int(word)].isOwn = true }
        if postings[Int(word)].last != Int32(number) { postings[Int(word)].append(Int32(number)) }
        own.append(word)
      }
      unitWords.append(own)
    }
  }

  /// Numbers the words in the order of their letters, those that stand for themselves first: what two
  /// words compared one after the other begin with alike is then worked out once.
  private mutating func sort() {
    let order = words.indices.sorted { a, b in
      let (one, other) = (words[a], words[b])
      if one.isOwn != other.isOwn { return one.isOwn }
      if one.alphabet != other.alphabet {
        return one.alphabet.rawValue < other.alphabet.rawValue
      }
      return one.letters.lexicographicallyPrecedes(other.letters)
    }
    var numbers = [Int32](repeating: 0, count: words.count)
    for (number, old) in order.enumerated() { numbers[old] = Int32(number) }
    words = order.map { words[$0] }
    postings = order.map { postings[$0] }
    for name in unitWords.indices {
      for unit in unitWords[name].indices {
        unitWords[name][unit] = numbers[Int(unitWords[name][unit])]
      }
    }
    ownCount = words.prefix { $0.isOwn }.count
  }

  /// Compares the words that share a blocking key, one of the two perhaps with one class left out.
  private func alike(_ knowledge: Knowledge, _ workforce: Workforce) -> [[Neighbour]] {
    let blocks = Blocks(self, knowledge, workforce)
    let found = workforce.map(stretchesOf: Self.wordsPerPiece, words.count) { range in
      let comparison = WordComparison(self, knowledge)
      var search = Blocks.Search(words: ownCount)
      return range.map { word in
        blocks.find(word, &search)
        return comparison.neighbours(of: word, among: search.found)
      }
    }
    return Self.mirrored(found)
  }

  private static let wordsPerPiece = 256

  /// Each pair was found from one side; here both get it.
  private static func mirrored(_ found: [[Neighbour]]) -> [[Neighbour]] {
    var all = found
    for (word, own) in found.enumerated() {
      for neighbour in own where Int(neighbour.word) != word {
        all[Int(neighbour.word)].append(
          Neighbour(word: Int32(word), similarity: neighbour.similarity))
      }
    }
    return all
  }
}

/// Words by blocking key. Of two words that are parts written as one neither finds the other: only
/// words of their own can be found.
private struct Blocks: Sendable {
  private let ownCount: Int
  private let keys: [WordKeys]
  private var withExact: [KeyTable.Key: [Int32]] = [:]
  private var withDeletion: [KeyTable.Key: [Int32]] = [:]

  private struct WordKeys: Sendable {
    var exact: [KeyTable.Key] = []
    /// Those with one class left out that are none of the others.
    var shorter: [KeyTable.Key] = []
  }

  init(_ book: WordBook, _ knowledge: Knowledge, _ workforce: Workforce) {
    ownCount = book.ownCount
    keys = workforce.map(stretchesOf: Self.wordsPerPiece, book.words.count) { range in
      range.map { Self.keys(of: book.words[$0], knowledge.keys) }
    }
    for (number, own) in keys.prefix(ownCount).enumerated() {
      for key in own.exact { withExact[key, default: []].append(Int32(number)) }
      for key in own.shorter { withDeletion[key, default: []].append(Int32(number)) }
    }
  }

  private static let wordsPerPiece = 4096

  private static func keys(of word: WordBook.Word, _ table: KeyTable) -> WordKeys {
    var keys = WordKeys()
    table.keys(of: word.letters.map { LetterIndex.byte($0, word.alphabet) }, into: &keys.exact)
    for key in keys.exact { KeyTable.deletions(of: key, into: &keys.shorter) }
    keys.shorter.removeAll { keys.exact.contains($0) }
    return keys
  }

  /// Working memory for one word after the other; one a thread.
  struct Search {
    /// The words found last, ascending, each once.
    fileprivate(set) var found: [Int32] = []
    /// The word that each word was last found for.
    private var finder: [Int32]

    init(words: Int) { finder = [Int32](repeating: -1, count: words) }

    fileprivate mutating func add(_ words: [Int32]?, for word: Int, from first: Int) {
      guard let words else { return }
      for other in words where Int(other) >= first && finder[Int(other)] != Int32(word) {
        finder[Int(other)] = Int32(word)
        found.append(other)
      }
    }
  }

  /// Finds the words that may be like one; of its own kind only those from itself on.
  func find(_ word: Int, _ search: inout Search) {
    search.found.removeAll(keepingCapacity: true)
    let first = word < ownCount ? word : 0
    for key in keys[word].exact {
      search.add(withExact[key], for: word, from: first)
      search.add(withDeletion[key], for: word, from: first)
    }
    for key in keys[word].shorter { search.add(withExact[key], for: word, from: first) }
    search.found.sort()
  }
}

/// Compares words as `PairScorer` does; for one thread.
private final class WordComparison {
  private let book: WordBook
  private let knowledge: Knowledge
  private var profile: WordProfile

  init(_ book: WordBook, _ knowledge: Knowledge) {
    self.book = book
    self.knowledge = knowledge
    profile = WordProfile(model: knowledge.model)
  }

  /// Those of some words that are like one, in their order.
  func neighbours(of word: Int, among others: [Int32]) -> [WordBook.Neighbour] {
    let own = book.words[word]
    if own.letters.isEmpty { return [] }
    var neighbours: [WordBook.Neighbour] = []
    own.letters.withUnsafeBufferPointer { letters in
      profile.set(
        EditModel.Word(letters: letters, alphabet: own.alphabet, marginals: own.marginals))
      for number in others {
        let other = book.words[Int(number)]
        if other.letters.isEmpty { continue }
        // Below this the two could bring no evidence.
        let least = max(
          WordBook.leastSimilarity,
          -0.5 * (own.information + other.information) / knowledge.prices.channel)
        let d = other.letters.withUnsafeBufferPointer {
          profile.similarity(
            to: EditModel.Word(letters: $0, alphabet: other.alphabet, marginals: other.marginals),
            least: least)
        }
        let similarity =
          word == Int(number) ? max(d, 0) + EditModel.identity : known(own, other, d)
        if similarity >= least {
          neighbours.append(WordBook.Neighbour(word: number, similarity: similarity))
        }
      }
    }
    return neighbours
  }

  private func known(_ a: WordBook.Word, _ b: WordBook.Word, _ d: Float) -> Float {
    guard let lexicon = knowledge.lexicon, let one = a.form, let other = b.form else { return d }
    return knowledge.prices.known(lexicon.relation(one, other), d)
  }
}

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

  private(set) var words: [Word] = []
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

  /// Compares the words that share a blocking key, one of the two perhaps with one class left out.
  private func alike(_ knowledge: Knowledge, _ workforce: Workforce) -> [[Neighbour]] {
    let blocks = Blocks(self, knowledge)
    let pieces = (words.count + Self.wordsPerPiece - 1) / Self.wordsPerPiece
    let found = workforce.map(pieces) { piece in
      let comparison = WordComparison(self, knowledge)
      let first = piece * Self.wordsPerPiece
      return (first..<min(words.count, first + Self.wordsPerPiece)).map { word in
        blocks.candidates(of: word).compactMap { comparison.neighbour(word, $0) }
      }
    }.flatMap { $0 }
    return Self.mirrored(found)
  }

  private static let wordsPerPiece = 256

  /// Each pair was found from its smaller number; here both sides get it.
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

/// Words by blocking key.
private struct Blocks: Sendable {
  private var exact: [[KeyTable.Key]] = []
  private var withExact: [KeyTable.Key: [Int32]] = [:]
  private var withDeletion: [KeyTable.Key: [Int32]] = [:]
  private var deletions: [[KeyTable.Key]] = []

  init(_ book: WordBook, _ knowledge: Knowledge) {
    for (number, word) in book.words.enumerated() {
      var keys: [KeyTable.Key] = []
      knowledge.keys.keys(of: word.letters.map { LetterIndex.byte($0, word.alphabet) }, into: &keys)
      var shorter: [KeyTable.Key] = []
      for key in keys { KeyTable.deletions(of: key, into: &shorter) }
      shorter.removeAll { keys.contains($0) }
      for key in keys { withExact[key, default: []].append(Int32(number)) }
      for key in shorter { withDeletion[key, default: []].append(Int32(number)) }
      exact.append(keys)
      deletions.append(shorter)
    }
  }

  /// Words of the same or a higher number that may be alike, each once.
  func candidates(of word: Int) -> [Int32] {
    var found = Set<Int32>()
    for key in exact[word] {
      found.formUnion(withExact[key] ?? [])
      found.formUnion(withDeletion[key] ?? [])
    }
    for key in deletions[word] { found.formUnion(withExact[key] ?? []) }
    return found.filter { Int($0) >= word }.sorted()
  }
}

/// Compares words as `PairScorer` does; for one thread.
private final class WordComparison {
  private let book: WordBook
  private let knowledge: Knowledge
  private let scratch = EditScratch()

  init(_ book: WordBook, _ knowledge: Knowledge) {
    self.book = book
    self.knowledge = knowledge
  }

  func neighbour(_ word: Int, _ other: Int32) -> WordBook.Neighbour? {
    let (a, b) = (book.words[word], book.words[Int(other)])
    if a.letters.isEmpty || b.letters.isEmpty || !a.isOwn && !b.isOwn { return nil }
    // Below this the two could bring no evidence.
    let least = max(
      WordBook.leastSimilarity, -0.5 * (a.information + b.information) / knowledge.prices.channel)
    let d = a.letters.withUnsafeBufferPointer { left in
      b.letters.withUnsafeBufferPointer { right in
        knowledge.model.similarity(
          EditModel.Word(letters: left, alphabet: a.alphabet, marginals: a.marginals),
          EditModel.Word(letters: right, alphabet: b.alphabet, marginals: b.marginals),
          least: least, scratch: scratch)
      }
    }
    let similarity = word == Int(other) ? max(d, 0) + EditModel.identity : known(a, b, d)
    return similarity >= least
      ? WordBook.Neighbour(word: other, similarity: similarity) : nil
  }

  private func known(_ a: WordBook.Word, _ b: WordBook.Word, _ d: Float) -> Float {
    guard let lexicon = knowledge.lexicon, let one = a.form, let other = b.form else { return d }
    return knowledge.prices.known(lexicon.relation(one, other), d)
  }
}

import Orthography
import Sections

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Restores the Arabic-script original of a name part in Latin letters.
///
/// Three models each say how likely a pair of spellings is: names of any origin, of the
/// Arabic-speaking and of the Persian-speaking countries. Their sum, times how common the word is,
/// ranks what letters alone allow; counted spellings come before what letters suggest. It keeps its
/// memory: not for use by several threads at a time.
///
/// ```swift
/// restorer.begin(latin, .any)
/// restorer.add(word, count: 1)  // what else speaks for a word
/// restorer.rank(limit: 5)
/// for rank in 0..<restorer.count { use(restorer.word(ofRank: rank)) }
/// ```
package struct ArabicRestorer: ~Copyable {
  /// Whose spelling is looked for.
  package enum Language: Sendable {
    case any, arabic, persian
  }

  /// One original of a part.
  package struct Original: Sendable, Equatable {
    /// Base letters.
    package var base: [UInt8]
    /// The same word with all its letters (أ, ة, ى).
    package var fine: [UInt8]
    /// Probability among all originals.
    package var p: Double

    package init(base: [UInt8], fine: [UInt8], p: Double) {
      self.base = base
      self.fine = fine
      self.p = p
    }
  }

  /// How the sources of knowledge are weighed, found on names held out for that.
  enum Weight {
    /// A known word is so much likelier than its letters alone, in nats …
    static let known = 2.5
    /// … and by this times the logarithm of its count.
    static let frequency = 0.8
    /// Counts that letters are worth beside counted spellings.
    static let letters = 1.0
    /// What a person of the other language counts, and a library record.
    static let other = 0.05
    static let library = 0.2
    /// Persian names are fewer: what one counts.
    static let persian = 3.0
    /// kh for ح comes by way of Russian: words with خ come first …
    static let foreignKh = 0.01
    /// … even where something else speaks for the other.
    static let foreignEvidence = 0.3
    /// From so many counts on, letters are not asked.
    static let plenty = 12.0
    /// The models are too sure of themselves: the exponent of their probabilities.
    static let trust = 0.6
    /// Renderings that a model proposes.
    static let proposals = 20
  }

  private let models: NameModels
  private var general: UnitSearch
  private var arabic: UnitSearch
  private var persian: UnitSearch
  private var reach = UnitSearch.Reach()

  private var language = Language.any
  private var latin = WorkBuffer<UInt8>()
  private var kh: KhSpelling
  private var candidates = OriginalCandidates()
  /// All that was counted.
  private var total = 0.0

  package init(_ models: NameModels) {
    self.models = models
    kh = KhSpelling(models.words)
    general = UnitSearch(models.generalToArabic)
    arabic = UnitSearch(models.arabicToArabic)
    persian = UnitSearch(models.persianToArabic)
  }

  /// Looks further where the answers count more than the time.
  package mutating func searchWidely() { reach = .wide }

  /// The likeliest originals of a part in base Latin letters, the likeliest first.
  ///
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func originals(
    of latin: [UInt8], _ language: Language, limit: Int
  ) -> [Original] {
    latin.withUnsafeBufferPointer { begin($0, language) }
    rank(limit: limit)
    return (0..<count).map { original(ofRank: $0) }
  }

  // MARK: One part

  /// Begins with a part in base Latin letters: with its counted spellings.
  package mutating func begin(_ part: UnsafeBufferPointer<UInt8>, _ language: Language) {
    self.language = language
    latin.removeAll()
    latin.append(contentsOf: part)
    kh.read(part)
    candidates.removeAll()
    total = 0
    models.spellings.forEachRow(of: part) { word, tally in
      count(word, Self.weigh(tally, language, persian: 1))
    }
  }

  /// Takes something else that speaks for a word, as if it had been counted so often.
  package mutating func add(_ word: UnsafeBufferPointer<UInt8>, count: Double) {
    self.count(word, count * (kh.isForeign(word) ? Weight.foreignEvidence : 1))
  }

  private mutating func count(_ word: UnsafeBufferPointer<UInt8>, _ count: Double) {
    if count <= 0 { return }
    candidates.addCount(count, of: word)
    total += count
  }

  /// Brings the part's originals into their order, so many at most.
  ///
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func rank(limit: Int) {
    if total < Weight.plenty { readLetters() }
    candidates.weigh(total: total, letters: Weight.letters, trust: Weight.trust)
    candidates.rank(limit: limit)
  }

  /// How many originals there are.
  package var count: Int { candidates.rankedCount }

  /// Base letters of an original, from 0, the likeliest; valid until the next part begins.
  package func word(ofRank rank: Int) -> UnsafeBufferPointer<UInt8> {
    candidates.word(candidates.ranked(rank))
  }

  /// Probability of an original among all.
  package func probability(ofRank rank: Int) -> Double { candidates.ranked(rank).p }

  /// An original with all its letters.
  package func original(ofRank rank: Int) -> Original {
    let candidate = candidates.ranked(rank)
    let base = Array(candidates.word(candidate))
    let fine = fullSpelling(base) ?? Array(candidates.fineWord(candidate))
    return Original(base: base, fine: fine, p: candidate.p)
  }

  // MARK: Letters

  /// Adds what the letters allow, each with its joint probability times how common the word is.
  private mutating func readLetters() {
    general.run(latin.values, as: nil, reach)
    candidates.addFound(by: &general, share: 1, isFine: true, kh)
    if language != .persian {
      arabic.run(latin.values, as: nil, reach)
      candidates.addFound(by: &arabic, share: 1, isFine: false, kh)
    }
    if language != .arabic {
      persian.run(latin.values, as: nil, reach)
      candidates.addFound(
        by: &persian, share: language == .persian ? 3 : 1, isFine: false, kh)
    }
    for place in 0..<candidates.count where candidates[place].isRead {
      guard let tally = models.words.total(of: candidates.word(candidates[place])) else { continue }
      let count = Self.weigh(tally, language, persian: Weight.persian)
      candidates.multiply(place, by: exp(Weight.known + Weight.frequency * log(1 + count)))
    }
  }

  private static func weigh(
    _ row: CountTable.Tally, _ language: Language, persian: Double
  ) -> Double {
    let arabic = row.arabic + Weight.library * row.library
    switch language {
    case .any: return arabic + row.persian
    case .arabic: return arabic + Weight.other * row.persian
    case .persian: return persian * row.persian + Weight.other * arabic
    }
  }

  /// The word's most frequent full spelling; `nil` where none was seen.
  ///
  /// Libraries often leave the hamza of an initial alif out (احمد); where some write it, it is
  /// the full spelling.
  private func fullSpelling(_ base: [UInt8]) -> [UInt8]? {
    let rows = models.words.rows(of: base).filter { !$0.value.contains(Self.wasla) }
    let seated = rows.filter { Self.seats.contains($0.value.first ?? 0) }
    let total = rows.reduce(0) { $0 + $1.library }
    if let best = seated.max(by: { $0.library < $1.library }), best.library * 100 >= total {
      return best.value
    }
    let best = rows.max { $0.library < $1.library }
    if let best, best.library > 0 { return best.value }
    return nil
  }

  private static let wasla: UInt8 = 0xA9
  /// آ أ إ
  private static let seats: Set<UInt8> = [0xA4, 0xA5, 0xA6]
}

import Orthography

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
package struct ArabicRestorer {
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

  /// What else speaks for an original, as if it had been counted so often.
  package struct Evidence {
    package var base: [UInt8]
    package var count: Double
    package init(base: [UInt8], count: Double) {
      self.base = base
      self.count = count
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
    /// … even where something else speaks for the other …
    static let foreignEvidence = 0.3
    /// … unless so many persons bear it: Mukhammad is محمد after all.
    static let veryCommon = 300.0
    /// From so many counts on, letters are not asked.
    static let plenty = 12.0
    /// The models are too sure of themselves: the exponent of their probabilities.
    static let trust = 0.6
    /// Renderings that a model proposes.
    static let proposals = 20
  }

  private let models: NameModels
  private var general: UnitDecoder
  private var arabic: UnitDecoder
  private var persian: UnitDecoder

  package init(_ models: NameModels) {
    self.models = models
    general = UnitDecoder(models.generalToArabic)
    arabic = UnitDecoder(models.arabicToArabic)
    persian = UnitDecoder(models.persianToArabic)
  }

  /// Looks further where the answers count more than the time.
  package mutating func searchWidely() {
    general.searchWidely()
    arabic.searchWidely()
    persian.searchWidely()
  }

  /// The likeliest originals of a part in base Latin letters, the likeliest first.
  ///
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func originals(
    of latin: [UInt8], _ language: Language, evidence: [Evidence] = [], limit: Int
  ) -> [Original] {
    var counts: [[UInt8]: Double] = [:]
    var total = 0.0
    func add(_ word: [UInt8], _ count: Double) {
      if count <= 0 { return }
      counts[word, default: 0] += count
      total += count
    }
    for row in models.spellings.rows(of: latin) {
      add(row.value, Self.weigh(row, language, persian: 1))
    }
    for item in evidence {
      let share = isForeign(latin, item.base) ? Weight.foreignEvidence : 1
      add(item.base, item.count * share)
    }
    var candidates: [[UInt8]: Candidate] = [:]
    if total < Weight.plenty { candidates = fromLetters(latin, language) }
    for (word, candidate) in candidates { candidates[word]?.p = pow(candidate.p, Weight.trust) }
    // Summed in an order of its own: a sum's last digits depend on it, and equals are told apart by
    // them.
    let letters = candidates.values.map(\.p).sorted().reduce(0, +)
    let own = candidates.isEmpty ? 0 : Weight.letters
    var originals: [Original] = []
    for (word, candidate) in candidates {
      let p = (own * candidate.p / letters + (counts[word] ?? 0)) / (total + own)
      originals.append(Original(base: word, fine: candidate.fine, p: p))
    }
    for (word, count) in counts where candidates[word] == nil {
      originals.append(Original(base: word, fine: word, p: count / (total + own)))
    }
    // Equal probabilities are ordered by letters, so that the answer depends on nothing else.
    originals.sort { $0.p != $1.p ? $0.p > $1.p : $0.base.lexicographicallyPrecedes($1.base) }
    if originals.count > limit { originals.removeLast(originals.count - limit) }
    for index in originals.indices {
      originals[index].fine = fullSpelling(originals[index], language)
    }
    return originals
  }

  private struct Candidate {
    var p: Double
    var fine: [UInt8]
    var finest: Double
  }

  /// What the letters allow, each with its joint probability times how common the word is.
  private mutating func fromLetters(
    _ latin: [UInt8], _ language: Language
  ) -> [[UInt8]: Candidate] {
    var candidates: [[UInt8]: Candidate] = [:]
    func add(_ rendering: Rendering, _ share: Double, isFine: Bool) {
      let base = isFine ? rendering.letters.map { LetterPage.base[Int($0)] } : rendering.letters
      let share = isForeign(latin, base) ? share * Weight.foreignKh : share
      var candidate = candidates[base] ?? Candidate(p: 0, fine: base, finest: 0)
      candidate.p += rendering.p * share
      if isFine, rendering.p > candidate.finest {
        candidate.finest = rendering.p
        candidate.fine = rendering.letters
      }
      candidates[base] = candidate
    }
    for rendering in general.renderings(of: latin, limit: Weight.proposals) {
      add(rendering, 1, isFine: true)
    }
    if language != .persian {
      for rendering in arabic.renderings(of: latin, limit: Weight.proposals) {
        add(rendering, 1, isFine: false)
      }
    }
    if language != .arabic {
      let share = language == .persian ? 3.0 : 1
      for rendering in persian.renderings(of: latin, limit: Weight.proposals) {
        add(rendering, share, isFine: false)
      }
    }
    for word in candidates.keys {
      if let row = models.words.total(of: word) {
        let count = Self.weigh(row, language, persian: Weight.persian)
        candidates[word]?.p *= exp(Weight.known + Weight.frequency * log(1 + count))
      }
    }
    return candidates
  }

  private static func weigh(
    _ row: CountTable.Row, _ language: Language, persian: Double
  ) -> Double {
    let arabic = row.arabic + Weight.library * row.library
    switch language {
    case .any: return arabic + row.persian
    case .arabic: return arabic + Weight.other * row.persian
    case .persian: return persian * row.persian + Weight.other * arabic
    }
  }

  /// The word's most frequent full spelling, else that of the letters.
  ///
  /// Libraries often leave the hamza of an initial alif out (احمد); where some write it, it is
  /// the full spelling.
  private func fullSpelling(_ original: Original, _ language: Language) -> [UInt8] {
    let rows = models.words.rows(of: original.base).filter { !$0.value.contains(Self.wasla) }
    let seated = rows.filter { Self.seats.contains($0.value.first ?? 0) }
    let total = rows.reduce(0) { $0 + $1.library }
    if let best = seated.max(by: { $0.library < $1.library }), best.library * 100 >= total {
      return best.value
    }
    let best = rows.max { $0.library < $1.library }
    if let best, best.library > 0 { return best.value }
    return original.fine
  }

  /// Whether a kh of the spelling can only stand for a ح of the word, which lacks a خ for it and is
  /// not very common.
  private func isForeign(_ latin: [UInt8], _ word: [UInt8]) -> Bool {
    guard word.contains(Self.ha) else { return false }
    let digraphs = latin.indices.dropLast().count {
      latin[$0] == UInt8(ascii: "k") && latin[$0 + 1] == UInt8(ascii: "h")
    }
    guard digraphs > word.count(where: { $0 == Self.kha }) else { return false }
    return (models.words.total(of: word)?.arabic ?? 0) < Weight.veryCommon
  }

  /// ح خ
  private static let ha: UInt8 = 0x85
  private static let kha: UInt8 = 0x86
  private static let wasla: UInt8 = 0xA9
  /// آ أ إ
  private static let seats: Set<UInt8> = [0xA4, 0xA5, 0xA6]
}

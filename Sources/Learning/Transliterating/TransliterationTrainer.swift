package import Matching
import Onomastics
import Orthography
package import Transliteration

/// Learns the models of transliteration from pairs of names.
///
/// Deterministic, and independent of the order of the rows.
package struct TransliterationTrainer {
  /// The rows to learn from.
  package struct Corpus: Sendable {
    package var names: NameCorpus
    package var vowels: VowelCorpus
    package var singles: [Single]
    package var places: PlaceCorpus

    /// - Parameters:
    ///   - names: full names: Arabic script, language, Latin.
    ///   - words: library words: Arabic script, ALA-LC, how often seen.
    ///   - singles: single names: Arabic script, Latin.
    ///   - places: all names of each place.
    package init(
      names: [(arabic: String, language: String, latin: String)],
      words: [(arabic: String, latin: String, count: Int)],
      singles: [(arabic: String, latin: String)], places: [[String]], reading: Knowledge.Reading
    ) {
      self.names = NameCorpus(rows: names, reading: reading)
      vowels = VowelCorpus(rows: words, folder: reading.folder)
      self.singles = singles.compactMap { Single($0.arabic, $0.latin, reading.folder) }
      self.places = PlaceCorpus(places, reading: reading)
    }

    /// The corpus without what a test holds out.
    package func without(
      names isHeldName: (NameCorpus.Name) -> Bool = { _ in false },
      words isHeldWord: (VowelCorpus.Word) -> Bool = { _ in false },
      spellings isHeldSpelling: ([UInt8]) -> Bool = { _ in false },
      places isHeldPlace: (PlaceCorpus.Place) -> Bool = { _ in false }
    ) -> Corpus {
      var rest = self
      rest.names.names.removeAll(where: isHeldName)
      for index in rest.names.names.indices {
        rest.names.names[index].parts.removeAll { isHeldSpelling($0.latin) }
      }
      rest.vowels.words.removeAll(where: isHeldWord)
      rest.singles.removeAll { isHeldSpelling($0.latin) }
      rest.places.places.removeAll(where: isHeldPlace)
      return rest
    }
  }

  /// A single name in both scripts.
  package struct Single: Sendable {
    /// With all letters of Arabic script.
    package var arabic: [UInt8]
    /// Base letters.
    package var latin: [UInt8]

    init?(_ arabic: String, _ latin: String, _ folder: Folder) {
      let (left, right) = (folder.fold(arabic), folder.fold(latin))
      self.arabic = left.fine.filter { $0 != LetterPage.softBoundary }
      self.latin = right.base.filter { $0 != LetterPage.softBoundary }
      guard !self.arabic.isEmpty, !self.latin.isEmpty,
        self.arabic.allSatisfy(LetterPage.isArabic), self.latin.allSatisfy(LetterPage.isLatin)
      else { return nil }
    }
  }

  /// How a unit table is trained.
  private struct Recipe {
    var order: Int
    var pruning: Double
    /// Share of the pairs, worst first, that are left out as wrong.
    var dropped: Double
  }

  private static let generalRecipe = Recipe(order: 4, pruning: 5e-7, dropped: 0.12)
  private static let arabicRecipe = Recipe(order: 5, pruning: 5e-7, dropped: 0.08)
  private static let persianRecipe = Recipe(order: 5, pruning: 5e-7, dropped: 0.05)
  private static let placeRecipe = Recipe(order: 4, pruning: 1e-6, dropped: 0.2)
  private static let vowelRecipe = Recipe(order: 5, pruning: 2e-7, dropped: 0.03)

  /// Words and spellings counted less often are left out.
  private static let leastCount = 2.0

  package init() {}

  /// Trains everything.
  package func train(_ corpus: Corpus) -> NameModels.Source {
    var source = restoring(corpus)
    learnVowels(corpus, into: &source)
    source.places = units(
      Set(
        corpus.places.places.flatMap(\.parts).map {
          UnitAligner.Pair(arabic: $0.arabic, latin: $0.latin)
        }), Self.placeRecipe)
    return source
  }

  /// Trains what reading without vowels needs.
  package func learnVowels(_ corpus: Corpus, into source: inout NameModels.Source) {
    (source.vowels, source.clitics) = vowels(corpus)
    source.readings = ReadingTrainer().train(cases(corpus))
  }

  /// Trains what restoring and everyday spelling need.
  package func restoring(_ corpus: Corpus) -> NameModels.Source {
    var source = NameModels.Source()
    var arabic: Set<UnitAligner.Pair> = []
    var persian: Set<UnitAligner.Pair> = []
    for name in corpus.names.names {
      for part in name.parts {
        let pair = UnitAligner.Pair(arabic: part.arabic, latin: part.latin)
        if name.isPersian { persian.insert(pair) } else { arabic.insert(pair) }
      }
    }
    source.arabic = units(arabic, Self.arabicRecipe)
    source.persian = units(persian, Self.persianRecipe)
    source.conventions = conventions(corpus, arabic.union(persian))
    source.general = units(general(corpus), Self.generalRecipe)
    source.words = words(corpus)
    source.spellings = spellings(corpus)
    return source
  }

  /// Trains vowels and clitics.
  package func vowels(_ corpus: Corpus) -> (UnitTable, CliticTable) {
    var pairs: Set<UnitAligner.Pair> = []
    var all = [Double](repeating: 1, count: Clitic.all.count)
    var construct = [Double](repeating: 0, count: Clitic.all.count)
    var pausal = construct
    for word in corpus.vowels.words {
      guard let latin = word.latin else { continue }
      let number = Clitic.number(arabic: word.arabic, latin: latin)
      let clitic = Clitic.all[number]
      all[number] += 1
      if word.arabic.last == TaMarbuta.letter {
        if latin.last == TaMarbuta.construct { construct[number] += 1 } else { pausal[number] += 1 }
      }
      pairs.insert(
        UnitAligner.Pair(
          arabic: Array(word.arabic.dropFirst(clitic.letters.count)),
          latin: Array(latin.dropFirst(clitic.latin.count))))
    }
    return (
      units(pairs, Self.vowelRecipe),
      CliticTable(words: all, construct: construct, pausal: pausal)
    )
  }

  /// Number of the parts of the words, by hash, of which each is read with a model of the others.
  private static let parts = 4

  /// Proposals for each word by a model that has not seen it.
  private func cases(_ corpus: Corpus) -> [ReadingTrainer.Case] {
    let words = corpus.vowels.words.compactMap { word in
      word.latin.map { (arabic: word.arabic, latin: $0, word: word) }
    }.sorted { a, b in
      a.arabic != b.arabic
        ? a.arabic.lexicographicallyPrecedes(b.arabic)
        : a.latin.lexicographicallyPrecedes(b.latin)
    }
    var cases: [ReadingTrainer.Case] = []
    for part in 0..<Self.parts {
      func isHeld(_ word: VowelCorpus.Word) -> Bool {
        // Not the hash that evaluation splits by.
        let hash = word.arabic.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return Int((hash >> 8) % UInt32(Self.parts)) == part
      }
      var source = NameModels.Source()
      (source.vowels, source.clitics) = vowels(corpus.without(words: isHeld))
      guard let models = try? NameModels(source) else { continue }
      var restorer = VowelRestorer(models)
      for (arabic, latin, word) in words where isHeld(word) {
        let proposals = restorer.proposals(of: arabic)
        guard proposals.count > 1,
          let right = proposals.firstIndex(where: { $0.symbols == latin })
        else { continue }
        cases.append(ReadingTrainer.Case(word: arabic, proposals: proposals, right: right))
      }
    }
    return cases
  }

  // MARK: Parts

  private func general(_ corpus: Corpus) -> Set<UnitAligner.Pair> {
    var pairs: Set<UnitAligner.Pair> = []
    for word in corpus.vowels.words where word.isName {
      guard let stem = word.stem else { continue }
      pairs.insert(
        UnitAligner.Pair(arabic: stem.arabic, latin: RomanLetters.plain(stem.latin)))
    }
    for single in corpus.singles {
      pairs.insert(UnitAligner.Pair(arabic: single.arabic, latin: single.latin))
    }
    return pairs
  }

  private func units(_ set: Set<UnitAligner.Pair>, _ recipe: Recipe) -> UnitTable {
    let pairs = Self.sorted(set)
    var aligner = UnitAligner()
    aligner.dropped = recipe.dropped
    let alignments = aligner.align(pairs).compactMap { $0 }
    let limit = Self.limit(alignments, recipe)
    var trainer = UnitTrainer()
    trainer.order = recipe.order
    trainer.pruning = recipe.pruning
    return trainer.train(alignments.filter { $0.score >= limit }.map(\.units))
  }

  /// One alignment of all parts, so that a name's parts speak the same units.
  private func conventions(
    _ corpus: Corpus, _ pairs: Set<UnitAligner.Pair>
  ) -> ConventionTable {
    let list = Self.sorted(pairs)
    var aligner = UnitAligner()
    aligner.dropped = Self.arabicRecipe.dropped
    let alignments = aligner.align(list)
    let limit = Self.limit(alignments, Self.arabicRecipe)
    var units: [UnitAligner.Pair: [UnitTable.Unit]] = [:]
    for (pair, alignment) in zip(list, alignments) {
      if let alignment, alignment.score >= limit { units[pair] = alignment.units }
    }
    return ConventionTrainer().train(
      corpus.names.names.compactMap { name in
        let parts = name.parts.map { units[UnitAligner.Pair(arabic: $0.arabic, latin: $0.latin)] }
        // A part that is aligned badly is the wrong part: so is the name then.
        return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
      })
  }

  /// The score that the worst share of the alignments stays below.
  private static func limit(_ alignments: [UnitAligner.Alignment?], _ recipe: Recipe) -> Double {
    let scores = alignments.compactMap { $0?.score }.sorted()
    let place = Int(Double(scores.count) * recipe.dropped)
    return scores.indices.contains(place) ? scores[place] : -.infinity
  }

  private static func sorted(_ set: Set<UnitAligner.Pair>) -> [UnitAligner.Pair] {
    set.sorted { a, b in
      a.arabic != b.arabic
        ? a.arabic.lexicographicallyPrecedes(b.arabic)
        : a.latin.lexicographicallyPrecedes(b.latin)
    }
  }

  private func words(_ corpus: Corpus) -> CountTable.Counts {
    var counts: [[UInt8]: [[UInt8]: CountTable.Row]] = [:]
    func add(_ fine: [UInt8], _ change: (inout CountTable.Row) -> Void) {
      let base = fine.map { LetterPage.base[Int($0)] }
      change(
        &counts[base, default: [:]][
          fine, default: CountTable.Row(value: fine, arabic: 0, persian: 0, library: 0)])
    }
    for name in corpus.names.names {
      for part in name.parts {
        add(part.arabic) { if name.isPersian { $0.persian += 1 } else { $0.arabic += 1 } }
      }
    }
    for word in corpus.vowels.words where word.isName {
      guard let stem = word.stem else { continue }
      add(stem.arabic) { $0.library += Double(word.count) }
    }
    return counts.mapValues { rows in
      rows.values.filter { $0.arabic + $0.persian + $0.library >= Self.leastCount }
    }.filter { !$0.value.isEmpty }
  }

  private func spellings(_ corpus: Corpus) -> CountTable.Counts {
    var counts: [[UInt8]: [[UInt8]: CountTable.Row]] = [:]
    for name in corpus.names.names {
      for part in name.parts {
        let empty = CountTable.Row(value: part.arabic, arabic: 0, persian: 0, library: 0)
        if name.isPersian {
          counts[part.latin, default: [:]][part.arabic, default: empty].persian += 1
        } else {
          counts[part.latin, default: [:]][part.arabic, default: empty].arabic += 1
        }
      }
    }
    return counts.mapValues { rows in
      rows.values.filter { $0.arabic + $0.persian >= Self.leastCount }
    }.filter { !$0.value.isEmpty }
  }
}

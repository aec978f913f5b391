import Orthography
package import Transliteration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures models of transliteration on names that they were not learned from.
package struct TransliterationEvaluation {
  /// One row of figures.
  package struct Row: Sendable {
    package var title: String
    /// Number of cases.
    package var count: Int
    /// Shares of the cases, with what they are.
    package var shares: [(name: String, share: Double)]

    package init(title: String, count: Int, shares: [(name: String, share: Double)]) {
      self.title = title
      self.count = count
      self.shares = shares
    }
  }

  /// The fifth, by hash, that is held out.
  package let fold: Int

  package init(fold: Int) { self.fold = fold }

  /// Whether a text falls into the held-out fifth: FNV-1a of its bytes.
  package func holds(_ text: some Sequence<UInt8>) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int((hash ^ hash >> 32) % 5) == fold
  }

  // MARK: Vowels

  /// Held-out capitalised library words: the whole ALA-LC word right, case ignored.
  package func vowels(_ all: TransliterationTrainer.Corpus) throws -> [Row] {
    var source = NameModels.Source()
    TransliterationTrainer().learnVowels(
      all.without(words: { holds($0.text.utf8) }), into: &source)
    var restorer = VowelRestorer(try NameModels(source))
    var rows = [
      Tally("ALA-LC, capitalised words, exact", 2),
      Tally("… seen twice or more, ة as h or t", 2), Tally("… seen ten times or more, exact", 2),
    ]
    for word in all.vowels.words where word.isName && holds(word.text.utf8) {
      let readings = restorer.readings(of: word.arabic, limit: 12).map(\.symbols)
      let rank = word.latin.flatMap { readings.firstIndex(of: $0) }
      rows[0].add(rank)
      if word.count >= 10 { rows[2].add(rank) }
      if word.count >= 2 {
        let pausal = Self.distinct(readings.map { Self.pausal($0, word.arabic) })
        rows[1].add(word.latin.flatMap { pausal.firstIndex(of: Self.pausal($0, word.arabic)) })
      }
    }
    return rows.map { $0.row(["top-1", "top-3"], [1, 3]) }
  }

  private static func pausal(_ symbols: [UInt8], _ word: [UInt8]) -> [UInt8] {
    guard word.last == TaMarbuta.letter, symbols.last == TaMarbuta.construct else {
      return symbols
    }
    return symbols.dropLast() + [TaMarbuta.pausal]
  }

  private static func distinct(_ words: [[UInt8]]) -> [[UInt8]] {
    var seen = Set<[UInt8]>()
    return words.filter { seen.insert($0).inserted }
  }

  // MARK: Persons

  /// Parts of names of held-out persons, both ways, and their IDs.
  ///
  /// - Parameters:
  ///   - agree: whether two spellings have the consonants of one name, by something that no model
  ///     measured here has a part in.
  ///   - identity: gives a part its form ID, with models learned without the held-out persons.
  package func persons(
    _ all: TransliterationTrainer.Corpus,
    agree: @escaping (_ arabic: [UInt8], _ latin: [UInt8]) -> Bool,
    identity: (NameModels) -> (_ letters: [UInt8]) -> String
  ) throws -> [Row] {
    let source = TransliterationTrainer().restoring(
      all.without(names: { holds($0.text.utf8) }))
    let models = try NameModels(source)
    let cleaning = Cleaning(models, all.names.names.filter { holds($0.text.utf8) })
    return back(cleaning, source, models) + everyday(cleaning, source, models)
      + identities(cleaning, agree, identity(models))
  }

  private func back(
    _ cleaning: Cleaning, _ source: NameModels.Source, _ models: NameModels
  ) -> [Row] {
    var restorer = ArabicRestorer(models)
    restorer.searchWidely()
    var rows: [Row] = []
    for persian in [false, true] {
      let title = "to Arabic script, \(persian ? "fa" : "ar") parts, folded"
      var tallies = [Tally(title, 2), Tally("… spelling not counted in training", 2)]
      for name in cleaning.names where name.isPersian == persian {
        for part in name.parts {
          let originals = restorer.originals(
            of: part.latin, persian ? .persian : .arabic, limit: 5)
          let rank = originals.firstIndex { $0.base == part.arabic }
          tallies[0].add(rank)
          if source.spellings[part.latin] == nil { tallies[1].add(rank) }
        }
      }
      rows += tallies.map { $0.row(["top-1", "top-5"], [1, 5]) }
    }
    return rows
  }

  private func everyday(
    _ cleaning: Cleaning, _ source: NameModels.Source, _ models: NameModels
  ) -> [Row] {
    var writer = LatinWriter(models)
    var rows: [Row] = []
    for persian in [false, true] {
      for cleaned in [false, true] {
        let kind = (persian ? "fa" : "ar") + (cleaned ? ", worst 5 % of the parts left out" : "")
        var parts = Tally("to Latin, \(kind): parts", 3)
        var unseen = Tally("… parts not seen in training", 3)
        var whole = Tally("… whole names", 3)
        for name in cleaning.names where name.isPersian == persian && !name.parts.isEmpty {
          var all = [true, true]
          var isClean = true
          for part in name.parts {
            if cleaned && cleaning.isWrong(part) {
              isClean = false
              continue
            }
            let gold = Self.unmarked(part.latin)
            let words = writer.spellings(of: part.arabic, persian: persian, limit: 20)
              .map { Self.unmarked($0.letters) }
            let rank = words.firstIndex(of: gold)
            let near = VowelDistance.withinOne(words.first ?? [], gold)
            parts.add(rank, extra: near)
            let known = source.words[part.arabic]?.contains { $0.arabic + $0.persian > 0 } ?? false
            if !known { unseen.add(rank, extra: near) }
            all[0] = all[0] && rank == 0
            all[1] = all[1] && near
          }
          if isClean { whole.add(all[0] ? 0 : nil, extra: all[1]) }
        }
        rows += [parts, unseen].map { $0.row(["top-1", "top-5"], [1, 5], extra: "one vowel") }
        rows.append(whole.row(["top-1"], [1], extra: "one vowel"))
      }
    }
    return rows
  }

  private static func unmarked(_ word: [UInt8]) -> [UInt8] {
    word.filter { $0 != UInt8(ascii: "'") }
  }

  /// Whether spellings of one Arabic-script part get one ID, and that of the part.
  private func identities(
    _ cleaning: Cleaning, _ agree: @escaping ([UInt8], [UInt8]) -> Bool,
    _ identity: ([UInt8]) -> String
  ) -> [Row] {
    var rows: [Row] = []
    let kinds: [(note: String, isKept: (NameCorpus.Part) -> Bool)] = [
      ("", { _ in true }),
      (", other consonants left out", { agree($0.arabic, $0.latin) }),
      (", worst 5 % of the parts left out", { !cleaning.isWrong($0) }),
    ]
    for (note, isKept) in kinds {
      var groups: [[UInt8]: [[UInt8]: Int]] = [:]
      for name in cleaning.names {
        for part in name.parts where isKept(part) {
          groups[part.arabic, default: [:]][part.latin, default: 0] += 1
        }
      }
      var own = Tally("form ID of a spelling is the part's\(note)", 1)
      var same = Tally("… of two spellings of a part the same", 1)
      var persons = Tally("… of two persons' different spellings", 1)
      for (arabic, spellings) in groups {
        let ids = spellings.map { (identity($0.key), $0.value) }
        let expected = identity(arabic)
        for (index, id) in ids.enumerated() {
          own.add(id.0 == expected ? 0 : nil)
          for other in ids.dropFirst(index + 1) {
            let rank = id.0 == other.0 ? 0 : nil
            same.add(rank)
            persons.add(rank, times: id.1 * other.1)
          }
        }
      }
      rows += [own, same, persons].map { $0.row(["share"], [1]) }
    }
    return rows
  }

  // MARK: Single names

  /// Single names whose Latin spelling is held out of all sources: the word in Arabic script right,
  /// alif forms, ة and ه, ى and ي, and hamza seats not counted.
  ///
  /// Arabic origin: a part of three persons or more of Arabic-speaking countries, and five library
  /// records or more. Cleaned: the worst 12 % by the model's own probability of the pair left out.
  package func singles(_ all: TransliterationTrainer.Corpus) throws -> [Row] {
    let source = TransliterationTrainer().restoring(
      all.without(spellings: { holds($0) }))
    let models = try NameModels(source)
    var restorer = ArabicRestorer(models)
    restorer.searchWidely()
    var cases: [(single: TransliterationTrainer.Single, base: [UInt8])] = []
    for single in all.singles where holds(single.latin) {
      let base = single.arabic.map { LetterPage.base[Int($0)] }
      let rows = source.words[base] ?? []
      let persons = rows.reduce(0) { $0 + $1.arabic }
      let records = rows.reduce(0) { $0 + $1.library }
      if persons >= 3, records >= 5 { cases.append((single, base)) }
    }
    var general = UnitDecoder(models.generalModel)
    let scores = cases.map { item in
      log(max(general.probability(of: item.single.latin, as: item.single.arabic), 1e-300))
        / Double(item.single.latin.count + item.base.count)
    }
    let sorted = scores.sorted()
    let limit = sorted.isEmpty ? 0 : sorted[sorted.count * 12 / 100]
    var rows: [Row] = []
    for cleaned in [false, true] {
      var folded = Tally("single names, Arabic origin\(cleaned ? ", cleaned" : ""), folded", 2)
      var exact = Tally("… with all letters", 2)
      for (item, score) in zip(cases, scores) where !cleaned || score >= limit {
        let originals = restorer.originals(of: item.single.latin, .arabic, limit: 5)
        folded.add(originals.firstIndex { $0.base == item.base })
        exact.add(originals.firstIndex { $0.fine == item.single.arabic })
      }
      rows += [folded, exact].map { $0.row(["top-1", "top-5"], [1, 5]) }
    }
    return rows
  }
}

/// Counts ranks.
private struct Tally {
  var title: String
  var count = 0
  var ranks: [Int: Int] = [:]
  var extras = 0

  init(_ title: String, _ figures: Int) { self.title = title }

  mutating func add(_ rank: Int?, extra: Bool = false, times: Int = 1) {
    count += times
    if let rank { ranks[rank, default: 0] += times }
    if extra { extras += times }
  }

  func row(
    _ names: [String], _ depths: [Int], extra: String? = nil
  ) -> TransliterationEvaluation.Row {
    let all = Double(max(count, 1))
    var shares = zip(names, depths).map { name, depth in
      let found = ranks.reduce(0) { $1.key < depth ? $0 + $1.value : $0 }
      return (name: name, share: Double(found) / all)
    }
    if let extra { shares.append((extra, Double(extras) / all)) }
    return TransliterationEvaluation.Row(title: title, count: count, shares: shares)
  }
}

/// Held-out names, and which of their parts are hardly spellings of one name.
private struct Cleaning {
  let names: [NameCorpus.Name]
  private var wrong: Set<UnitAligner.Pair> = []

  /// The 5 % of the parts that the models find least probable, a letter.
  init(_ models: NameModels, _ names: [NameCorpus.Name]) {
    self.names = names
    var decoders = [false: UnitDecoder(models.arabicModel), true: UnitDecoder(models.persianModel)]
    var known: [UnitAligner.Pair: Double] = [:]
    var scores: [(pair: UnitAligner.Pair, score: Double)] = []
    for name in names {
      for part in name.parts {
        let pair = UnitAligner.Pair(arabic: part.arabic, latin: part.latin)
        let score =
          known[pair]
          ?? log(
            max(
              decoders[name.isPersian]?.probability(of: part.latin, as: part.arabic) ?? 0, 1e-300))
          / Double(part.latin.count + part.arabic.count)
        known[pair] = score
        scores.append((pair, score))
      }
    }
    let sorted = scores.map(\.score).sorted()
    guard !sorted.isEmpty else { return }
    let limit = sorted[sorted.count * 5 / 100]
    wrong = Set(scores.filter { $0.score < limit }.map(\.pair))
  }

  func isWrong(_ part: NameCorpus.Part) -> Bool {
    wrong.contains(UnitAligner.Pair(arabic: part.arabic, latin: part.latin))
  }
}

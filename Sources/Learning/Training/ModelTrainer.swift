import Matching
package import Onomastics
package import Orthography

/// Learns everything that `Data/model` holds but the calibration, from rows of names.
///
/// Deterministic: rows are folded, parsed, counted and sorted before anything is learned, so that
/// their order does not matter.
package struct ModelTrainer {
  /// The rows to learn from.
  package struct Corpus: Sendable {
    /// Full names of people in both scripts.
    package var fullNames: [TrainingSource.Row] = []
    /// Single words in both scripts; many are foreign names.
    package var tokens: [TrainingSource.Row] = []
    /// Words with their library romanization and how often each was seen.
    package var words: [TrainingSource.Row] = []
    package var places: [TrainingSource.Row] = []
    /// Hand-made graphemes: Arabic letter, Latin group, weight.
    package var graphemes: [(letter: [UInt8], latin: [UInt8], weight: Double)] = []
    package init() {}
  }

  /// The tables that are learned together.
  package enum Step: String, Sendable, CaseIterable {
    /// The weights of letter groups, Arabic–Latin and Latin–Latin.
    case edit
    /// How often three letters stand in a row.
    case letters
    /// How often a part is part of a name.
    case parts
  }

  /// What training gives: weight tables as text, by file name.
  package struct Output: Sendable {
    package var files: [(name: String, text: String)] = []
    /// What was learned, a line a table.
    package var report: [String] = []
  }

  /// Pseudo-counts of the hand-made graphemes in all, against some 150,000 operations of data.
  private static let priorCount = 24000.0

  private let folder: Folder
  private let grammar: NameGrammar
  private let origin: String
  private let workforce: Workforce

  /// - Parameter origin: what the files' headers say of the training data.
  package init(
    folder: Folder, grammar: NameGrammar, origin: String, workforce: Workforce = .alone
  ) {
    self.folder = folder
    self.grammar = grammar
    self.origin = origin
    self.workforce = workforce
  }

  /// Trains the tables of these steps.
  package func train(_ corpus: Corpus, steps: Set<Step> = Set(Step.allCases)) -> Output {
    var output = Output()
    let source = TrainingSource(folder: folder, grammar: grammar)
    let full = source.partPairs(corpus.fullNames)
    if steps.contains(.edit) {
      let arabicLatin = trainArabicLatin(corpus, source, full)
      add(arabicLatin, "edit_arabic_latin.tsv", .arabic, .latin, to: &output)
      let latinLatin = trainLatinLatin(full, corpus, arabicLatin)
      add(latinLatin, "edit_latin_latin.tsv", .latin, .latin, to: &output)
    }
    let counter = PartCounter(full, origin: origin)
    if steps.contains(.letters) { output.files += counter.letterFiles }
    if steps.contains(.parts) { output.files.append(counter.partFile) }
    return output
  }

  private func add(
    _ result: EditTrainer.Result, _ name: String, _ left: Alphabet, _ right: Alphabet,
    to output: inout Output
  ) {
    output.report.append(
      "\(name): \(result.operations.count) operations; mean log-probability of a pair, by round: "
        + result.progress.map { "\($0.rounded(to: 3))" }.joined(separator: " "))
    output.files.append((name, WeightTable.text(result, left, right, origin: origin)))
  }

  // MARK: Arabic–Latin

  private func trainArabicLatin(
    _ corpus: Corpus, _ source: TrainingSource, _ full: [TrainingSource.PartPair: Double]
  ) -> EditTrainer.Result {
    var weights: [TrainingSource.PartPair: Double] = [:]
    for (pair, count) in full { weights[pair, default: 0] += power(count, 0.7) }
    for (pair, count) in source.partPairs(corpus.words) {
      weights[pair, default: 0] += 0.3 * min(count, 100).squareRoot()
    }
    for (pair, _) in source.partPairs(corpus.tokens) { weights[pair, default: 0] += 0.15 }
    for (pair, count) in source.partPairs(corpus.places) { weights[pair, default: 0] += 2 * count }
    var trainer = EditTrainer(left: .arabic, right: .latin)
    trainer.prior = prior(corpus.graphemes, total: Self.priorCount)
    return trainer.train(pairs(weights), workforce)
  }

  /// Pseudo-counts of the hand-made graphemes: weights shared out within each letter.
  private func prior(
    _ graphemes: [(letter: [UInt8], latin: [UInt8], weight: Double)], total: Double
  ) -> [(left: [UInt8], right: [UInt8], count: Double)] {
    var sums: [[UInt8]: Double] = [:]
    for row in graphemes { sums[row.letter, default: 0] += row.weight }
    let letters = Double(max(1, sums.count))
    return graphemes.map { row in
      (row.letter, row.latin, total / letters * row.weight / max(sums[row.letter] ?? 1, 1e-9))
    }
  }

  private func pairs(_ weights: [TrainingSource.PartPair: Double]) -> [EditTrainer.Pair] {
    weights.compactMap { pair, weight in
      guard pair.arabic.count <= 20, pair.latin.count <= 24 else { return nil }
      return EditTrainer.Pair(
        left: pair.arabic, right: pair.latin, weight: weight, longest: 24)
    }
  }

  // MARK: Latin–Latin

  /// Pairs of Latin spellings of one Arabic part, as far as both align well with it.
  private func trainLatinLatin(
    _ full: [TrainingSource.PartPair: Double], _ corpus: Corpus, _ cross: EditTrainer.Result
  ) -> EditTrainer.Result {
    let table = EditTable(left: .arabic, right: .latin, operations: cross.operations)
    var spellings: [[UInt8]: [(latin: [UInt8], count: Double)]] = [:]
    for (pair, count) in full {
      let arabic = pair.arabic.map { LetterIndex.number[Int($0)] }.filter { $0 != 0 }
      let latin = pair.latin.map { LetterIndex.number[Int($0)] }.filter { $0 != 0 }
      guard !arabic.isEmpty, !latin.isEmpty, arabic.count <= 20, latin.count <= 24 else { continue }
      let log = table.joint(arabic, latin)
      guard Double(log) / Double(arabic.count + latin.count) > -1.95 else { continue }
      spellings[pair.arabic, default: []].append((latin, count))
    }
    var weights: [[[UInt8]]: Double] = [:]
    // A part with one spelling shows nothing of how spellings vary.
    for (_, group) in sorted(spellings) where group.count > 1 {
      let total = group.reduce(0) { $0 + $1.count }
      let sorted = group.sorted {
        $0.count != $1.count ? $0.count > $1.count : $0.latin.lexicographicallyPrecedes($1.latin)
      }.prefix(40)
      for a in sorted {
        for b in sorted {
          weights[[a.latin, b.latin], default: 0] += a.count * b.count * power(total, 0.7 - 2)
        }
      }
    }
    var settings = EditTrainer.Settings()
    settings.longestLeft = 3
    settings.dropped = 0.08
    var trainer = EditTrainer(left: .latin, right: .latin, settings: settings)
    trainer.prior = crossPrior(corpus.graphemes, total: Self.priorCount)
    return trainer.train(
      weights.filter { $0.value > 0.002 }.map {
        EditTrainer.Pair(left: $0.key[0], right: $0.key[1], weight: $0.value)
      }, workforce)
  }

  /// Two graphemes of one letter stand for each other.
  private func crossPrior(
    _ graphemes: [(letter: [UInt8], latin: [UInt8], weight: Double)], total: Double
  ) -> [(left: [UInt8], right: [UInt8], count: Double)] {
    var byLetter: [[UInt8]: [(latin: [UInt8], weight: Double)]] = [:]
    for row in graphemes { byLetter[row.letter, default: []].append((row.latin, row.weight)) }
    var sums: [[[UInt8]]: Double] = [:]
    for (_, group) in sorted(byLetter) {
      let sum = group.reduce(0) { $0 + $1.weight }
      for a in group {
        for b in group where (1...5).contains(a.latin.count + b.latin.count) {
          sums[[a.latin, b.latin], default: 0] +=
            total / Double(byLetter.count) * a.weight * b.weight / (sum * sum)
        }
      }
    }
    return sums.sorted { a, b in
      a.key[0] != b.key[0]
        ? a.key[0].lexicographicallyPrecedes(b.key[0])
        : a.key[1].lexicographicallyPrecedes(b.key[1])
    }.map { ($0.key[0], $0.key[1], $0.value) }
  }

  /// A dictionary's order differs from run to run, and sums of its values with it.
  private func sorted<Value>(_ groups: [[UInt8]: Value]) -> [(key: [UInt8], value: Value)] {
    groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  private func power(_ x: Double, _ exponent: Double) -> Double {
    Double(exponential(Float(exponent) * logarithm(Float(x))))
  }
}

extension Double {
  /// Rounded to some decimal places.
  func rounded(to places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}

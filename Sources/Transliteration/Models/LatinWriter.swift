/// Writes a name part of Arabic script in everyday Latin letters, as people of all conventions do.
///
/// Counted spellings and what the letters suggest are added up; every spelling comes with the
/// conventions that it speaks for. It keeps its memory: not for use by several threads at a time.
package struct LatinWriter {
  /// One spelling of a part.
  package struct Spelling: Sendable, Equatable {
    /// Base letters.
    package var letters: [UInt8]
    /// Probability among all spellings.
    package var p: Double
    /// Probability of the spelling in each convention.
    package var conventions: [Double]
  }

  /// How counted spellings, letters and conventions are weighed.
  package struct Weights: Sendable {
    /// Counts that letters are worth beside counted spellings.
    var letters: Double
    /// How far a convention's weights are trusted: letters of one word are not independent.
    var trust: Double
    /// The same of places: maps mix conventions.
    var trustOfPlace: Double

    /// For the likeliest spelling of all.
    package static let best = Weights(letters: 1, trust: 0.8, trustOfPlace: 0.8)
    /// For a long list: what was never counted has its place.
    package static let many = Weights(letters: 3, trust: 0.8, trustOfPlace: 0.5)
  }

  private let weights: Weights
  private let models: NameModels
  private var arabic: UnitDecoder
  private var persian: UnitDecoder
  private var places: UnitDecoder
  private let arabicFactors: [[Double]]
  private let persianFactors: [[Double]]
  private let placeFactors: [[Double]]

  package init(_ models: NameModels, weights: Weights = .best) {
    self.models = models
    self.weights = weights
    arabic = UnitDecoder(models.arabicToLatin)
    persian = UnitDecoder(models.persianToLatin)
    places = UnitDecoder(models.placesToLatin)
    arabicFactors = models.conventions.factors(models.arabicToLatin, trust: weights.trust)
    persianFactors = models.conventions.factors(models.persianToLatin, trust: weights.trust)
    placeFactors = models.conventions.factors(
      models.placesToLatin, trust: weights.trustOfPlace)
  }

  /// Width of the search; the more spellings are wanted, the wider it should be.
  package var beam: Int {
    get { arabic.beam }
    set {
      arabic.beam = newValue
      persian.beam = newValue
      places.beam = newValue
    }
  }

  /// The likeliest spellings of a part in base Arabic letters, the likeliest first.
  ///
  /// - Parameter persian: whether it is read as Persian.
  /// - Complexity: O(letters · beam · units of a letter).
  package mutating func spellings(
    of part: [UInt8], persian isPersian: Bool, limit: Int
  ) -> [Spelling] {
    var found =
      isPersian
      ? persian.renderings(of: part, limit: limit) : arabic.renderings(of: part, limit: limit)
    let sum = found.reduce(0) { $0 + $1.p }
    for index in found.indices { found[index].p /= max(sum, 1e-300) }
    var counts: [[UInt8]: Double] = [:]
    for row in models.latinOfWord.rows(of: part) {
      let own = isPersian ? row.persian : row.arabic
      let other = isPersian ? row.arabic : row.persian
      counts[row.value] = own + 0.1 * other
    }
    let total = counts.values.reduce(0, +)
    let listed = Set(found.map(\.letters))
    for word in counts.keys.sorted(by: { $0.lexicographicallyPrecedes($1) })
    where !listed.contains(word) {
      var rendering =
        (isPersian
          ? persian.rendering(of: part, as: word) : arabic.rendering(of: part, as: word))
        ?? Rendering(letters: word, p: 0)
      rendering.p = 0
      found.append(rendering)
    }
    var spellings = found.map { rendering in
      let count = counts[rendering.letters] ?? 0
      return Spelling(
        letters: rendering.letters,
        p: (count + weights.letters * rendering.p) / (total + weights.letters),
        conventions: shares(rendering.path, isPersian ? persianFactors : arabicFactors))
    }
    spread(&spellings)
    spellings.sort {
      $0.p != $1.p ? $0.p > $1.p : $0.letters.lexicographicallyPrecedes($1.letters)
    }
    return Array(spellings.prefix(limit))
  }

  /// The likeliest spellings of a part of a place's name, as maps of all countries have it.
  package mutating func placeSpellings(of part: [UInt8], limit: Int) -> [Spelling] {
    let found = places.renderings(of: part, limit: limit)
    let sum = found.reduce(0) { $0 + $1.p }
    var spellings = found.map { rendering in
      Spelling(
        letters: rendering.letters, p: rendering.p / max(sum, 1e-300),
        conventions: shares(rendering.path, placeFactors))
    }
    spread(&spellings)
    return spellings
  }

  /// Spellings that differ from a given one in how a single letter of the part is written, with
  /// their shares; whoever respells a name keeps most of it.
  ///
  /// - Complexity: O(letters · units of a letter) pairs of spellings.
  package mutating func neighbours(
    of given: [UInt8], part: [UInt8], persian isPersian: Bool, isPlace: Bool
  ) -> [(letters: [UInt8], p: Double)] {
    let ofPlaces = isPlace && !models.placesToLatin.isEmpty
    let model =
      ofPlaces
      ? models.placesToLatin : isPersian ? models.persianToLatin : models.arabicToLatin
    let rendering =
      ofPlaces
      ? places.rendering(of: part, as: given)
      : isPersian
        ? persian.rendering(of: part, as: given) : arabic.rendering(of: part, as: given)
    guard let path = rendering?.path else { return [] }
    var sums: [[UInt8]: Double] = [:]
    for place in path.indices {
      for unit in model.alternatives(to: path[place], limit: Self.alternatives) {
        var changed = path
        changed[place] = unit
        let letters = changed.flatMap { model.letters(of: $0) }
        if letters.isEmpty || letters == given { continue }
        sums[letters, default: 0] += model.probability(of: changed)
      }
    }
    // The root flattens what the model is too sure of.
    let flat = sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (letters: $0.key, p: $0.value.squareRoot()) }
    let total = max(flat.reduce(0) { $0 + $1.p }, 1e-300)
    return flat.map { (letters: $0.letters, p: $0.p / total) }
  }

  /// Ways to write one letter that are tried.
  private static let alternatives = 14

  /// How likely each convention is behind a path.
  private func shares(_ path: [Int], _ factors: [[Double]]) -> [Double] {
    var shares = models.conventions.shares
    for unit in path {
      for convention in shares.indices { shares[convention] *= factors[convention][unit] }
    }
    let sum = shares.reduce(0, +)
    return sum > 0 ? shares.map { $0 / sum } : models.conventions.shares
  }

  /// From the conventions' shares of each spelling to the spellings' probability in each.
  private func spread(_ spellings: inout [Spelling]) {
    var sums = [Double](repeating: 0, count: ConventionTable.count)
    for spelling in spellings {
      for index in sums.indices { sums[index] += spelling.p * spelling.conventions[index] }
    }
    for place in spellings.indices {
      for index in sums.indices {
        spellings[place].conventions[index] *= spellings[place].p / max(sums[index], 1e-300)
      }
    }
  }
}

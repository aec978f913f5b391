package import Matching
import Onomastics
package import Orthography
import Sections

// What a single word of running text can bring, before any name is searched for.

extension CandidateSearch {
  /// An alias that has a word like one of the text.
  package struct AliasHit {
    package var alias: UInt32
    /// Of the two words, in nats of the edit model.
    package var similarity: Float

    package init(alias: UInt32, similarity: Float) {
      self.alias = alias
      self.similarity = similarity
    }
  }

  /// What a word finds.
  package struct WordReach {
    /// Aliases with a word that is like it, or with parts that may be it when written as one; in no
    /// order, some of them twice.
    package var hits: [AliasHit] = []
    /// Whether the word may be in a prominent alias as if it were all of it.
    package var isProminent = false
    /// Whether it may be all of one.
    package var standsAlone = false
  }

  /// How near, and how prominent, what `reach(of:)` finds must be.
  package struct WordBounds: Sendable {
    /// Of a word among others, in nats of the edit model.
    package var leastSimilarity: Float
    /// Of a word alone.
    package var leastAlone: Float
    /// Of the entity that a word alone may be; see `IndexEntity.prominence`.
    package var leastProminence: Float

    package init(leastSimilarity: Float, leastAlone: Float, leastProminence: Float) {
      self.leastSimilarity = leastSimilarity
      self.leastAlone = leastAlone
      self.leastProminence = leastProminence
    }
  }

  /// Appends the aliases in a unit's alphabet that have it as a word, letter for letter.
  ///
  /// - Parameters:
  ///   - name: as `Knowledge.readParts` leaves it.
  ///   - bridged: whether it was brought over from a third script.
  package func aliases(
    bearing unit: PreparedName.Unit, of name: PreparedName, bridged: Bool, into out: inout [UInt32]
  ) {
    guard let word = name.withLetters(of: unit, { index.find($0, unit.alphabet) }) else { return }
    for posting in index.aliases(of: index.words[word])
    where index.isBridged(Int(posting.alias)) == bridged {
      out.append(posting.alias)
    }
  }

  /// Whether the index has a word of exactly these letters (numbers of `LetterIndex`).
  package func hasWord(_ letters: [UInt8], _ alphabet: Alphabet) -> Bool {
    letters.withUnsafeBufferPointer { index.find($0, alphabet) } != nil
  }

  /// What a word read by itself can bring.
  ///
  /// - Complexity: that of comparing the word with those of its alphabet under its keys.
  package func reach(
    of name: PreparedName, bridged: Bool, bounds: WordBounds
  ) -> WordReach {
    var reach = WordReach()
    joins.clear()
    for unit in name.units where name.isCompared(unit) {
      name.withLetters(of: unit) { letters in
        probe.set(letters, unit)
        for neighbour in probe.alike(least: bounds.leastSimilarity) {
          add(neighbour, bridged, bounds, &reach)
        }
        for key in probe.keys {
          for alias in index.aliases(joinedUnder: key) where index.isBridged(alias) == bridged {
            addJoined(alias, unit, bounds, &reach)
          }
        }
      }
    }
    return reach
  }

  private func add(
    _ neighbour: Neighbour, _ bridged: Bool, _ bounds: WordBounds, _ reach: inout WordReach
  ) {
    let record = index.words[Int(neighbour.word)]
    for posting in index.aliases(of: record) {
      let alias = Int(posting.alias)
      guard index.isBridged(alias) == bridged else { continue }
      reach.hits.append(AliasHit(alias: UInt32(alias), similarity: neighbour.similarity))
      guard !reach.standsAlone, neighbour.similarity >= bounds.leastAlone,
        isProminent(alias, bounds)
      else { continue }
      reach.isProminent = true
      if index.aliases[alias].nameParts <= 1 { reach.standsAlone = true }
    }
  }

  private func isProminent(_ alias: Int, _ bounds: WordBounds) -> Bool {
    index.isAcronym(alias)
      || index.entities[Int(index.aliases[alias].entity)].prominence >= bounds.leastProminence
  }

  /// Adds an alias if parts of it, written as one, are like the unit that `probe` was given last.
  private func addJoined(
    _ number: Int, _ unit: PreparedName.Unit, _ bounds: WordBounds, _ reach: inout WordReach
  ) {
    prepare(number, whole: true)
    var best = -Float.infinity
    for join in alias.joins
    where join.alphabet == unit.alphabet && abs(join.count - unit.count) <= 2 {
      let start = alias.append(join)
      defer { alias.numbers.removeLast(alias.numbers.count - start) }
      best = max(best, similarity(toAliasFrom: start, join.alphabet, bounds.leastSimilarity))
    }
    guard best >= bounds.leastSimilarity else { return }
    reach.hits.append(AliasHit(alias: UInt32(number), similarity: best))
    if best >= bounds.leastAlone, isProminent(number, bounds) {
      reach.isProminent = true
      reach.standsAlone = true
    }
  }

  /// Whether one of some aliases has a word like a unit, whatever its keys;
  /// it has to begin alike.
  package func hasWord(
    like unit: PreparedName.Unit, of letters: [UInt8], amongAliases numbers: [UInt32],
    least: Float
  ) -> Bool {
    let names = index.names.slice(0, index.names.count)
    return letters.withUnsafeBufferPointer { letters in
      probe.set(letters, unit)
      return numbers.contains { number in
        var code = NameCode(names, at: Int(index.aliases[Int(number)].name))
        while let reading = code.next() {
          let record = index.words[Int(reading.word)]
          guard record.alphabet == unit.alphabet.rawValue,
            abs(Int(record.length) - Int(unit.count)) <= 3, index.isSound(record),
            index.wordLetters(record).first == letters.first
          else { continue }
          if probe.similarity(to: index.word(record), least: least) >= least {
            return true
          }
        }
        return false
      }
    }
  }

  private func similarity(toAliasFrom start: Int, _ alphabet: Alphabet, _ least: Float) -> Float {
    alias.numbers.withUnsafeBufferPointer {
      similarity(to: UnsafeBufferPointer(rebasing: $0[start...]), alphabet, least)
    }
  }

  /// How similar letters are to the unit that `probe` was given last.
  private func similarity(
    to letters: UnsafeBufferPointer<UInt8>, _ alphabet: Alphabet, _ least: Float
  ) -> Float {
    guard letters.allSatisfy({ $0 < LetterIndex.count }) else { return -.infinity }
    let word = EditModel.Word(
      letters: letters, alphabet: alphabet,
      marginals: knowledge.model.marginals(letters, alphabet, scratch: scratch))
    return probe.similarity(to: word, least: least)
  }
}

import AliasIndex
import Matching
import Onomastics
import Orthography

/// Tells from single words whether a span of running text can be an alias at all, before anything
/// is resolved; for one thread at a time.
///
/// Each different word is read by itself, once, and finds the aliases that have a word like it.
/// Two words can stand in one name only if they have an alias in common, and that is remembered
/// for each different pair: ordinary words are turned away in some nanoseconds.
///
/// Particles, titles and the like tell nothing, and neither do words that the grammar would read
/// together with their neighbours (ʿAbd, al-Dīn).
final class SpanFilter {
  private let session: ResolverSession
  private var numbers = ByteNumbers()
  private var words: [Word] = []
  private var pairs = PairAnswers()

  init(session: ResolverSession) { self.session = session }

  /// How near a word must be to one of an alias, in nats of the edit model: worse ones are in no
  /// name that is probable enough for a mention.
  private static let leastSimilarity: Float = -7
  /// The same of two words together.
  private static let leastOfTwo: Float = -9
  /// The same of one beside a word that is an alias's own.
  private static let leastBesideSure: Float = -18
  /// A word in more aliases than this makes none of them sure.
  private static let mostSure = 40
  /// More different words and pairs than this are not remembered.
  private static let mostWords = 1 << 18
  private static let mostPairs = 1 << 21

  private typealias Hit = CandidateSearch.AliasHit

  private enum Role {
    case unread
    /// Has to be found in an alias.
    case name
    /// Says nothing: particles, titles, generic words, numbers.
    case link
    /// May be part of a longer word of the grammar's, or stand for any name.
    case open
    /// Is itself read as several parts: Bou ssaïna.
    case several
  }

  private struct Word {
    var role = Role.unread
    /// Its plain reading, if it is a name.
    var unit: PreparedName.Unit?
    var bridged = false
    /// Whether it has two letters at most, and the first is small.
    var isShort = false
    /// As numbers of `LetterIndex`.
    var letters: [UInt8] = []
    /// Aliases with this very word, ascending; by index, see `base`.
    var exact: [UInt32] = []
    /// Aliases with a word like it, ascending; read when first needed.
    var near: [Hit] = []
    var isNearRead = false
    /// See `CandidateSearch.WordReach`.
    var isProminent = false
    var standsAlone = false
  }

  /// Forgets words once there are too many; numbers given before are void then.
  func makeRoom() {
    if numbers.count > Self.mostWords {
      numbers.removeAll()
      words.removeAll()
      pairs.removeAll()
    } else if pairs.count > Self.mostPairs {
      pairs.removeAll()
    }
  }

  /// The number of a word of the text, by its bytes.
  func number(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let number = numbers.number(of: bytes)
    if number == words.count { words.append(Word()) }
    return number
  }

  /// Whether words that stand side by side can be a mention.
  ///
  /// - Parameters:
  ///   - span: numbers of its words.
  ///   - isExact: whether every word must be that of the alias, letter for letter.
  func mayName(_ span: ArraySlice<Int>, isExact: Bool) -> Bool {
    var (open, several, names, last) = (0, 0, 0, 0)
    for number in span {
      switch role(of: number) {
      case .name:
        // Deir ez-Zor: an article that only its neighbours show to be one.
        if !isExact, names > 0, words[number].isShort { continue }
        if names > 0, !mayMeet(last, number, isExact) { return false }
        names += 1
        last = number
      case .open: open += 1
      case .several: several += 1
      case .link, .unread: break
      }
    }
    if names > 1 { return true }
    if names == 0 { return open > 1 || several > 0 }
    if isExact { return !words[last].exact.isEmpty }
    readNear(last)
    if several > 0 { return !words[last].near.isEmpty }
    return open > 0 ? words[last].isProminent : words[last].standsAlone
  }

  // MARK: Pairs

  private func mayMeet(_ a: Int, _ b: Int, _ isExact: Bool) -> Bool {
    let key = (UInt64(a) << 24 | UInt64(b)) << 2 | (isExact ? 3 : 1)
    if let known = pairs.answer(key) { return known }
    let answer =
      isExact
      ? Self.intersect(words[a].exact, words[b].exact)
      : areNear(a, b) || isWrittenAsOne(a, b)
    pairs.remember(key, answer)
    return answer
  }

  private func areNear(_ a: Int, _ b: Int) -> Bool {
    readNear(a)
    if !words[a].near.isEmpty {
      readNear(b)
      if Self.meet(words[a].near, words[b].near) { return true }
    }
    return bears(b, likeTheFirstOf: a)
      || bears(a, likeTheFirstOf: b)
  }

  /// Whether an alias that has one word for sure has another like the second, whatever its keys:
  /// Bouthaina Chaabane, Boussaïna Chaabane.
  private func bears(_ other: Int, likeTheFirstOf sure: Int) -> Bool {
    let aliases = words[sure].exact
    guard !aliases.isEmpty, aliases.count <= Self.mostSure, let unit = words[other].unit else {
      return false
    }
    var first = 0
    for (place, search) in session.searches.enumerated() {
      let (base, next) = (self.base(place), self.base(place + 1))
      let start = first
      while first < aliases.count, aliases[first] < next { first += 1 }
      if search.hasWord(
        like: unit, of: words[other].letters,
        amongAliases: aliases[start..<first].map { $0 - base },
        least: Self.leastBesideSure)
      {
        return true
      }
    }
    return false
  }

  /// Whether two words are one of the index: Deir Ezzor, Deirezzor.
  private func isWrittenAsOne(_ a: Int, _ b: Int) -> Bool {
    guard let one = words[a].unit, let other = words[b].unit, one.alphabet == other.alphabet
    else { return false }
    let letters = words[a].letters + words[b].letters
    return letters.count > 4 && session.searches.contains { $0.hasWord(letters, one.alphabet) }
  }

  private static func intersect(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { return true }
      if a[i] < b[j] { i += 1 } else { j += 1 }
    }
    return false
  }

  /// Whether two words are near enough to words of one alias.
  private static func meet(_ a: [Hit], _ b: [Hit]) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i].alias == b[j].alias, a[i].similarity + b[j].similarity >= leastOfTwo { return true }
      if a[i].alias < b[j].alias { i += 1 } else { j += 1 }
    }
    return false
  }

  // MARK: Words

  private func role(of number: Int) -> Role {
    if words[number].role == .unread { words[number] = read(number) }
    return words[number].role
  }

  private func read(_ number: Int) -> Word {
    let bytes = numbers.bytes(number)
    var word = Word()
    let knowledge = session.resolver.knowledge
    bytes.withUnsafeBufferPointer {
      knowledge.readParts($0, kind: nil, scratch: session.scratch)
    }
    let name = session.scratch.name
    word.bridged = session.scratch.bridged
    let parts = name.parts.filter { $0.kind == .name || $0.kind == .placeWord }
    guard parts.count == 1, name.parts.count == 1, let unit = name.units.first else {
      let isInitial = name.parts.contains { $0.kind == .initial }
      word.role = !parts.isEmpty ? .several : isInitial ? .open : .link
      return word
    }
    word.role = .name
    word.unit = unit
    word.isShort = unit.count <= 2 && unit.alphabet == .latin && (bytes.first ?? 0) >= 0x61
    word.letters = name.withLetters(of: unit) { Array($0) }
    for (place, search) in session.searches.enumerated() {
      var found: [UInt32] = []
      for unit in name.units {
        search.aliases(bearing: unit, of: name, bridged: word.bridged, into: &found)
      }
      word.exact += found.map { $0 &+ base(place) }
    }
    Self.sort(&word.exact)
    if word.letters.count <= 8, fuses(bytes, unit.alphabet) { word.role = .open }
    return word
  }

  /// Whether the grammar reads a word together with the one behind it (ʿAbd al-Raḥmān) or before it
  /// (Nūr al-Dīn).
  private func fuses(_ bytes: [UInt8], _ alphabet: Alphabet) -> Bool {
    let (after, before) = alphabet == .arabic ? (" رحمن", "نور ") : (" Rahman", "Nur ")
    return isOnePart(bytes + Array(after.utf8)) || isOnePart(Array(before.utf8) + bytes)
  }

  private func isOnePart(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer {
      session.resolver.knowledge.parse($0, scratch: session.scratch)
    }
    return session.scratch.parse.parts.count == 1
  }

  /// Looks up what a word finds when it need not be written exactly.
  private func readNear(_ number: Int) {
    guard !words[number].isNearRead else { return }
    words[number].isNearRead = true
    numbers.bytes(number).withUnsafeBufferPointer {
      session.resolver.knowledge.readParts($0, kind: nil, scratch: session.scratch)
    }
    let bounds = CandidateSearch.WordBounds(
      leastSimilarity: Self.leastSimilarity, leastAlone: Annotator.nearest,
      leastProminence: Annotator.leastProminence)
    var hits: [Hit] = []
    for (place, search) in session.searches.enumerated() {
      let reach = search.reach(
        of: session.scratch.name, bridged: words[number].bridged, bounds: bounds)
      let base = self.base(place)
      for hit in reach.hits {
        hits.append(Hit(alias: hit.alias &+ base, similarity: hit.similarity))
      }
      if reach.isProminent { words[number].isProminent = true }
      if reach.standsAlone { words[number].standsAlone = true }
    }
    words[number].near = Self.best(hits)
  }

  /// Sorted by alias, the best hit of each.
  private static func best(_ hits: [Hit]) -> [Hit] {
    let sorted = hits.sorted {
      $0.alias != $1.alias ? $0.alias < $1.alias : $0.similarity > $1.similarity
    }
    var best: [Hit] = []
    for hit in sorted where best.last?.alias != hit.alias { best.append(hit) }
    return best
  }

  /// Sorts and takes out what stands twice.
  private static func sort(_ aliases: inout [UInt32]) {
    aliases.sort()
    var kept = 0
    for place in aliases.indices where place == 0 || aliases[place] != aliases[place - 1] {
      aliases[kept] = aliases[place]
      kept += 1
    }
    aliases.removeLast(aliases.count - kept)
  }

  /// What an index's alias numbers begin with, so that those of several differ.
  private func base(_ place: Int) -> UInt32 {
    session.resolver.indexes[..<place].reduce(0) { $0 &+ UInt32($1.aliasCount) }
  }
}

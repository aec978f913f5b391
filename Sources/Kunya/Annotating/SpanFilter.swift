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
  private var names: [Int] = []

  init(session: ResolverSession) { self.session = session }

  /// How near a word must be to one of an alias, in nats of the edit model: worse ones are in no
  /// name that is probable enough for a mention.
  private static let leastSimilarity: Float = -9
  /// More different words and pairs than this are not remembered.
  private static let mostWords = 1 << 18
  private static let mostPairs = 1 << 21

  private enum Role {
    case unread
    /// Has to be found in an alias.
    case name
    /// Says nothing: particles, titles, generic words, numbers.
    case link
    /// May be part of a longer word of the grammar's, or stand for any name.
    case open
  }

  private struct Word {
    var role = Role.unread
    var alphabet = Alphabet.latin
    var bridged = false
    /// As numbers of `LetterIndex`.
    var letters: [UInt8] = []
    /// Aliases with this very word, ascending; by index, see `base`.
    var exact: [UInt32] = []
    /// Aliases with a word like it, ascending; `nil` until they are asked for.
    var near: [UInt32]?
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
    names.removeAll(keepingCapacity: true)
    var open = 0
    for number in span {
      switch role(of: number) {
      case .name: names.append(number)
      case .open: open += 1
      case .link, .unread: break
      }
      // Most spans are turned away by their first two words.
      if names.count == 2, span.count == 2 || isExact, !mayMeet(names[0], names[1], isExact) {
        return false
      }
    }
    switch names.count {
    case 0: return open > 1
    case 1:
      if isExact { return !words[names[0]].exact.isEmpty }
      if open == 0 { return near(names[0]).standsAlone }
      return !near(names[0]).aliases.isEmpty
    default: return meet(without: nil, isExact) || (!isExact && meetButOne())
    }
  }

  /// Whether each name can stand in one alias with the next.
  private func meet(without left: Int?, _ isExact: Bool) -> Bool {
    var last: Int?
    for place in names.indices where place != left {
      if let last, !mayMeet(names[last], names[place], isExact) { return false }
      last = place
    }
    return true
  }

  /// A person may be written with one name more than the alias has.
  private func meetButOne() -> Bool {
    guard names.count > 2 else { return false }
    return names.indices.contains { meet(without: $0, false) }
  }

  // MARK: Pairs

  private func mayMeet(_ a: Int, _ b: Int, _ isExact: Bool) -> Bool {
    let key = (UInt64(a) << 24 | UInt64(b)) << 2 | (isExact ? 3 : 1)
    if let known = pairs.answer(key) { return known }
    let answer: Bool
    if isExact {
      answer = Self.intersect(words[a].exact, words[b].exact)
    } else {
      let first = near(a).aliases
      answer =
        (!first.isEmpty && Self.intersect(first, near(b).aliases)) || isWrittenAsOne(a, b)
    }
    pairs.remember(key, answer)
    return answer
  }

  /// Whether two words are one of the index: Deir Ezzor, Deirezzor.
  private func isWrittenAsOne(_ a: Int, _ b: Int) -> Bool {
    guard words[a].alphabet == words[b].alphabet else { return false }
    let letters = words[a].letters + words[b].letters
    return letters.count > 4
      && session.searches.contains { $0.hasWord(letters, words[a].alphabet) }
  }

  private static func intersect(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard short.count * 16 > long.count else { return short.contains { contains(long, $0) } }
    var (i, j) = (0, 0)
    while i < short.count, j < long.count {
      if short[i] == long[j] { return true }
      if short[i] < long[j] { i += 1 } else { j += 1 }
    }
    return false
  }

  private static func contains(_ sorted: [UInt32], _ number: UInt32) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == number
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
      word.role = parts.isEmpty && !name.parts.contains { $0.kind == .initial } ? .link : .open
      return word
    }
    word.role = .name
    word.alphabet = unit.alphabet
    word.letters = name.withLetters(of: unit) { Array($0) }
    for (place, search) in session.searches.enumerated() {
      var found: [UInt32] = []
      for unit in name.units.indices {
        search.aliases(bearing: name, unit: unit, bridged: word.bridged, into: &found)
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

  /// What a name's word finds when it need not be written exactly.
  private func near(_ number: Int) -> (aliases: [UInt32], standsAlone: Bool) {
    if let aliases = words[number].near { return (aliases, words[number].standsAlone) }
    numbers.bytes(number).withUnsafeBufferPointer {
      session.resolver.knowledge.readParts($0, kind: nil, scratch: session.scratch)
    }
    let bounds = CandidateSearch.WordBounds(
      leastSimilarity: Self.leastSimilarity, leastAlone: Annotator.nearest,
      leastProminence: Annotator.leastProminence)
    var aliases: [UInt32] = []
    for (place, search) in session.searches.enumerated() {
      let reach = search.reach(
        of: session.scratch.name, bridged: words[number].bridged, bounds: bounds)
      aliases += reach.aliases.map { $0 &+ base(place) }
      if reach.standsAlone { words[number].standsAlone = true }
    }
    Self.sort(&aliases)
    words[number].near = aliases
    return (aliases, words[number].standsAlone)
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

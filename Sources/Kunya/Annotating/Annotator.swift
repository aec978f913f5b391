import AliasIndex
import Matching
import Onomastics
import Orthography
import Transliteration

/// Finds the mentions of a resolver's entities in running text; for one thread at a time.
///
/// In order, a piece of the text at a time:
/// 1. words, with phrases' ends between them;
/// 2. spans of up to six words that could be a name (capitals, or Arabic script), longest first;
///    those whose words have an alias in common (`SpanFilter`) are resolved like any mention: all
///    words must be matched;
/// 3. bare surnames, resolved to the nearest fuller mention of the same text.
///
/// Titles and possessive endings stay outside a mention, the article inside.
public final class Annotator {
  private let session: ResolverSession
  private let knowledge: Knowledge
  private let common: CommonWords
  private let filter: SpanFilter
  private var cache: [Span: Finding?] = [:]
  private var folded = FoldedText()

  /// An annotator over a resolver.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public init(resolver: Resolver) throws(EmbeddedDataFault) {
    session = resolver.makeSession()
    knowledge = resolver.knowledge
    common = try EmbeddedData.commonWords()
    filter = SpanFilter(session: session)
  }

  /// No mention is longer than this many words.
  private static let longest = 6
  /// A single word of a small place is as likely any other word; cities from about 50,000 people
  /// on are taken.
  static let leastProminence: Float = 1.9
  /// How near a single word must come to its alias, in nats of the edit model.
  static let nearest: Float = -2.5
  /// More different spans than this are not remembered.
  private static let mostSpans = 100_000

  /// The mentions in UTF-8 text, in order.
  ///
  /// Memory beyond the mentions grows with the different words of the text, not with its length,
  /// save for the words that might be surnames: 32 bytes each.
  ///
  /// - Complexity: O(words), each different span that may be a name being resolved once.
  public func annotate(_ bytes: UnsafeBufferPointer<UInt8>) -> [Annotation] {
    var mentions: [Mention] = []
    var surnames = SurnameLinker(session: session)
    for piece in TextPieces(bytes) {
      if cache.count > Self.mostSpans { cache.removeAll() }
      filter.makeRoom()
      annotate(
        UnsafeBufferPointer(rebasing: bytes[piece]), at: piece.lowerBound, &mentions, &surnames)
    }
    let finds = surnames.link(to: mentions)
    if !finds.isEmpty {
      mentions += finds
      mentions.sort { $0.source.lowerBound < $1.source.lowerBound }
    }
    return mentions.map { mention in
      Annotation(
        range: mention.source,
        text: String(decoding: bytes[mention.source], as: UTF8.self),
        candidate: mention.finding.candidate, fromContext: mention.fromContext)
    }
  }

  /// Adds the mentions in a piece of the text, and the words outside them that may be surnames.
  private func annotate(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, _ mentions: inout [Mention],
    _ surnames: inout SurnameLinker
  ) {
    knowledge.folder.fold(bytes, into: &folded)
    if folded.hasForeign {
      knowledge.bridge.bridge(bytes, folder: knowledge.folder, into: &folded)
    }
    let words = TextWordScanner(text: folded, bytes: bytes).words()
    let text = Text(
      bytes: bytes, folded: folded, words: words,
      numbers: words.map { filter.number(of: UnsafeBufferPointer(rebasing: bytes[$0.whole])) })
    var position = 0
    while position < words.count {
      guard opens(words, position, text) else {
        position += 1
        continue
      }
      if var mention = longestMention(text, from: position) {
        position = mention.words.upperBound
        mention.shift(words: surnames.wordCount, bytes: offset)
        mentions.append(mention)
      } else {
        addSurname(text, position, at: offset, &surnames)
        position += 1
      }
    }
    surnames.wordCount += words.count
  }

  // MARK: Shapes

  struct Text {
    let bytes: UnsafeBufferPointer<UInt8>
    let folded: FoldedText
    let words: [TextWord]
    /// The numbers that the words have with the span filter when others follow.
    let numbers: [Int]

    func letters(_ word: TextWord) -> ArraySlice<UInt8> { folded.base[word.letters] }
  }

  struct Mention {
    var words: Range<Int>
    var source: Range<Int>
    var finding: Finding
    var fromContext = false

    /// Counts from an earlier place.
    mutating func shift(words: Int, bytes: Int) {
      self.words = self.words.lowerBound + words..<self.words.upperBound + words
      source = source.lowerBound + bytes..<source.upperBound + bytes
    }
  }

  /// What a span resolved to.
  struct Finding {
    var candidate: Candidate
    var kind: IndexEntity.Kind
    /// Similarity of its least similar part, in nats of the edit model.
    var worst: Float
    /// Letters of the last matched name part: a surname, where the mention is a person.
    var surname: [UInt8]
  }

  private struct Span: Hashable {
    var bytes: [UInt8]
    var loose: Bool
    var allCapitals: Bool
  }

  // MARK: Full mentions

  private func longestMention(_ text: Text, from first: Int) -> Mention? {
    let words = text.words
    var last = first
    while last + 1 < words.count, last + 1 - first < Self.longest, !words[last + 1].breakBefore,
      words[last + 1].script == words[first].script
    {
      last += 1
    }
    for end in stride(from: last, through: first, by: -1) where closes(words, first, end) {
      var best: Mention?
      for start in starts(text, first) {
        let source = start..<words[end].source.upperBound
        guard let finding = resolve(text, first...end, source) else { continue }
        if best.map({ finding.worst > $0.finding.worst }) ?? true {
          best = Mention(words: first..<end + 1, source: source, finding: finding)
        }
      }
      if let best { return best }
    }
    return nil
  }

  /// A mention opens with a capital, with an article tied to one, or with any Arabic word; never
  /// within a hyphenated word.
  private func opens(_ words: [TextWord], _ index: Int, _ text: Text) -> Bool {
    let word = words[index]
    if word.tied && index > 0 && words[index - 1].capital == word.capital { return false }
    if word.script == .arabic { return true }
    if word.capital { return true }
    if index + 1 < words.count, words[index + 1].tied, words[index + 1].capital,
      word.letters.count <= 3
    {
      return true
    }
    return opensLoosely(words, index)
  }

  /// `bande de Gaza`, `détroit d’Ormuz`: common nouns open some names; those must be exact.
  private func opensLoosely(_ words: [TextWord], _ index: Int) -> Bool {
    for next in (index + 1)..<max(index + 1, min(index + 4, words.count)) {
      if words[next].breakBefore { return false }
      if words[next].capital { return true }
    }
    return false
  }

  /// Whether a span opens or ends with a word that shows no name by itself.
  private func isLoose(_ text: Text, _ words: ClosedRange<Int>) -> Bool {
    guard words.count > 1 else { return false }
    let (first, last) = (text.words[words.lowerBound], text.words[words.upperBound])
    if first.script == .cased {
      return !first.capital && !text.words[words.lowerBound + 1].tied || !last.capital && !last.tied
    }
    return common.contains(text.letters(first)) || common.contains(text.letters(last))
  }

  private func closes(_ words: [TextWord], _ first: Int, _ end: Int) -> Bool {
    if end + 1 < words.count && words[end + 1].tied && words[end].script == .cased { return false }
    return words[end].script == .arabic || words[end].capital || words[end].tied
      || (end > first && words[first].capital)
  }

  /// Where the mention may begin in its first word: at its start, or behind Arabic clitics
  /// (wa-, fa-, bi-, li-, ka-).
  private func starts(_ text: Text, _ first: Int) -> [Int] {
    let word = text.words[first]
    var starts = [word.source.lowerBound]
    guard word.script == .arabic else { return starts }
    var letter = word.letters.lowerBound
    while starts.count < 3, letter + 3 < word.letters.upperBound,
      Self.clitics.contains(text.folded.base[letter])
    {
      letter += 1
      starts.append(Int(text.folded.start[letter]))
    }
    return starts
  }

  /// و ف ب ل ك
  private static let clitics: Set<UInt8> = [0x9A, 0x93, 0x81, 0x96, 0x95]

  /// Resolves a span; `nil` where it is no mention.
  private func resolve(
    _ text: Text, _ words: ClosedRange<Int>, _ source: Range<Int>
  ) -> Finding? {
    let loose = isLoose(text, words)
    let capitals = words.count == 1 && text.words[words.lowerBound].allCapitals
    let word = text.words[words.lowerBound]
    if words.count == 1, source.lowerBound == word.source.lowerBound,
      !capitals, common.contains(text.letters(word))
    {
      return nil
    }
    if loose, word.script == .cased, common.contains(text.letters(word)) { return nil }
    guard mayName(text, words, source, loose) else { return nil }
    let span = Span(bytes: Array(text.bytes[source]), loose: loose, allCapitals: capitals)
    if let known = cache[span] { return known }
    let finding = span.bytes.withUnsafeBufferPointer { judge($0, span) }
    cache[span] = finding
    return finding
  }

  /// Asks the span filter, which knows a first word without its clitics as another word, and a last
  /// one without its possessive ending.
  private func mayName(
    _ text: Text, _ words: ClosedRange<Int>, _ source: Range<Int>, _ loose: Bool
  ) -> Bool {
    let (first, last) = (text.words[words.lowerBound], text.words[words.upperBound])
    if source.lowerBound == first.whole.lowerBound, last.source == last.whole {
      return filter.mayName(text.numbers[words], isExact: loose)
    }
    var numbers = text.numbers[words]
    func number(_ bytes: Range<Int>) -> Int {
      filter.number(of: UnsafeBufferPointer(rebasing: text.bytes[bytes]))
    }
    numbers[words.upperBound] = number(last.source)
    let end = words.count == 1 ? first.source.upperBound : first.whole.upperBound
    numbers[words.lowerBound] = number(source.lowerBound..<end)
    return filter.mayName(numbers, isExact: loose)
  }

  private func judge(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Finding? {
    let ranked = session.rank(bytes, kind: nil, limit: 2, sameScript: true)
    guard let best = ranked.first else { return nil }
    let alignment = best.found.candidate.alignment
    let name = session.mention
    // All of the span must be part of the name: no title, no word beside it.
    guard alignment.missing == 0, alignment.extra == 0 || best.found.candidate.kind == .person,
      let first = name.parts.first, first.kind != .title, name.parts.last?.kind != .title
    else { return nil }
    let nameParts = name.parts.count { $0.kind == .name || $0.kind == .placeWord }
    let worst = alignment.matches.map(\.similarity).min() ?? 0
    let acronym = session.isAcronym(best)
    if acronym && !span.allCapitals { return nil }
    if span.loose, worst < EditModel.identity || session.joins(alignment) { return nil }
    if nameParts <= 1 {
      guard best.found.candidate.kind != .person || alignment.extra == 0, worst >= Self.nearest,
        acronym || best.found.candidate.prominence >= Self.leastProminence
      else { return nil }
    } else if best.score < ResolveOptions.defaultMatchAt {
      return nil
    }
    guard best.score >= ResolveOptions.defaultReviewAt || worst > -0.5 else { return nil }
    let candidate = session.candidate(best)
    if candidate.weak && best.score < 0.9 { return nil }
    return Finding(
      candidate: candidate, kind: best.found.candidate.kind, worst: worst,
      surname: session.lastMatchedPart(alignment))
  }

  // MARK: Surnames

  /// Adds a word that may be the surname of a person mentioned elsewhere.
  private func addSurname(
    _ text: Text, _ position: Int, at offset: Int, _ surnames: inout SurnameLinker
  ) {
    var end = position
    // An article of its own belongs to the surname: al-Assad.
    if end + 1 < text.words.count, text.words[end + 1].tied,
      text.words[end].letters.count <= 3
    {
      end += 1
    }
    for start in starts(text, position) {
      let source = start..<text.words[end].source.upperBound
      surnames.add(
        UnsafeBufferPointer(rebasing: text.bytes[source]), at: source.lowerBound + offset,
        words: position..<end + 1)
    }
  }
}

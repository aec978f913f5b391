import AliasIndex
import Kunya
import Matching
import Sections

/// Does with a file what the program does with an index: opens it, looks at it, searches it.
struct IndexTarget {
  private let knowledge: Knowledge
  private let sound: AliasIndex
  private let limits: CandidateSearch.Limits
  /// Where a file is put that is to be opened as one.
  private let path: String

  /// What became of a file.
  enum Outcome {
    /// It was found out on opening.
    case refused
    /// It was searched for so many names.
    case searched(Int)
  }

  /// Searches are most of what an execution costs, so only one file in so many is searched more than
  /// once: there a mention meets what another has left behind.
  private static let filesPerSearchedAgain = 8
  private static let mostSearches = 4
  /// Checksums and titles cost half a search, and depend on nothing but the section table.
  private static let filesPerSummed = 8
  /// Writing files is dear, so only one in so many goes through the file system.
  private static let filesPerMapped = 256

  init(_ knowledge: Knowledge, sound: [UInt8], path: String) throws(SectionFault) {
    self.knowledge = knowledge
    self.sound = AliasIndex(image: try SectionFile(copying: sound, format: AliasIndex.format))
    self.path = path
    var limits = CandidateSearch.Limits()
    // A session lives for one file. Its searches take every path, but none of them often.
    limits.wordsKept = 64
    limits.nearKeys = 1
    limits.aligned = 6
    self.limits = limits
  }

  func run(_ bytes: [UInt8], _ random: inout SplitMix) -> Outcome {
    guard let index = open(bytes, &random) else { return .refused }
    inspect(index)
    if random.once(in: Self.filesPerSummed) { sum(index) }
    let indexes = random.once(in: 8) ? [sound, index] : [index]
    let resolver = Resolver(knowledge: knowledge, indexes: indexes)
    let area = random.once(in: 4) ? resolver.area(within: Sample.places[random.below(5)]) : nil
    let session = resolver.makeSession(limits: limits)
    let isAgain = random.once(in: Self.filesPerSearchedAgain)
    let searches = isAgain ? 2 + random.below(Self.mostSearches - 1) : 1
    for _ in 0..<searches {
      let kind = random.once(in: 4) ? IndexEntity.Kind(rawValue: UInt8(random.below(5))) : nil
      let options = ResolveOptions(
        kind: kind, limit: 1 + random.below(6), pairScores: random.once(in: 16), area: area)
      let mention = Sample.mentions[random.below(Sample.mentions.count)]
      _ = mention.withUnsafeBufferPointer { session.resolve($0, options: options) }
    }
    return .searched(searches)
  }

  /// Bytes in memory of their own, so that the sanitizer sees every step outside; sometimes a file.
  private func open(_ bytes: [UInt8], _ random: inout SplitMix) -> AliasIndex? {
    if random.once(in: Self.filesPerMapped), write(bytes, to: path) {
      return try? AliasIndex(path: path)
    }
    guard let image = try? SectionFile(copying: bytes, format: AliasIndex.format) else {
      return nil
    }
    return AliasIndex(image: image)
  }

  /// What `index verify` and `index info` ask.
  private func sum(_ index: AliasIndex) {
    _ = index.damagedSections()
    _ = index.totals
    _ = index.sections
  }

  /// All that is said of entities and aliases.
  private func inspect(_ index: AliasIndex) {
    _ = index.isBuilt(with: knowledge)
    // Damage can make them any number; these are read like the others.
    for number in [0, 1, index.entityCount - 1, index.entityCount, -1] {
      _ = index.entity(number)
      _ = index.within(ofEntity: number)
    }
    let numbers = AliasNumbers([index])
    for number in [0, 1, index.aliasCount - 1, index.aliasCount, -1] {
      _ = index.aliasText(number)
      _ = index.alphabet(ofAlias: number)
      _ = index.siblings(ofAlias: number)
      let answer = index.answers?.find(index.aliasBytes(number), in: index)
      for rank in 0..<(answer?.count ?? 0) { _ = answer?.candidate(rank, own: 0, numbers) }
    }
    _ = index.entities(denied: Array("idlib".utf8))
    _ = Array("g:halab".utf8).withUnsafeBufferPointer { index.entity(formerly: $0) }
    _ = index.occurrences(ofPart: Array("hassan".utf8)[...])
  }
}

import AliasIndex
import CKunyaData
import Matching
import Onomastics
import Orthography
import Sections

/// The embedded rules and weights, and short ways to build and search with them.
enum Embedded {
  static let knowledge: Knowledge = {
    do {
      return try Knowledge.load(lexicon: nil, read: table)
    } catch { preconditionFailure("\(error)") }
  }()

  /// The bytes of an embedded table.
  static func table(_ file: Knowledge.File) -> [UInt8]? {
    var size = 0
    let start = kunya_data(file.rawValue, &size)
    return start.map { Array(UnsafeBufferPointer(start: $0, count: size)) }
  }

  static func image(_ entities: [IndexEntity]) -> [UInt8] {
    var builder = AliasIndexBuilder(knowledge: knowledge)
    do {
      for entity in entities { try builder.add(entity) }
      return try builder.build()
    } catch { preconditionFailure("\(error)") }
  }

  static func index(_ entities: [IndexEntity]) throws -> AliasIndex {
    AliasIndex(image: try SectionFile(copying: image(entities), format: AliasIndex.format))
  }
}

extension Embedded {
  /// What `answered` says of a candidate by its rank.
  static func odds(_ rank: Int) -> RoundedOdds { RoundedOdds(2.5 - 4 * Double(rank)) }

  /// An image in which every name but the third of each three is answered by itself, and that by
  /// two names that have nothing to do with it.
  static func answered(_ image: [UInt8], scope: UInt64 = 7) throws -> [UInt8] {
    let index = AliasIndex(image: try SectionFile(copying: image, format: AliasIndex.format))
    var builder = StoredAnswersBuilder(0, of: [index])
    for alias in 0..<index.aliasCount {
      let aliases = alias % 3 == 2 ? [0, index.aliasCount - 1] : [alias]
      builder.add(
        StoredAnswer(
          candidates: aliases.enumerated().map { rank, alias in
            StoredAnswer.Candidate(index: 0, alias: alias, odds: odds(rank))
          },
          contested: alias % 2 == 0 ? RoundedOdds(Double(alias)) : nil,
          isConflicting: alias % 5 == 0))
    }
    var pieces = try builder.finish(scope: scope)
    var bytes: [UInt8] = []
    while let piece = try pieces.next() { bytes += piece }
    return bytes
  }
}

extension CandidateSearch {
  /// The candidates for a name as text.
  func candidates(
    _ name: String, kind: IndexEntity.Kind? = nil, entities: Int = 8
  ) -> [Candidate] {
    let scratch = NameScratch()
    var name = name
    name.withUTF8 { Embedded.knowledge.readParts($0, kind: kind?.nameKind, scratch: scratch) }
    var request = CandidateSearch.Request(kind: kind, bridged: scratch.bridged)
    request.entities = entities
    return candidates(for: scratch.name, request)
  }
}

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

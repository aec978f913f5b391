public import AliasIndex
import CKunyaData
package import Matching
import Onomastics
import Orthography
import Sections
import Synchronization
import Transliteration

/// What the library carries in itself: rules, weights, lexicon and the default entities.
struct EmbeddedData: Sendable {
  let knowledge: Knowledge
  let index: AliasIndex

  /// Loaded once, when first needed.
  static let shared: Result<EmbeddedData, EmbeddedDataFault> = {
    do throws(EmbeddedDataFault) { return .success(try EmbeddedData()) } catch {
      return .failure(error)
    }
  }()

  /// The learned models of transliteration; opened when first needed, read in place.
  static let models: Result<NameModels, EmbeddedDataFault> = {
    do throws(EmbeddedDataFault) {
      let bytes = try bytes("compiled/transliteration.bin")
      do throws(SectionFault) {
        return .success(
          NameModels(file: try SectionFile(bytes, format: NameModels.format, owner: .program)))
      } catch {
        throw EmbeddedDataFault(reason: "\(error)")
      }
    } catch {
      return .failure(error)
    }
  }()

  private init() throws(EmbeddedDataFault) {
    do {
      let lexicon = NameLexicon(
        file: try SectionFile(
          try Self.bytes("compiled/lexicon.bin"), format: NameLexicon.format, owner: .program))
      let compiled = try SectionFile(
        try Self.bytes("compiled/knowledge.bin"), format: Knowledge.format, owner: .program)
      knowledge = try Knowledge.load(compiled: compiled, lexicon: lexicon) { file in
        (try? Self.bytes(file.rawValue)).map { Array($0) }
      }
      index = AliasIndex(
        image: try SectionFile(
          try Self.bytes("compiled/default.kunya"), format: AliasIndex.format, owner: .program))
    } catch {
      throw EmbeddedDataFault(reason: "\(error)")
    }
  }

  /// Words of running text that are no mentions.
  static func commonWords() throws(EmbeddedDataFault) -> CommonWords {
    let path = "onomastics/common_words.tsv"
    let bytes = try Self.bytes(path)
    do {
      return try CommonWords(table: try DataTable(name: "Data/\(path)", utf8: bytes))
    } catch {
      throw EmbeddedDataFault(reason: "\(error)")
    }
  }

  static func bytes(_ path: String) throws(EmbeddedDataFault) -> UnsafeRawBufferPointer {
    var size = 0
    guard let start = kunya_data(path, &size) else {
      throw EmbeddedDataFault(reason: "no embedded file \(path)")
    }
    return UnsafeRawBufferPointer(start: start, count: size)
  }
}

/// The library was built with faulty or missing data.
public struct EmbeddedDataFault: Error, Sendable, CustomStringConvertible {
  let reason: String
  public var description: String { "embedded data: \(reason)" }
}

extension AliasIndex {
  /// An index of entities, built in memory.
  package convenience init(of entities: [IndexEntity], _ knowledge: Knowledge) throws {
    var builder = AliasIndexBuilder(knowledge: knowledge)
    for entity in entities { try builder.add(entity) }
    self.init(image: try SectionFile(copying: try builder.build(), format: AliasIndex.format))
  }
}

extension Resolver {
  /// A resolver over the embedded entities (places and public figures of the Arabic- and
  /// Persian-speaking world), and further ones.
  ///
  /// - Parameters:
  ///   - entities: the caller's own, indexed in memory.
  ///   - builtin: whether the embedded entities take part.
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  /// - Complexity: O(n log n) in the caller's aliases.
  public convenience init(
    entities: [IndexEntity] = [], builtin: Bool = true
  ) throws(EmbeddedDataFault) {
    try self.init(entities, [], try EmbeddedData.shared.get(), builtin: builtin)
  }

  /// The same with the indexes of files, as `kunya index build` makes them; all are searched as
  /// one.
  ///
  /// - Parameter indexFiles: paths. The files are mapped into memory, and must not be changed in
  ///   place while the resolver is used.
  /// - Throws: `ResolverFault` with the first file that cannot be used.
  /// - Complexity: O(n log n) in the caller's aliases; O(1) in those of the files.
  public convenience init(
    entities: [IndexEntity] = [], indexFiles: [String], builtin: Bool = true
  ) throws(ResolverFault) {
    let data: EmbeddedData
    do throws(EmbeddedDataFault) {
      data = try EmbeddedData.shared.get()
    } catch {
      throw .embeddedData(error)
    }
    var files: [AliasIndex] = []
    do throws(IndexFault) {
      for path in indexFiles { files.append(try AliasIndex(path: path, for: data.knowledge)) }
    } catch {
      throw .index(error)
    }
    do throws(EmbeddedDataFault) {
      try self.init(entities, files, data, builtin: builtin)
    } catch {
      throw .embeddedData(error)
    }
  }

  private convenience init(
    _ entities: [IndexEntity], _ files: [AliasIndex], _ data: EmbeddedData, builtin: Bool
  ) throws(EmbeddedDataFault) {
    var indexes = builtin ? [data.index] : []
    indexes += files
    if !entities.isEmpty {
      do {
        indexes.append(try AliasIndex(of: entities, data.knowledge))
      } catch {
        throw EmbeddedDataFault(reason: "\(error)")
      }
    }
    self.init(knowledge: data.knowledge, indexes: indexes)
  }
}

/// Why there can be no resolver.
public enum ResolverFault: Error, Sendable, CustomStringConvertible {
  case embeddedData(EmbeddedDataFault)
  case index(IndexFault)

  public var description: String {
    switch self {
    case .embeddedData(let fault): fault.description
    case .index(let fault): fault.description
    }
  }
}

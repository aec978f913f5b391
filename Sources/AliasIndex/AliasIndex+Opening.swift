package import Matching
import Sections

extension AliasIndex {
  /// Opens the index in a file, which is mapped and not copied.
  ///
  /// Header and section table are checked, the sections are not: see `verify` of `image`. What a
  /// damaged section holds is read within its bounds.
  ///
  /// - Throws: `IndexFault`.
  /// - Complexity: O(1).
  package convenience init(path: String) throws(IndexFault) {
    let image: SectionFile
    do throws(SectionFault) {
      image = try SectionFile(mapping: path, format: Self.format)
    } catch {
      throw IndexFault(path: path, error)
    }
    let present = Set(image.contents.map(\.name))
    for section in SectionName.allCases
    where !section.isOptional && !present.contains(section.rawValue) {
      throw IndexFault(path: path, reason: .damaged(section: section.title))
    }
    self.init(image: image)
  }

  /// The same, for searching it with `knowledge`.
  ///
  /// - Throws: `IndexFault`, also where the index was built with other tables.
  package convenience init(path: String, for knowledge: Knowledge) throws(IndexFault) {
    try self.init(path: path)
    guard isBuilt(with: knowledge) else { throw IndexFault(path: path, reason: .otherTables) }
  }

  /// Whether words, keys and statistics in the index are those that `knowledge` gives.
  package func isBuilt(with knowledge: Knowledge) -> Bool {
    summary.fingerprint == knowledge.fingerprint
  }

  /// The version of the form of index files.
  package static var formatVersion: Int { Int(format.version) }

  /// A section of the file.
  package struct Section: Sendable, Equatable {
    package let name: String
    package let bytes: Int
  }

  /// The sections in their order.
  package var sections: [Section] {
    image.contents.map { Section(name: $0.title, bytes: $0.length) }
  }

  /// Names of the sections that do not hold what they were written with.
  ///
  /// - Complexity: O(bytes).
  package func damagedSections() -> [String] { image.damagedSections().map(\.title) }

  /// How much is in an index.
  package struct Totals: Sendable, Equatable {
    package let entities: Int
    package let aliases: Int
    package let words: Int
    package let deniedNames: Int
    package let formerIDs: Int
    /// See `StoredAnswers`.
    package let answers: Int
    package let bytes: Int
  }

  package var totals: Totals {
    Totals(
      entities: entityCount, aliases: aliasCount, words: words.count,
      deniedNames: deniedNames.count, formerIDs: formerIDs.count,
      answers: answers?.count ?? 0, bytes: image.bytes.count)
  }
}

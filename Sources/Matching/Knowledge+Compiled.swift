package import Onomastics
import Orthography
package import Sections

/// Knowledge as a file of sections, so that a program that starts need not read tables of text.
///
/// What is large or takes work is compiled: the edit tables, the letter models, the frequencies of
/// parts, the letters of usual characters. The small tables of rules are read as they are.
extension Knowledge {
  private enum Section: UInt32 {
    /// One record: `Knowledge.fingerprint`.
    case fingerprint = 1
    // Files of sections themselves.
    case arabicLatin, latinLatin, arabicArabic
    case latinLetters, arabicLetters
    case parts
    // `Folder.Prepared`.
    case foldPages, foldEntries, foldPool, foldBase
  }

  /// The format of `Data/compiled/knowledge.bin`.
  package static let format = SectionFile.Format(magic: "KUNYAKNO", version: 1) { name in
    Section(rawValue: name).map { "\($0)" } ?? "section \(name)"
  }

  /// The bytes of `Data/compiled/knowledge.bin`; the same for the same tables.
  package func compiled() -> [UInt8] {
    var file = SectionFileWriter()
    func add(_ section: Section, _ image: UnsafeRawBufferPointer) {
      file.add(section.rawValue, Array(image))
    }
    file.add(Section.fingerprint.rawValue, [fingerprint])
    add(.arabicLatin, model.arabicLatin.image)
    add(.latinLatin, model.latinLatin.image)
    add(.arabicArabic, model.arabicArabic.image)
    add(.latinLetters, preparer.statistics.latinLetters.image)
    add(.arabicLetters, preparer.statistics.arabicLetters.image)
    add(.parts, preparer.statistics.general.image)
    if let folds = folder.prepared {
      file.add(Section.foldPages.rawValue, folds.pages)
      file.add(Section.foldEntries.rawValue, folds.entries)
      file.add(Section.foldPool.rawValue, folds.pool)
      file.add(Section.foldBase.rawValue, folds.base)
    }
    return file.finish(Self.format)
  }

  /// Loads everything, what is compiled from its file; that part is read in place.
  ///
  /// - Parameters:
  ///   - compiled: `Data/compiled/knowledge.bin`, compiled from the files that `read` gives.
  ///   - lexicon: opened apart; `nil` where there is none yet.
  ///   - read: bytes of a file, `nil` where it is missing.
  /// - Throws: `SectionFault`, or `LoadingFault` at the first file that is missing or faulty.
  package static func load(
    compiled: SectionFile, lexicon: NameLexicon?, read: (File) -> [UInt8]?
  ) throws -> Knowledge {
    let fingerprint = try compiled.table(
      Section.fingerprint.rawValue, count: 1, of: UInt64.self)
    return try load(
      folder: try folder(compiled, rules: read(.folds)), preparer: try preparer(compiled),
      lexicon: lexicon, fingerprint: fingerprint[0], read: read)
  }

  private static func folder(
    _ file: SectionFile, rules bytes: [UInt8]?
  ) throws(SectionFault) -> Folder {
    func records<Record: BitwiseCopyable>(_ section: Section) -> [Record] {
      Array(file.table(section.rawValue).all)
    }
    let prepared = Folder.Prepared(
      pages: records(.foldPages), entries: records(.foldEntries), pool: records(.foldPool),
      base: records(.foldBase))
    guard let prepared else {
      throw .damaged(section: format.title(Section.foldPages.rawValue))
    }
    return Folder(prepared: prepared) {
      let table = try? Self.table(.folds) { _ in bytes }
      return table.flatMap { try? FoldRules($0) }
    }
  }

  private static func preparer(_ file: SectionFile) throws(SectionFault) -> NamePreparer {
    func part(
      _ section: Section, _ format: SectionFile.Format
    ) throws(SectionFault) -> SectionFile { try file.file(section.rawValue, format: format) }
    let model = EditModel(
      arabicLatin: try EditTable(
        left: .arabic, right: .latin, file: try part(.arabicLatin, EditTable.format)),
      latinLatin: try EditTable(
        left: .latin, right: .latin, file: try part(.latinLatin, EditTable.format)),
      arabicArabic: try EditTable(
        left: .arabic, right: .arabic, file: try part(.arabicArabic, EditTable.format)))
    let statistics = PartStatistics(
      latin: try LetterModel(file: try part(.latinLetters, LetterModel.format)),
      arabic: try LetterModel(file: try part(.arabicLetters, LetterModel.format)),
      general: PartFrequencies(file: try part(.parts, PartFrequencies.format)))
    return NamePreparer(model: model, statistics: statistics)
  }
}

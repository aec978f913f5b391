package import Matching
import Onomastics
import Sections

/// What a run works with: the tables and the lexicon, embedded or from a folder.
extension Knowledge {
  /// The embedded tables and lexicon.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  package static func embedded() throws(EmbeddedDataFault) -> Knowledge {
    try EmbeddedData.shared.get().knowledge
  }

  /// Tables read by the caller, as from a working copy of `Data`.
  ///
  /// - Parameters:
  ///   - compiledLexicon: bytes of `compiled/lexicon.bin`; the embedded lexicon where `nil`.
  ///   - read: bytes of a table, `nil` where it is missing.
  /// - Throws: `Knowledge.LoadingFault`, `SectionFault` or `EmbeddedDataFault`.
  package static func load(
    compiledLexicon: [UInt8]?, read: (File) -> [UInt8]?
  ) throws -> Knowledge {
    let lexicon: NameLexicon?
    if let compiledLexicon {
      lexicon = NameLexicon(
        file: try SectionFile(copying: compiledLexicon, format: NameLexicon.format))
    } else {
      lexicon = try embedded().lexicon
    }
    return try load(lexicon: lexicon, read: read)
  }
}

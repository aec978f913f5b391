package import Matching
import Onomastics
import Orthography

/// Names of places in both scripts: every name of a place in Arabic script beside every one in
/// Latin letters that has as many parts.
///
/// Many of these pairs are no spellings of one name: places change their names, and have several.
/// The alignment leaves those out.
package struct PlaceCorpus: Sendable {
  /// One place with the parts of its names.
  package struct Place: Sendable {
    /// All of its names, as written.
    package var names: [String]
    package var parts: [NameCorpus.Part]
  }

  package var places: [Place] = []

  /// Names of a place that are looked at, of each script.
  private static let most = 40

  package init() {}

  /// Reads places, each with all of its names in any script.
  package init(_ names: [[String]], reading: Knowledge.Reading) {
    var text = FoldedText()
    for names in names {
      var arabic: [NameParse] = []
      var latin: [NameParse] = []
      for name in names {
        reading.folder.fold(name, into: &text)
        var parse = NameParse()
        reading.grammar.parse(text, kind: .place, into: &parse)
        switch parse.parts.first?.reading.alphabet {
        case .arabic where arabic.count < Self.most: arabic.append(parse)
        case .latin where latin.count < Self.most: latin.append(parse)
        default: break
        }
      }
      let parts = arabic.flatMap { left in
        latin.flatMap { NameCorpus.parts(left, $0) }
      }
      if !parts.isEmpty { places.append(Place(names: names, parts: parts)) }
    }
  }
}

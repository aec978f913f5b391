internal import AliasTable
internal import Records

/// The rows of `alternateNamesV2.txt`, whose columns are: alternateNameId, geonameid, isolanguage,
/// alternate name, isPreferredName, isShortName, isColloquial, isHistoric, from, to. The last two
/// are not in the older `alternateNames.txt`.
final class GeoNamesAlternates {
  private static let fieldCounts = [10, 8]

  private var cursor: RecordCursor
  private let languages: Set<String>?

  enum Row {
    case name(id: UInt64, PackedRow)
    case rejected(RejectedRecord)
  }

  /// - Throws: `RecordError` of the source.
  init(_ source: consuming ByteSource, languages: Set<String>?) throws(RecordError) {
    cursor = RecordCursor(try RecordReader(source, format: .lines))
    self.languages = languages
  }

  /// The next name of one of these places, in one of the languages; `nil` at the end.
  func next(among ids: IDSet) throws(RecordError) -> Row? {
    while try cursor.advance() {
      do throws(RejectedRecord) {
        guard let fields = try cursor.tabbedFields(Self.fieldCounts) else { continue }
        let id = try cursor.number(fields[1], "geonameid")
        guard ids.contains(id),
          let language = GeoNamesLanguage(cursor.string(fields[2])),
          language.isWanted(languages)
        else { continue }
        var row = PackedRow()
        row.append(cursor.string(fields[2]))
        row.append(try cursor.validString(fields[3]))
        row.append(fields[4...7].map { $0.isEmpty ? "0" : "1" }.joined())
        return .name(id: id, row)
      } catch {
        return .rejected(error)
      }
    }
    return nil
  }
}

/// An alternate name, or an identifier that stands among them.
struct GeoNamesName {
  let text: String
  let lang: String?
  /// The scheme of an identifier; `nil` for names.
  let scheme: String?
  let role: NameRole
  let isHistoric: Bool
  let isWeak: Bool

  /// - Parameter fields: Language, text, and the four flags.
  init(packed fields: [String]) {
    let language = GeoNamesLanguage(fields[0])
    let flags = Array(fields[2].utf8).map { $0 == 0x31 }
    text = fields[1]
    lang = language?.tag
    scheme = language?.scheme
    isHistoric = flags[3] || language?.isHistoric == true
    isWeak = language?.isAbbreviation == true
    role =
      if isHistoric { .former } else if flags[2] { .nickname } else if flags[0] && lang != nil {
        .preferred
      } else { .alias }
  }
}

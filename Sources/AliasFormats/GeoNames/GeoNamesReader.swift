public import AliasTable
public import Records

/// Reads a dump of GeoNames: `allCountries.txt` or a country's file, and `alternateNamesV2.txt`.
///
/// The main name is preferred, with the language of the alternate name that has the same text. Of
/// the alternate names, GeoNames' preferred ones are so for their language; colloquial ones are
/// nicknames, historic ones former names. Identifiers among them (Wikidata, UN/LOCODE, airports)
/// become refs, links and postal codes are left out. Without the second file the main file's list
/// of alternate names is taken, which has no languages. `within` gives the second- and first-level
/// division and the country, where they are among the places read.
///
/// Places come in the order of their IDs, in bounded memory: many rows are sorted in a file.
public final class GeoNamesReader: ForeignReader {
  public private(set) var passedOver = 0
  private var places: RecordCursor
  private var alternates: GeoNamesAlternates?
  private var isReadingPlaces = true
  private var ids = IDSet()
  private var divisions = GeoNamesDivisions()
  private var join: RowJoin
  private let file: String
  private let hasAlternates: Bool
  private let options: ForeignOptions

  static let groupLimit = 4 << 20

  /// - Throws: `RecordError` of the sources.
  public convenience init(
    _ places: consuming ByteSource, alternateNames: consuming ByteSource?, options: ForeignOptions
  ) throws(RecordError) {
    try self.init(
      places, alternateNames: alternateNames, options: options,
      memoryLimit: RowSorter.defaultMemoryLimit)
  }

  init(
    _ places: consuming ByteSource, alternateNames: consuming ByteSource?, options: ForeignOptions,
    memoryLimit: Int
  ) throws(RecordError) {
    file = places.name
    hasAlternates = alternateNames != nil
    self.places = RecordCursor(try RecordReader(places, format: .lines))
    if let alternateNames {
      alternates = try GeoNamesAlternates(alternateNames, languages: options.languages)
    }
    self.options = options
    join = RowJoin(groupLimit: Self.groupLimit, memoryLimit: memoryLimit)
  }

  public func next() throws(RecordError) -> EntityReading? {
    while isReadingPlaces {
      guard try places.advance() else {
        isReadingPlaces = false
        break
      }
      if let rejected = try addPlace() { return .rejected(rejected) }
    }
    while let alternates {
      guard let row = try alternates.next(among: ids) else {
        self.alternates = nil
        break
      }
      switch row {
      case .name(let id, let packed): try join.add(packed, key: id.sortKey)
      case .rejected(let rejected): return .rejected(rejected)
      }
    }
    guard let group = try join.nextGroup() else { return nil }
    return reading(of: group.rows, isCut: group.isCut)
  }

  /// Keeps a place to be joined with its names.
  ///
  /// - Returns: A rejection where the row is none.
  private func addPlace() throws(RecordError) -> RejectedRecord? {
    let place: GeoNamesPlace
    do throws(RejectedRecord) {
      guard let fields = try places.tabbedFields([GeoNamesPlace.fieldCount]) else { return nil }
      let id = try places.number(fields[0], "geonameid")
      let featureClass = places.string(fields[6])
      if featureClass == "A" {
        let codes = [7, 8, 10, 11].map { places.string(fields[$0]) }
        divisions.add(
          code: codes[0], country: codes[1], admin1: codes[2], admin2: codes[3], id: id)
      }
      guard options.featureClasses.contains(featureClass) else {
        passedOver += 1
        return nil
      }
      place = GeoNamesPlace(id: id, line: places.record.line, try places.strings(fields))
      // Last, so that names are kept for no row that was rejected.
      guard ids.insert(id) else {
        throw places.rejected(.duplicate(String(id)), String(id))
      }
    } catch {
      return error
    }
    try join.add(place.packed, key: place.id.sortKey)
    return nil
  }

  private func reading(of rows: [[String]], isCut: Bool) -> EntityReading {
    let place = GeoNamesPlace(packed: rows[0])
    do throws(ImportFault) {
      if isCut { throw .longRecord(limit: Self.groupLimit) }
      return .entity(try entity(place, names: rows.dropFirst().map(GeoNamesName.init)))
    } catch {
      return .rejected(
        RejectedRecord(
          file: file, record: place.line, line: place.line, key: String(place.id),
          reason: error.description))
    }
  }

  private func entity(
    _ place: GeoNamesPlace, names: [GeoNamesName]
  ) throws(ImportFault) -> EntityRecord {
    let prefix = options.prefix ?? ForeignFormat.geonames.prefix
    var draft = EntityDraft(id: prefix + String(place.id), kind: .place)
    let main = SourceText.cleaned(place.name).map { Array($0.utf8) }
    let same = names.first {
      $0.lang != nil && $0.scheme == nil && !$0.isHistoric
        && SourceText.cleaned($0.text).map { Array($0.utf8) } == main
    }
    draft.add(name: place.name, lang: same?.lang, role: .preferred)
    draft.add(ref: String(place.id), scheme: "geonames")
    for name in names {
      if let scheme = name.scheme {
        draft.add(ref: name.text, scheme: scheme)
      } else {
        draft.add(name: name.text, lang: name.lang, role: name.role, weak: name.isWeak)
      }
    }
    if !hasAlternates {
      for name in place.alternateNames { draft.add(name: name) }
    }
    for country in place.countries { draft.add(countryCode: country) }
    for id in divisions.parents(of: place) { draft.add(within: prefix + String(id)) }
    return try draft.finished()
  }
}

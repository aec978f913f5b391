/// A row of the main table, whose columns are: geonameid, name, asciiname, alternatenames, latitude,
/// longitude, feature class, feature code, country code, cc2, admin1 to admin4 code, population,
/// elevation, dem, timezone, modification date.
struct GeoNamesPlace {
  static let fieldCount = 19

  let id: UInt64
  let line: Int
  let name: String
  /// Of the main table, without languages.
  let alternateNames: [String]
  let featureCode: String
  let country: String
  /// Further countries.
  let otherCountries: [String]
  let admin1: String
  let admin2: String

  init(id: UInt64, line: Int, _ fields: [String]) {
    self.id = id
    self.line = line
    name = fields[1]
    alternateNames = fields[3].split(separator: ",").map(String.init)
    featureCode = fields[7]
    country = fields[8]
    otherCountries = fields[9].split(separator: ",").map(String.init)
    admin1 = fields[10]
    admin2 = fields[11]
  }

  var countries: [String] { [country] + otherCountries }

  var packed: PackedRow {
    var row = PackedRow()
    let lists = [alternateNames, otherCountries].map { $0.joined(separator: ",") }
    for field in [
      String(id), String(line), name, lists[0], featureCode, country, lists[1], admin1, admin2,
    ] {
      row.append(field)
    }
    return row
  }

  init(packed fields: [String]) {
    id = UInt64(fields[0]) ?? 0
    line = Int(fields[1]) ?? 0
    name = fields[2]
    alternateNames = fields[3].split(separator: ",").map(String.init)
    featureCode = fields[4]
    country = fields[5]
    otherCountries = fields[6].split(separator: ",").map(String.init)
    admin1 = fields[7]
    admin2 = fields[8]
  }
}

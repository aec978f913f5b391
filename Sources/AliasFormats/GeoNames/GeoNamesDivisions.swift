/// The countries and divisions among the places, so that others can be said to lie in them.
struct GeoNamesDivisions {
  private var ids: [String: UInt64] = [:]

  /// There are about 50,000 countries, first- and second-level divisions; a file with many more is
  /// no dump, and must not fill the memory.
  private static let limit = 200_000

  /// Notes the place with this ID, if it is a division or country, by its codes: `SY`, `SY.09`,
  /// `SY.09.1234`.
  mutating func add(code: String, country: String, admin1: String, admin2: String, id: UInt64) {
    guard ids.count < Self.limit else { return }
    switch code {
    case "PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "PCL": ids[country] = ids[country] ?? id
    case "ADM1": ids["\(country).\(admin1)"] = id
    case "ADM2": ids["\(country).\(admin1).\(admin2)"] = id
    default: break
    }
  }

  /// Where a place lies, the smallest first; not itself.
  func parents(of place: GeoNamesPlace) -> [UInt64] {
    let codes = [
      "\(place.country).\(place.admin1).\(place.admin2)", "\(place.country).\(place.admin1)",
      place.country,
    ]
    return codes.compactMap { ids[$0] }.filter { $0 != place.id }
  }
}

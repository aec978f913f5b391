import AliasIndex
import Glibc
import Orthography

/// The default entities as their tables hold them.
struct EntityTables {
  let read: (String) throws -> DataTable

  /// Cities of fewer than 2,000 people stay in the table and out of the default index: hardly a
  /// text means them, and many are spelt like something else.
  private static let leastCity: Float = 0.346

  func entities() throws -> [IndexEntity] {
    try places("places/countries.tsv", prominence: 5)
      + places("places/subdivisions.tsv", prominence: 1)
      + places("places/cities.tsv", prominence: nil).filter { $0.prominence >= Self.leastCity }
      + people("entities/figures.tsv", prominence: 4.5)
      + people("entities/regions.tsv", prominence: 4.5)
  }

  /// Countries, subdivisions and cities; without a prominence it follows from the population.
  private func places(_ path: String, prominence: Float?) throws -> [IndexEntity] {
    let table = try read(path)
    let id = try table.column("id")
    let name = try table.column("name")
    let country = try table.column("country")
    let within = try table.column("within")
    let population = try table.column("population")
    let names = try table.column("names")
    return table.rows.map { row in
      var texts = [row[name]]
      for entry in split(row[names], "|") {
        guard let colon = entry.firstIndex(of: ":") else { continue }
        texts.append(String(entry[entry.index(after: colon)...]))
      }
      return IndexEntity(
        id: row[id], kind: .place, label: row[name],
        names: distinct(texts).map { IndexEntity.Name($0) }, countries: split(row[country], " "),
        within: distinct(split(row[within], " ") + ["iso:\(row[country])"]).filter {
          $0 != row[id]
        },
        prominence: prominence ?? weight(population: Double(row[population]) ?? 0))
    }
  }

  /// How much likelier a city is meant than one of a thousand people: the square root of the
  /// ratio of their sizes, as a logarithm, at most that of a city of ten millions.
  private func weight(population: Double) -> Float {
    Float(min(4.6, max(0, log(max(population, 1) / 1000) / 2)))
  }

  private func people(_ path: String, prominence: Float) throws -> [IndexEntity] {
    let table = try read(path)
    let id = try table.column("id")
    let kind = try table.column("kind")
    let name = try table.column("name")
    let columns = try ["arabic", "persian", "latin", "other"].map { try table.column($0) }
    let weak = try table.column("weak")
    let country = try table.column("country")
    return try table.rows.map { row in
      guard let known = Self.kinds[row[kind]] else {
        throw table.fault(row, "unknown kind \"\(row[kind])\"")
      }
      let weakNames = split(row[weak], "|")
      let texts = [row[name]] + columns.flatMap { split(row[$0], "|") }
      let strong = distinct(texts).filter { !weakNames.contains($0) }
      return IndexEntity(
        id: row[id], kind: known, label: row[name],
        names: strong.map { IndexEntity.Name($0) }
          + distinct(weakNames).map { IndexEntity.Name($0, weak: true) },
        countries: split(row[country], "|"), prominence: prominence)
    }
  }

  private static let kinds: [String: IndexEntity.Kind] = [
    "person": .person, "organization": .organization, "place": .place,
  ]

  private func split(_ text: String, _ separator: Character) -> [String] {
    text.split(separator: separator).map(String.init)
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

package import Onomastics
package import Orthography

/// What the alignment of two names charges and grants, in nats (`Data/matching/prices.tsv`).
package struct Prices: Sendable {
  package var channel: Float
  package var join: Float
  package var reading: Float
  package var stem: Float
  package var translation: Float
  package var missing: Float
  package var missingInformation: Float
  package var extra: Float
  package var extraInformation: Float
  package var conflict: Float
  package var particle: Float
  package var title: Float
  package var kunya: Float
  package var generic: Float
  package var initial: Float
  package var number: Float
  package var inversion: Float
  package var particleMost: Float
  package var genericMost: Float
  package var titleMost: Float
  package var placeWordMost: Float
  package var initialMatch: Float
  package var numberMatch: Float
  package var bridged: Float
  package var knownDifferent: Float
  package var knownSame: Float

  /// Reads the price table.
  ///
  /// - Throws: `DataTable.Fault` where a price is missing or no number.
  package init(table: DataTable) throws(DataTable.Fault) {
    let name = try table.column("name")
    let value = try table.column("value")
    var values: [String: Float] = [:]
    for row in table.rows {
      guard let number = Float(row[value]) else { throw table.fault(row, "not a number") }
      values[row[name]] = number
    }
    func price(_ key: String) throws(DataTable.Fault) -> Float {
      guard let value = values[key] else {
        throw DataTable.Fault(table: table.name, line: 0, reason: "no price \"\(key)\"")
      }
      return value
    }
    channel = try price("channel")
    join = try price("join")
    reading = try price("reading")
    stem = try price("stem")
    translation = try price("translation")
    missing = try price("missing")
    missingInformation = try price("missing_information")
    extra = try price("extra")
    extraInformation = try price("extra_information")
    conflict = try price("conflict")
    particle = try price("particle")
    title = try price("title")
    kunya = try price("kunya")
    generic = try price("generic")
    initial = try price("initial")
    number = try price("number")
    inversion = try price("inversion")
    particleMost = try price("particle_most")
    genericMost = try price("generic_most")
    titleMost = try price("title_most")
    placeWordMost = try price("place_word_most")
    initialMatch = try price("initial_match")
    numberMatch = try price("number_match")
    bridged = try price("bridged")
    knownDifferent = try price("known_different")
    knownSame = try price("known_same")
  }

  /// A part pair's similarity with what the lexicon knows of the two.
  @inline(__always)
  package func known(_ relation: NameLexicon.Relation, _ d: Float) -> Float {
    switch relation {
    case .same: max(d, -knownSame)
    case .different: d - knownDifferent
    case .unknown: d
    }
  }

  /// What an unmatched part costs.
  @inline(__always)
  func unmatched(_ part: PreparedName.Part, ofMention: Bool) -> Float {
    switch part.kind {
    case .name, .placeWord:
      ofMention
        ? missing + missingInformation * part.information
        : extra + extraInformation * part.information
    case .initial: initial
    case .number: number
    case .particle: particle
    case .kunya: kunya
    case .title: title
    case .generic: generic
    }
  }
}

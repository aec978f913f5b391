/// How much is in a store.
public struct StoreStatistics: Sendable, Equatable {
  public var live = 0
  public var merged = 0
  public var retired = 0
  public var names = 0
  public var denials = 0
  public var deniedNames = 0
  public var events = 0
  public var openProposals = 0
  /// Live entities by kind; the empty word is for those of which it is not known.
  public var kinds: [(kind: String, count: Int)] = []
  /// Names by source; the empty name is for those kept by hand.
  public var sources: [(source: String, names: Int)] = []
  /// Names by language; the empty tag is for those of which it is not known.
  public var languages: [(lang: String, names: Int)] = []

  public static func == (one: StoreStatistics, other: StoreStatistics) -> Bool {
    one.live == other.live && one.merged == other.merged && one.retired == other.retired
      && one.names == other.names && one.denials == other.denials
      && one.deniedNames == other.deniedNames && one.events == other.events
      && one.openProposals == other.openProposals && one.kinds.elementsEqual(other.kinds, by: ==)
      && one.sources.elementsEqual(other.sources, by: ==)
      && one.languages.elementsEqual(other.languages, by: ==)
  }
}

extension AliasStore {
  /// Counts what is in the store.
  ///
  /// - Complexity: O(n).
  public func statistics() throws(StoreError) -> StoreStatistics {
    try reading { () throws(StoreError) in
      var statistics = StoreStatistics()
      for (state, count) in try counts("SELECT state, count(*) FROM entity GROUP BY state") {
        switch state {
        case "live": statistics.live = count
        case "merged": statistics.merged = count
        default: statistics.retired = count
        }
      }
      statistics.names = try database.integer("SELECT count(*) FROM alias") ?? 0
      statistics.denials = try database.integer("SELECT count(*) FROM denial") ?? 0
      statistics.deniedNames = try database.integer("SELECT count(*) FROM denied_name") ?? 0
      statistics.events = try database.integer("SELECT count(*) FROM event") ?? 0
      statistics.openProposals = try openProposalCount()
      statistics.kinds = try counts(
        """
        SELECT ifnull(kind, ''), count(*) FROM (
          SELECT (SELECT kind FROM claim WHERE entity = entity.key AND kind IS NOT NULL LIMIT 1)
            AS kind FROM entity WHERE state = 'live') GROUP BY 1 ORDER BY 2 DESC, 1
        """
      ).map { ($0.0, $0.1) }
      statistics.sources = try counts(
        """
        SELECT name, count(*) FROM alias JOIN source ON source.key = source
        GROUP BY 1 ORDER BY 2 DESC, 1
        """
      ).map { ($0.0, $0.1) }
      statistics.languages = try counts(
        "SELECT lang, count(*) FROM alias GROUP BY 1 ORDER BY 2 DESC, 1"
      ).map { ($0.0, $0.1) }
      return statistics
    }
  }

  private func counts(_ sql: String) throws(StoreError) -> [(String, Int)] {
    let statement = try database.prepare(sql)
    var counts: [(String, Int)] = []
    while try statement.step() { counts.append((statement.text(0), statement.integer(1))) }
    return counts
  }
}

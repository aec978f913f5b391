/// A name in the store that may be similar to another.
public struct Neighbour: Sendable {
  /// The entity that has the name.
  public let id: String
  public let name: String
  public let weak: Bool
}

extension AliasStore {
  /// Names that share blocking keys with one, the most promising first.
  ///
  /// Names that share the whole come first, then those that share the rarest parts. Finding says
  /// nothing about similarity; the matcher decides that.
  ///
  /// - Parameters:
  ///   - id: an entity whose own names are left out.
  ///   - limit: the most names.
  /// - Returns: nothing where this connection was opened without keys.
  /// - Complexity: bounded, however many names there are.
  public func neighbours(
    of name: String, otherThan id: String? = nil, limit: Int = 80
  ) throws(StoreError) -> [Neighbour] {
    guard let keys else { return [] }
    try refreshKeys()
    return try reading { () throws(StoreError) in
      let parts = keys.keys(name)
      var found = FoundAliases()
      for key in parts.first ?? [] {
        try add([key], weight: 1000, limit: limit, to: &found)
      }
      var frequencies: [(keys: [Int], count: Int)] = []
      for part in parts.dropFirst() where !part.isEmpty {
        frequencies.append((part, try count(part)))
      }
      frequencies.sort { $0.count < $1.count }
      try addParts(frequencies, limit: limit, to: &found)
      return try names(found.best(limit), otherThan: id)
    }
  }

  /// Aliases and what speaks for each.
  private struct FoundAliases {
    private var weights: [Int: Int] = [:]

    mutating func add(_ alias: Int, _ weight: Int) {
      weights[alias, default: 0] += weight
    }

    var aliases: [Int] { Array(weights.keys) }

    func best(_ limit: Int) -> [Int] {
      weights.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        .prefix(limit).map(\.key)
    }
  }

  /// A key that more names have than this tells little.
  private static let many = 1500

  private func addParts(
    _ parts: [(keys: [Int], count: Int)], limit: Int, to found: inout FoundAliases
  ) throws(StoreError) {
    guard let rarest = parts.first else { return }
    if parts.count > 1, rarest.count >= Self.many {
      // All parts are common: only names that share two of them are worth a look.
      return try addCommon(rarest.keys, parts[1].keys, to: &found)
    }
    for (index, part) in parts.enumerated() {
      let weight = max(1, 100 / (index + 1))
      if part.count < Self.many {
        try add(part.keys, weight: weight, limit: Self.many, to: &found)
      } else {
        try confirm(part.keys, weight: weight, in: &found)
      }
    }
    if parts.count == 1, rarest.count >= Self.many {
      try add(rarest.keys, weight: 100, limit: limit, to: &found)
    }
  }

  /// How many aliases have one of the keys, counted no further than is of interest.
  private func count(_ keys: [Int]) throws(StoreError) -> Int {
    var count = 0
    for key in keys where count < Self.many {
      count +=
        try database.integer(
          "SELECT count(*) FROM (SELECT 1 FROM block WHERE block = ? LIMIT ?)", .integer(key),
          .integer(Self.many)) ?? 0
    }
    return count
  }

  private func add(
    _ keys: [Int], weight: Int, limit: Int, to found: inout FoundAliases
  ) throws(StoreError) {
    var aliases: Set<Int> = []
    let statement = try database.prepare("SELECT alias FROM block WHERE block = ? LIMIT ?")
    for key in keys {
      statement.reset()
      statement.bind(1, key)
      statement.bind(2, limit)
      while try statement.step() { aliases.insert(statement.integer(0)) }
    }
    for alias in aliases { found.add(alias, weight) }
  }

  private func addCommon(
    _ keys: [Int], _ others: [Int], to found: inout FoundAliases
  ) throws(StoreError) {
    let statement = try database.prepare(
      """
      SELECT one.alias FROM block AS one CROSS JOIN block AS other
      ON other.block = ?2 AND other.alias = one.alias
      WHERE one.block = ?1 LIMIT ?3
      """)
    for key in keys.prefix(4) {
      for other in others.prefix(4) {
        statement.reset()
        statement.bind([.integer(key), .integer(other), .integer(Self.many / 4)])
        while try statement.step() { found.add(statement.integer(0), 100) }
      }
    }
  }

  /// Adds to the weight of those found that have one of the keys too.
  private func confirm(
    _ keys: [Int], weight: Int, in found: inout FoundAliases
  ) throws(StoreError) {
    let statement = try database.prepare("SELECT 1 FROM block WHERE block = ? AND alias = ?")
    for alias in found.aliases {
      for key in keys {
        statement.reset()
        statement.bind(1, key)
        statement.bind(2, alias)
        if try statement.step() {
          found.add(alias, weight)
          break
        }
      }
    }
  }

  private func names(
    _ aliases: [Int], otherThan id: String?
  ) throws(StoreError) -> [Neighbour] {
    let statement = try database.prepare(
      "SELECT id, text, weak FROM alias JOIN entity ON entity.key = entity WHERE alias.key = ?")
    var names: [Neighbour] = []
    for alias in aliases {
      statement.reset()
      statement.bind(1, alias)
      guard try statement.step() else { continue }
      let neighbour = Neighbour(
        id: statement.text(0), name: statement.text(1), weak: statement.integer(2) != 0)
      if let id, neighbour.id.isSame(as: id) { continue }
      names.append(neighbour)
    }
    return names
  }

  /// Makes the keys that are missing, or all of them where they are of another version than those
  /// of this connection.
  ///
  /// - Complexity: O(k log n) in the names without keys.
  public func refreshKeys() throws(StoreError) {
    guard let keys, !database.isReadOnly, try needsKeys(keys) else { return }
    try inTransaction { () throws(StoreError) in
      guard try needsKeys(keys) else { return }
      let isOther = try setting("keys") != keys.version
      if isOther {
        try database.execute("PRAGMA cache_size = -98304; DELETE FROM block")
      } else if try setting(Self.staleKeys) != nil {
        try database.execute("DELETE FROM block WHERE alias IN (SELECT alias FROM unkeyed)")
      }
      let aliases = try database.prepare(
        isOther
          ? "SELECT key, text FROM alias"
          : "SELECT key, text FROM unkeyed JOIN alias ON key = unkeyed.alias")
      var buffer = BlockBuffer()
      while try aliases.step() {
        buffer.add(keys.all(of: aliases.text(1)), alias: aliases.integer(0))
        if buffer.isFull { try buffer.empty(into: database) }
      }
      try buffer.empty(into: database)
      try database.execute(
        "DELETE FROM unkeyed; DELETE FROM setting WHERE name = '\(Self.staleKeys)'")
      if isOther { try set("keys", to: keys.version) }
    }
  }

  /// The setting that says that some aliases of `unkeyed` have keys of names that have gone.
  private static let staleKeys = "stale_keys"

  /// Notes that keys of a name stay behind, since this connection cannot make them: whoever can
  /// takes them away before it looks for names.
  func noteStaleKeys(ofAlias alias: Int) throws(StoreError) {
    try database.run("INSERT OR IGNORE INTO unkeyed VALUES (?)", .integer(alias))
    try set(Self.staleKeys, to: "1")
  }

  private func needsKeys(_ keys: BlockingKeys) throws(StoreError) -> Bool {
    if try setting("keys") != keys.version { return true }
    return try database.integer("SELECT 1 FROM unkeyed LIMIT 1") != nil
  }
}

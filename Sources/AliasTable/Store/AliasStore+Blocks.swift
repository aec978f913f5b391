extension AliasStore {
  /// All names in blocks of bounded size, so that each may be compared with the others of its block.
  ///
  /// Names are together that share the key of the whole, that of a part that few names have, or two
  /// parts that many have.
  ///
  /// - Parameters:
  ///   - limit: the most names of a block; larger ones are left out.
  ///   - body: gets each block; returns whether it wants more.
  /// - Returns: how many blocks were left out; 0 where this connection was opened without keys.
  /// - Complexity: O(n · limit) in the names, with memory for the keys that many names have.
  public func forEachBlock(
    atMost limit: Int, _ body: (NameBlock) -> Bool
  ) throws(StoreError) -> Int {
    guard let keys else { return 0 }
    return try reading { () throws(StoreError) in
      let blocks = BlockKeys(keys: keys, wide: try wideBlocks(limit))
      try makeJointBlocks(blocks)
      for table in ["block", "joint"] {
        guard try visit(table, blocks, limit, body) else { break }
      }
      let leftOut = try database.integer(
        """
        SELECT count(*) FROM (SELECT 1 FROM temp.joint GROUP BY block HAVING count(*) > ?)
        """, .integer(limit))
      try database.execute("DELETE FROM temp.joint")
      return leftOut ?? 0
    }
  }

  /// The keys that more names have than a block may hold.
  private func wideBlocks(_ limit: Int) throws(StoreError) -> Set<Int> {
    let statement = try database.prepare(
      "SELECT block FROM block GROUP BY block HAVING count(*) > ?")
    statement.bind(1, limit)
    var wide: Set<Int> = []
    while try statement.step() { wide.insert(statement.integer(0)) }
    return wide
  }

  private func makeJointBlocks(_ blocks: BlockKeys) throws(StoreError) {
    try database.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS joint (
        block INTEGER NOT NULL, alias INTEGER NOT NULL, PRIMARY KEY (block, alias)
      ) WITHOUT ROWID;
      DELETE FROM temp.joint;
      """)
    let aliases = try database.prepare("SELECT key, text FROM alias ORDER BY key")
    var buffer = BlockBuffer(table: "temp.joint")
    while try aliases.step() {
      buffer.add(blocks.joint(of: aliases.text(1)), alias: aliases.integer(0))
      if buffer.isFull { try buffer.empty(into: database) }
    }
    try buffer.empty(into: database)
  }

  /// - Returns: whether more is wanted.
  private func visit(
    _ table: String, _ blocks: BlockKeys, _ limit: Int, _ body: (NameBlock) -> Bool
  ) throws(StoreError) -> Bool {
    let rows = try database.prepare("SELECT block, alias FROM \(table) ORDER BY block, alias")
    var (key, aliases): (Int, [Int]) = (0, [])
    while try rows.step() {
      if rows.integer(0) != key {
        if let block = try block(key, aliases, blocks, limit), !body(block) { return false }
        key = rows.integer(0)
        aliases.removeAll(keepingCapacity: true)
      }
      // One more than fits shows that a block is too large.
      if aliases.count <= limit { aliases.append(rows.integer(1)) }
    }
    if let block = try block(key, aliases, blocks, limit) { return body(block) }
    return true
  }

  /// `nil` where there is nothing to compare.
  private func block(
    _ key: Int, _ aliases: [Int], _ blocks: BlockKeys, _ limit: Int
  ) throws(StoreError) -> NameBlock? {
    guard (2...limit).contains(aliases.count) else { return nil }
    let statement = try database.statement(
      """
      SELECT id, text, alias.entity,
        (SELECT kind FROM claim WHERE claim.entity = alias.entity AND kind NOT NULL LIMIT 1)
      FROM alias JOIN entity ON entity.key = alias.entity WHERE alias.key = ?
      """)
    var names: [(id: String, text: String, kind: EntityKind?)] = []
    var entities: Set<Int> = []
    for alias in aliases {
      statement.bind(1, alias)
      if try statement.step() {
        let kind = statement.optionalText(3).flatMap(EntityKind.init)
        names.append((statement.text(0), statement.text(1), kind))
        entities.insert(statement.integer(2))
      }
      statement.reset()
    }
    guard entities.count > 1 else { return nil }
    return NameBlock(
      key: key,
      members: names.map {
        NameBlock.Member(
          id: $0.id, name: $0.text, kind: $0.kind, keys: blocks.all(of: $0.text))
      })
  }
}

/// The keys of the blocks that a name is in, where some keys have too many names.
private struct BlockKeys {
  let keys: BlockingKeys
  /// Keys that more names have than a block may hold.
  let wide: Set<Int>

  /// All of them, sorted.
  func all(of name: String) -> [Int] {
    (keys.all(of: name).filter { !wide.contains($0) } + joint(of: name)).sorted()
  }

  /// Those of two parts at once, of parts that have common keys only; a third part may be rare.
  func joint(of name: String) -> [Int] {
    let parts = keys.keys(name).dropFirst().map { $0.prefix(Self.most) }
      .filter { !$0.isEmpty && $0.allSatisfy(wide.contains) }
    var joint: Set<Int> = []
    for (index, part) in parts.enumerated() {
      for other in parts[(index + 1)...] {
        for one in part {
          for two in other { joint.insert(Self.join(one, two)) }
        }
      }
    }
    return joint.sorted()
  }

  /// How many keys of a part are paired.
  private static let most = 3

  /// A key of two keys, in either order; the upper bit tells it from those of parts and names.
  private static func join(_ one: Int, _ two: Int) -> Int {
    var hash = UInt64(bitPattern: Int64(min(one, two))) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ UInt64(bitPattern: Int64(max(one, two)))) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & (1 << 62 - 1) | 1 << 62)
  }
}

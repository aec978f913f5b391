/// Blocking keys of new names, held back to be written in order: many times faster than at random,
/// once the tree of keys is larger than the cache.
struct BlockBuffer {
  private var rows: [Row] = []
  private let table: String
  /// No alias of the rows is less; most that go were there before the change.
  private var least = Int.max

  /// - Parameter table: where they go: one with the columns of `block`.
  init(table: String = "block") {
    self.table = table
  }

  private struct Row: Comparable {
    let block: Int
    let alias: Int

    static func < (one: Row, other: Row) -> Bool {
      one.block == other.block ? one.alias < other.alias : one.block < other.block
    }
  }

  /// 16 bytes a row: 32 MiB.
  private static let capacity = 2 << 20

  var isFull: Bool { rows.count >= Self.capacity }

  mutating func add(_ blocks: [Int], alias: Int) {
    least = min(least, alias)
    for block in blocks { rows.append(Row(block: block, alias: alias)) }
  }

  /// Takes back what an alias added that went in the same change.
  mutating func remove(alias: Int) {
    if alias >= least { rows.removeAll { $0.alias == alias } }
  }

  mutating func empty(into database: Database) throws(StoreError) {
    guard !rows.isEmpty else { return }
    rows.sort()
    let statement = try database.statement("INSERT OR IGNORE INTO \(table) VALUES (?, ?)")
    for row in rows {
      statement.bind(1, row.block)
      statement.bind(2, row.alias)
      try statement.run()
    }
    rows.removeAll(keepingCapacity: true)
    least = .max
  }
}

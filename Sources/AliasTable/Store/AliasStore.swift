internal import CSQLite
internal import Glibc

/// An alias table in a file: entities with their names, and the journal of all that was ever
/// changed.
///
/// ```swift
/// let store = try AliasStore.create(path: "names.kunya")
/// let by = Authorship(actor: "rana", note: "seen in print")
/// let names = [NameRecord(text: "Walid al-Moallem"), NameRecord(text: "وليد المعلم", lang: "ar")]
/// try store.add(names, to: .id("acme:7"), by: by)
/// try store.entity("acme:7")?.label  // Walid al-Moallem
/// try store.undo([1], by: by)
/// ```
///
/// Every change is one transaction and one event of the journal, and can be undone. Any number of
/// processes may have the store open: readers are never in the way, and writers wait for each other.
/// A connection is for one thread at a time; open one in each.
public final class AliasStore {
  public let path: String
  let database: Database
  /// How the names of the store are found; `nil` where this connection does not know.
  let keys: BlockingKeys?

  // Sources by key and by name, as far as they were asked for.
  var sourceNames: [Int: String] = [:]
  var sourceKeys: [ExactText: Int] = [:]

  /// Reads the journal.
  var decoder = EntityDecoder()

  private init(_ database: Database, keys: BlockingKeys?) {
    self.database = database
    self.keys = keys
    path = database.path
  }

  /// Opens a store that is there.
  ///
  /// - Parameters:
  ///   - keys: how names are found. Names given without them get their keys from whoever next looks
  ///     for similar names.
  ///   - patience: how many seconds to wait for another process that is changing the store.
  /// - Throws: `StoreError` with `.notFound`, `.notAStore`, `.newerVersion`, `.truncated`,
  ///   `.damaged`, `.locked` or a failure of the file system.
  public static func open(
    path: String, keys: BlockingKeys? = nil, patience: Int = 60
  ) throws(StoreError) -> AliasStore {
    do throws(StoreError) {
      return try open(try Database(path: path), keys, patience)
    } catch {
      // Without the right to write beside the file there is no shared memory for the log; a file
      // that nobody can be writing to is read as it is.
      guard isReadable(error, path) else { throw explained(error) }
      return try open(try Database(path: path, isImmutable: true), keys, patience)
    }
  }

  private static func open(
    _ database: Database, _ keys: BlockingKeys?, _ patience: Int
  ) throws(StoreError) -> AliasStore {
    database.setPatience(seconds: patience)
    try configure(database)
    let version = try checkIdentity(database)
    let store = AliasStore(database, keys: keys)
    if version < Schema.version { try store.migrate(from: version) }
    return store
  }

  /// Makes a store.
  ///
  /// - Parameter idPrefix: what the IDs of new entities begin with, before a colon.
  /// - Throws: `StoreError` with `.alreadyExists`, or a failure of the file system.
  public static func create(
    path: String, idPrefix: String = "id", keys: BlockingKeys? = nil, patience: Int = 60
  ) throws(StoreError) -> AliasStore {
    var status = stat()
    if stat(path, &status) == 0, status.st_size > 0 {
      throw StoreError(path: path, reason: .alreadyExists)
    }
    let database = try Database(path: path, creates: true)
    database.setPatience(seconds: patience)
    try configure(database)
    // Before the first table: the mode is part of the file from its beginning.
    _ = try database.text("PRAGMA journal_mode = WAL")
    let store = AliasStore(database, keys: keys)
    try store.inTransaction { () throws(StoreError) in
      guard try database.integer("SELECT count(*) FROM sqlite_schema") == 0 else {
        throw StoreError(path: path, reason: .alreadyExists)
      }
      try database.execute("PRAGMA application_id = \(Schema.applicationID)")
      try store.runMigrations(from: 0)
      try store.set("id_prefix", to: idPrefix)
      try store.set("keys", to: keys?.version ?? "")
    }
    return store
  }

  /// What holds for a connection, not for the file.
  private static func configure(_ database: Database) throws(StoreError) {
    try database.execute(
      """
      PRAGMA foreign_keys = ON;
      PRAGMA synchronous = FULL;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA temp_store = FILE;
      """)
  }

  private static func isReadable(_ error: StoreError, _ path: String) -> Bool {
    guard error.reason == .readOnly || error.reason == .permissionDenied else { return false }
    return access(path, R_OK) == 0 && access(path + "-wal", F_OK) != 0
  }

  // MARK: Identity and form

  /// - Returns: the version of the store's form.
  private static func checkIdentity(_ database: Database) throws(StoreError) -> Int {
    guard try database.integer("PRAGMA application_id") == Schema.applicationID else {
      throw StoreError(path: database.path, reason: .notAStore)
    }
    let version = try database.integer("PRAGMA user_version") ?? 0
    guard version > 0 else { throw StoreError(path: database.path, reason: .notAStore) }
    guard version <= Schema.version else {
      throw StoreError(
        path: database.path, reason: .newerVersion(found: version, known: Schema.version))
    }
    return version
  }

  /// What it is that damages a file: where it ends before its content does, that.
  private static func explained(_ error: StoreError) -> StoreError {
    guard case .damaged = error.reason, let header = FileHeader(path: error.path),
      header.contentSize > header.fileSize
    else { return error }
    return StoreError(
      path: error.path,
      reason: .truncated(expected: header.contentSize, found: header.fileSize))
  }

  private func migrate(from version: Int) throws(StoreError) {
    try inTransaction { () throws(StoreError) in
      // Another process may have done it while this one waited.
      try runMigrations(from: try database.integer("PRAGMA user_version") ?? version)
    }
  }

  private func runMigrations(from version: Int) throws(StoreError) {
    for (number, sql) in Schema.migrations.enumerated().dropFirst(version) {
      try database.execute(sql)
      try database.execute("PRAGMA user_version = \(number + 1)")
    }
  }

  // MARK: Settings and transactions

  func setting(_ name: String) throws(StoreError) -> String? {
    try database.text("SELECT value FROM setting WHERE name = ?", .text(name))
  }

  func set(_ name: String, to value: String) throws(StoreError) {
    try database.run(
      "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      .text(name), .text(value))
  }

  /// Runs `body` with the store to itself; what it did is kept as a whole or not at all.
  ///
  /// - Parameter isTrial: whether it is not kept in any case.
  func inTransaction<Result>(
    isTrial: Bool = false, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try database.execute("BEGIN IMMEDIATE")
    do throws(StoreError) {
      let result = try body()
      try database.execute(isTrial ? "ROLLBACK" : "COMMIT")
      if isTrial { forgetSources() }
      return result
    } catch {
      // Some failures, a full disk among them, have rolled it back already.
      if database.isInTransaction { try? database.execute("ROLLBACK") }
      forgetSources()
      throw error
    }
  }

  /// Runs `body` on one state of the store, whatever others change meanwhile.
  public func reading<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    guard !database.isInTransaction else { return try body() }
    try database.execute("BEGIN")
    defer { try? database.execute("COMMIT") }
    return try body()
  }
}

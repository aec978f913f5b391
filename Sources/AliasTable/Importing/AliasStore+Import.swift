internal import Records

/// What an import has done.
public struct ImportSummary: Sendable, Equatable {
  /// Records read, rejected ones among them.
  public var records = 0
  public var rejected = 0
  /// Names read.
  public var names = 0
  public var created = 0
  public var updated = 0
  /// Entities that the source no longer has, and that nobody else speaks of.
  public var retired = 0
  /// The event; `nil` where nothing has changed, or where it was only tried.
  public var event: Int?

  public init() {}
}

extension AliasStore {
  /// Takes in the entities of a reader, all of them or none.
  ///
  /// An entity that is there already gets what is new. With a source, what that source said before
  /// and no longer says goes, and nothing of others: its claims, its names, and entities that have
  /// no other name. IDs that were merged stand for what they were merged into; retired ones stay
  /// retired, unless it was this source that they had gone from; names that were taken off by hand
  /// stay off. Former IDs of an entity become redirects to it.
  ///
  /// - Parameters:
  ///   - source: whose version this is. Names with another source of their own are left to that.
  ///     Empty for what is kept by hand; then nothing goes.
  ///   - reject: gets each record that cannot be taken in.
  ///   - progress: is told the number of records after each thousand.
  /// - Throws: `StoreError`, with `.unreadable` where the input cannot be read on.
  /// - Complexity: O(n log m); memory is bounded.
  public func importEntities(
    _ reader: any TableReader, source: String = "", by authorship: Authorship,
    isTrial: Bool = false, progress: (Int) -> Void = { _ in },
    reject: (RejectedRecord) -> Void
  ) throws(StoreError) -> ImportSummary {
    try prepareForImport()
    // Else all keys would have to be made anew by the first who looks for similar names.
    try refreshKeys()
    let change = try change("import", by: authorship, isTrial: isTrial) {
      (edit) throws(StoreError) in
      let run = try ImportRun(edit, source: source)
      while let reading = try next(of: reader) {
        switch reading {
        case .former(let id, let standing):
          try run.takeFormer(id, of: standing)
          continue
        case .entity(let entity):
          run.summary.records += 1
          if let rejection = try run.take(entity) {
            run.summary.rejected += 1
            reject(rejection)
          }
        case .rejected(let rejection):
          run.summary.records += 1
          run.hasUnread = true
          run.summary.rejected += 1
          reject(rejection)
        }
        if run.summary.records.isMultiple(of: 1000) { progress(run.summary.records) }
      }
      for rejection in try run.takePending() {
        run.summary.rejected += 1
        reject(rejection)
      }
      try run.redirectFormerIDs()
      try run.retireWhatIsGone()
      return run.summary
    }
    var summary = change.result
    summary.event = change.event
    return summary
  }

  private func next(of reader: any TableReader) throws(StoreError) -> TableReading? {
    do throws(RecordError) {
      return try reader.next()
    } catch {
      throw StoreError(path: error.file, reason: .unreadable(error))
    }
  }

  private func prepareForImport() throws(StoreError) {
    // 96 MiB of cache: the trees of names and keys grow at many places at once.
    try database.execute(
      """
      PRAGMA cache_size = -98304;
      CREATE TEMP TABLE IF NOT EXISTS seen (entity INTEGER PRIMARY KEY, own INTEGER);
      CREATE TEMP TABLE IF NOT EXISTS pending (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL, relation TEXT NOT NULL, value TEXT NOT NULL);
      DELETE FROM seen;
      DELETE FROM pending;
      """)
  }
}

/// A table to be compared: a store, or a canonical folder.
public enum TableSource {
  case store(AliasStore)
  case folder(String)

  func stream() throws(StoreError) -> any EntityStream {
    switch self {
    case .store(let store): try StoreStream(store)
    case .folder(let path): try CanonicalReader(folder: path)
    }
  }
}

/// How two tables differ in one ID.
public struct TableDifference: Sendable {
  let change: EntityChange

  public var id: String { change.id }

  /// What only the first has, with `-`, and what only the second has, with `+`.
  public var lines: [String] { change.lines }

  /// The items of both sides as JSON objects.
  public var json: (before: String, after: String) {
    (EntityChange.json(change.before), EntityChange.json(change.after))
  }
}

/// Compares two tables, in the order of their IDs.
///
/// - Parameter body: gets each difference.
/// - Throws: `StoreError` of either side.
public func compareTables(
  _ one: TableSource, _ other: TableSource,
  _ body: (TableDifference) throws(StoreError) -> Void
) throws(StoreError) {
  var pairs = AlignedStreams([try one.stream(), try other.stream()])
  while let (id, versions) = try pairs.next() {
    let change = EntityChange(id: id, from: versions[0], to: versions[1])
    if !change.isEmpty { try body(TableDifference(change: change)) }
  }
}

/// Several streams, ID by ID; a side that does not have an ID gives `nil`.
struct AlignedStreams {
  private let streams: [any EntityStream]
  private var heads: [TableEntity?]

  init(_ streams: [any EntityStream]) {
    self.streams = streams
    heads = []
  }

  mutating func next() throws(StoreError) -> (id: String, versions: [TableEntity?])? {
    if heads.isEmpty {
      for stream in streams { heads.append(try stream.next()?.half) }
    }
    guard let id = heads.compactMap({ $0?.id }).min(by: { $0.precedes($1) }) else { return nil }
    var versions: [TableEntity?] = []
    for index in streams.indices {
      guard let head = heads[index], head.id.isSame(as: id) else {
        versions.append(nil)
        continue
      }
      versions.append(head)
      heads[index] = try streams[index].next()?.half
    }
    return (id, versions)
  }
}

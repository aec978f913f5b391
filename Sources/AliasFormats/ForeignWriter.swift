public import AliasTable

/// Writes entities in a format that is not our own.
///
/// ```swift
/// var writer = SKOSWriter()
/// writer.begin()
/// for entity in entities { writer.write(entity, redirects: []) }
/// sink.write(writer.bytes)
/// ```
///
/// The same entities in the same order give the same bytes.
public protocol ForeignWriter {
  /// What has been written; the caller takes it and empties it.
  var bytes: [UInt8] { get set }

  /// How many entities were passed over since the format has no place for them.
  var passedOver: Int { get }

  /// Writes what stands before all entities.
  mutating func begin()

  /// - Parameter redirects: IDs that were merged into this entity.
  mutating func write(_ entity: EntityRecord, redirects: [String])
}

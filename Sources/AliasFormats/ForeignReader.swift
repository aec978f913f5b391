public import AliasTable

/// Reads entities from a format that is not our own.
///
/// ```swift
/// let options = ForeignOptions()
/// let reader = try ForeignFormat.ofac.reader(of: ["sdn.csv", "alt.csv"], options: options)
/// while let reading = try reader.next() {
///   switch reading {
///   case .entity(let entity): add(entity)
///   case .rejected(let record): report(record)
///   }
/// }
/// ```
///
/// Names come without blanks at their ends and with single ones inside; a name without a letter or
/// digit is none. Texts are otherwise as the source writes them: their order and marks are for the
/// matcher to understand. `NameRecord.source` is left to the importer.
///
/// A rejected record does not end the reading. A thrown error does, and what was read before is then
/// not the whole file: it must not be taken for one.
public protocol ForeignReader: EntityReader {
  /// How many records were passed over so far since they are not asked for: relations, other kinds,
  /// places of other feature classes, unmatched rows.
  var passedOver: Int { get }
}

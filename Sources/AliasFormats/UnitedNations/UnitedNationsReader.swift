public import AliasTable
public import Records

/// Reads the consolidated list of the United Nations Security Council, its XML.
///
/// Individuals are persons, entities organizations. The name is put together from `FIRST_NAME` to
/// `FOURTH_NAME`; `NAME_ORIGINAL_SCRIPT` is an alias. An alias of low quality is weak, one with
/// `f.k.a.` former; several in one field are separated by `; `. The ID is made from `DATAID`, which
/// stays when an entry is amended, and `REFERENCE_NUMBER` becomes the ref `un`.
///
/// XML that is not well-formed ends the reading: what stands behind the fault, or whether there is
/// anything, cannot be known.
public final class UnitedNationsReader: ForeignReader {
  public private(set) var passedOver = 0
  private var events: XMLEvents
  private let options: ForeignOptions
  /// Names of the open elements.
  private var path: [String] = []
  private var text = ""
  private var recordCount = 0

  /// The most bytes of text in one entry.
  static let entryLimit = 1 << 20

  public convenience init(_ source: consuming ByteSource, options: ForeignOptions) {
    self.init(source, options: options, pieceSize: 1 << 16)
  }

  init(_ source: consuming ByteSource, options: ForeignOptions, pieceSize: Int) {
    events = XMLEvents(source, pieceSize: pieceSize)
    self.options = options
  }

  /// - Throws: `RecordError` of the source, or `.other` where the document is not well-formed or
  ///   another one.
  public func next() throws(RecordError) -> EntityReading? {
    while let event = try events.next() {
      guard case .start(let element) = event else {
        if case .end = event { path.removeLast() }
        continue
      }
      if path.isEmpty, element != "CONSOLIDATED_LIST" {
        throw RecordError(
          file: events.file, line: events.line,
          reason: .other("expected a CONSOLIDATED_LIST, found \(element)"))
      }
      path.append(element)
      guard element == "INDIVIDUAL" || element == "ENTITY" else { continue }
      recordCount += 1
      let line = events.line
      var entry = UnitedNationsEntry(isIndividual: element == "INDIVIDUAL")
      try readEntry(&entry)
      if let kinds = options.kinds, !kinds.contains(entry.kind) {
        passedOver += 1
        continue
      }
      return reading(of: entry, line: line)
    }
    return nil
  }

  /// Reads up to the end of the entry that has begun.
  private func readEntry(_ entry: inout UnitedNationsEntry) throws(RecordError) {
    let depth = path.count
    var size = 0
    while path.count >= depth, let event = try events.next() {
      switch event {
      case .start(let element):
        path.append(element)
        text = ""
      case .text(let part):
        size += part.utf8.count
        if size <= Self.entryLimit { text += part } else { entry.isTooLong = true }
      case .end:
        let element = path.removeLast()
        if path.count >= depth {
          entry.end(element, in: path[path.count - 1], text: SourceText.trimmed(text))
        }
        text = ""
      }
    }
  }

  private func reading(of entry: UnitedNationsEntry, line: Int) -> EntityReading {
    do throws(ImportFault) {
      return .entity(
        try entry.entity(prefix: options.prefix ?? ForeignFormat.unitedNations.prefix, options))
    } catch {
      return .rejected(
        RejectedRecord(
          file: events.file, record: recordCount, line: line,
          key: entry.reference ?? entry.dataID ?? "", reason: error.description))
    }
  }
}

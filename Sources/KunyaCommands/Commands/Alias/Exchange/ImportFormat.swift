internal import AliasFormats
internal import AliasTable
internal import Records

/// What `import` reads.
enum ImportFormat: String, Sendable, CaseIterable {
  case jsonl, folder, tsv, csv
  case ftm, ofac, un, geonames, wikidata, wide, openrefine

  /// The format of others that it is; `nil` for our own.
  var foreign: ForeignFormat? { ForeignFormat(rawValue: rawValue) }

  /// The format that a path tells; `nil` where it tells none.
  init?(path: String) {
    if path == "-" { return nil }
    if OpenFile.isDirectory(path) {
      self = .folder
      return
    }
    guard let format = BatchOptions.Format(fileName: path) else { return nil }
    switch format {
    case .jsonl: self = .jsonl
    case .csv: self = .csv
    case .tsv: self = .tsv
    case .lines: return nil
    }
  }

  /// What reads the file, or folder, at `path`.
  ///
  /// - Parameter columns: how a table calls its columns, where not by their own names.
  func makeReader(
    _ path: String, columns: [String: String]
  ) throws(CommandError) -> any TableReader {
    if self == .folder {
      return try storing { () throws(StoreError) in try FolderReader(folder: path) }
    }
    do throws(RecordError) {
      let source = try ByteSource(path: path)
      switch self {
      case .csv:
        return RecordTableReader(try AliasRowReader(source, format: .csv, map: columns))
      case .tsv:
        return RecordTableReader(try AliasRowReader(source, format: .tsv, map: columns))
      case .jsonl, .folder, .ftm, .ofac, .un, .geonames, .wikidata, .wide, .openrefine:
        return try JSONLinesReader(source)
      }
    } catch {
      throw CommandError(reading: error)
    }
  }
}

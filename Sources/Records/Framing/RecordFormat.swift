/// How a file holds records.
public enum RecordFormat: String, Sendable, CaseIterable {
  /// One object a line. Lines of blanks are skipped and not counted.
  case jsonLines = "jsonl"
  /// RFC 4180 with a header row. See `RecordReader` for what is read beyond it.
  case csv
  /// A header row, and tabs between fields; `\t`, `\n`, `\r` and `\\` stand for themselves.
  case tsv
  /// One text a line; an empty line is an empty text.
  case lines

  /// Whether the first record names the columns.
  public var hasHeader: Bool { self == .csv || self == .tsv }
}

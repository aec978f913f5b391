internal import Records

/// An input of records, opened through the console.
struct RecordInput: ~Copyable {
  /// The file or stream itself, kept open for as long as the reader reads its descriptor.
  let file: ByteInput
  private var reader: RecordReader

  /// Opens the input at `path`; `-` is standard input.
  init(_ path: String, _ format: RecordFormat, _ console: Console) throws(CommandError) {
    let file = try console.open(path)
    let source = try file.makeSource()
    do throws(RecordError) {
      try self.init(file, reader: RecordReader(source, format: format))
    } catch {
      throw CommandError(reading: error)
    }
  }

  private init(_ file: ByteInput, reader: consuming RecordReader) {
    self.file = file
    self.reader = reader
  }

  /// The names of the columns, in their order; empty in formats that have none.
  var columnNames: [String] { reader.header?.names ?? [] }

  /// The position of a column, from 0.
  func column(_ name: String) throws(CommandError) -> Int {
    do throws(RecordError) {
      return try reader.requireHeader().column(name)
    } catch {
      throw CommandError(reading: error)
    }
  }

  /// The next records, at most `count`; `nil` at the end.
  mutating func next(_ count: Int) throws(CommandError) -> RecordBlock? {
    do throws(RecordError) {
      return try reader.readBlock(maxRecords: count)
    } catch {
      throw CommandError(reading: error)
    }
  }
}

extension ByteInput {
  /// The same bytes as a source of records.
  fileprivate func makeSource() throws(CommandError) -> ByteSource {
    if let descriptor { return ByteSource(descriptor: descriptor, name: title) }
    return ByteSource(bytes: try readAll(), name: title)
  }

  /// Reads to the end; `nil` where there are more than `limit` bytes.
  func readAll(limit: Int) throws(CommandError) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      var span = buffer.mutableSpan
      let count = try span.withUnsafeMutableBytes { (target) throws(CommandError) in
        try read(into: target)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer.prefix(count))
    }
    return nil
  }

  private func readAll() throws(CommandError) -> [UInt8] {
    try readAll(limit: .max) ?? []
  }

  /// What messages call the input.
  var title: String { path == "-" ? "standard input" : path }
}

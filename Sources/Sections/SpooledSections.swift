/// A file of sections that need not be in memory, to be read piece by piece.
///
/// ```swift
/// var file = SpooledSections()
/// try file.add(1, elementSize: 1, letters)
/// var pieces = file.pieces(format)
/// while let piece = try pieces.next() { try sink.write(piece) }
/// ```
///
/// The same sections give the same bytes as with `SectionFileWriter`.
package struct SpooledSections {
  fileprivate var layout = SectionLayout()
  fileprivate var bodies: [Spool] = []

  package init() {}

  /// Adds a section, which must not grow any more.
  ///
  /// - Parameter elementSize: of its records, in bytes.
  /// - Throws: `SpoolFault.file` where its bytes cannot be read back.
  /// - Complexity: O(bytes).
  package mutating func add(
    _ name: UInt32, elementSize: Int, _ body: Spool
  ) throws(SpoolFault) {
    var reader = SpoolReader(body)
    var checksum = SectionChecksum()
    while case let bytes = try reader.next(), !bytes.isEmpty { checksum.add(bytes) }
    layout.add(name, elementSize: elementSize, count: body.count, checksum: checksum.value)
    bodies.append(body)
  }

  /// Length of the file in bytes.
  package var count: Int { layout.bodyStart + layout.length }

  /// The file from its beginning.
  package func pieces(_ format: SectionFile.Format) -> Pieces { Pieces(self, format) }

  /// Hands out the bytes of the file in order.
  package struct Pieces: ~Copyable {
    private let file: SpooledSections
    private var head: [UInt8]?
    private var section = -1
    private var reader: SpoolReader?

    fileprivate init(_ file: SpooledSections, _ format: SectionFile.Format) {
      self.file = file
      head = file.layout.head(format)
    }

    /// The next bytes, at most 256 KiB; `nil` at the end.
    ///
    /// - Throws: `SpoolFault.file`.
    package mutating func next() throws(SpoolFault) -> [UInt8]? {
      if let head = head.take() { return head }
      while true {
        if let bytes = try reader?.next(), !bytes.isEmpty { return Array(bytes) }
        section += 1
        guard section < file.bodies.count else { return nil }
        reader = SpoolReader(file.bodies[section])
        let padding = file.layout.padding(before: section)
        if padding > 0 { return [UInt8](repeating: 0, count: padding) }
      }
    }
  }
}

import Glibc

/// Bytes that are written one after the other and read again later: in memory at first, and in a
/// file where they are many or their owner says so.
package final class Spool {
  private let folder: String?
  private var file: SpillFile?
  /// Memory for what stands behind the bytes of the file; all pieces but the last are full.
  private var pieces: [UnsafeMutableRawBufferPointer] = []
  /// Number of bytes.
  package private(set) var count = 0
  private let limit: Int
  private let heldLimit: Int

  /// Pages of a piece that were never touched cost nothing.
  private static let pieceSize = 1 << 20

  /// - Parameters:
  ///   - folder: where its file may be; `nil` where everything stays in memory.
  ///   - limit: the most bytes it takes.
  ///   - heldLimit: with more than these in memory it moves them to the file.
  package init(folder: String?, limit: Int = .max, heldLimit: Int = .max) {
    self.folder = folder
    self.limit = limit
    self.heldLimit = heldLimit
  }

  deinit {
    release()
  }

  /// How many of the bytes are in memory.
  package var held: Int { count - spilled }

  /// How many of the bytes are in a file.
  package var spilled: Int { file?.count ?? 0 }

  /// Appends bytes.
  ///
  /// - Throws: `SpoolFault.tooLong`, where nothing is appended, or `SpoolFault.file`.
  /// - Complexity: O(bytes).
  package func append(_ bytes: UnsafeRawBufferPointer) throws(SpoolFault) {
    guard bytes.count <= limit - count else { throw .tooLong(limit: limit) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let used = held % Self.pieceSize
      if used == 0, held == pieces.count * Self.pieceSize {
        pieces.append(Self.makePiece())
      }
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.pieceSize - used))
      let target = pieces[held / Self.pieceSize]
      UnsafeMutableRawBufferPointer(rebasing: target[used...]).copyMemory(from: part)
      count += part.count
      rest = rest.dropFirst(part.count)
    }
    if held > heldLimit { try spill() }
  }

  /// Moves what is in memory to the file, and gives the memory back.
  ///
  /// - Throws: `SpoolFault.file`.
  package func spill() throws(SpoolFault) {
    guard let folder, held > 0 else { return }
    let file = if let file { file } else { try SpillFile(in: folder) }
    self.file = file
    // What is held grows less by what the file takes.
    var left = held
    for piece in pieces {
      let used = min(left, Self.pieceSize)
      try file.append(UnsafeRawBufferPointer(rebasing: piece[..<used]))
      left -= used
    }
    release()
  }

  /// Memory from the system itself: the allocator would keep what is given back, and a spool is
  /// emptied so that others get its memory.
  private static func makePiece() -> UnsafeMutableRawBufferPointer {
    let start = mmap(
      nil, pieceSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start, start != MAP_FAILED else { preconditionFailure("out of memory") }
    return UnsafeMutableRawBufferPointer(start: start, count: pieceSize)
  }

  private func release() {
    for piece in pieces { munmap(piece.baseAddress, piece.count) }
    pieces.removeAll()
  }

  /// Fills `target` with the bytes from `offset` on; they must be there.
  ///
  /// - Throws: `SpoolFault.file`.
  package func read(
    at offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(SpoolFault) {
    var offset = offset
    var rest = target[...]
    if let file, offset < spilled {
      let part = rest.prefix(spilled - offset)
      try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: part))
      offset += part.count
      rest = rest.dropFirst(part.count)
    }
    while !rest.isEmpty {
      let (number, start) = (offset - spilled).quotientAndRemainder(dividingBy: Self.pieceSize)
      let part = rest.prefix(Self.pieceSize - start)
      UnsafeMutableRawBufferPointer(rebasing: part).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: pieces[number][start..<start + part.count]))
      offset += part.count
      rest = rest.dropFirst(part.count)
    }
  }
}

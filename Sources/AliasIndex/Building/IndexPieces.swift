import Sections

/// An index that was built, to be written piece by piece.
package struct IndexPieces: ~Copyable {
  /// Length of the index in bytes.
  package let count: Int
  private var pieces: SpooledSections.Pieces

  init(_ file: SpooledSections) {
    count = file.count
    pieces = file.pieces(AliasIndex.format)
  }

  /// The next bytes, at most 256 KiB; `nil` at the end.
  ///
  /// - Throws: `IndexBuildFault.file`.
  package mutating func next() throws(IndexBuildFault) -> [UInt8]? {
    do throws(SpoolFault) {
      return try pieces.next()
    } catch {
      throw IndexBuildFault(error)
    }
  }
}

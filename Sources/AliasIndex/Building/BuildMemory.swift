import Sections

/// In how much memory an index is built, beside what its different words take.
package struct BuildMemory: Sendable {
  /// Bytes.
  let limit: Int
  /// Where files may be made for what is more than that; `nil` where none may.
  let folder: String?

  /// What is enough for nearly a million aliases without a file.
  package static let usual = 256 << 20

  /// As much as it takes, and no files.
  package static let unlimited = BuildMemory(limit: .max, folder: nil)

  /// About so many bytes; what is more goes through files in `folder`, which have no names.
  package static func limited(to bytes: Int = usual, folder: String) -> BuildMemory {
    BuildMemory(limit: bytes, folder: folder)
  }

  /// The most bytes of what is collected before it is sorted: the other half is for sorting.
  var collected: Int { limit / 2 }

  /// An empty spool for a section that is being made: the five that have something of every alias
  /// hold no more together than was collected.
  func section(limit: Int = .max) -> Spool {
    Spool(folder: folder, limit: limit, heldLimit: collected / 8)
  }

  /// The most pairs that are sorted at once, with room for as many to sort them.
  func sorted<Pair: NumberPair>(of pair: Pair.Type) -> Int {
    folder == nil ? .max : max(1 << 8, limit / 2 / (2 * MemoryLayout<Pair>.stride))
  }
}

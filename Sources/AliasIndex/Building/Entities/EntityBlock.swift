import Matching

/// What the index gets of one entity before it is known where that will stand: a buffer to reuse.
struct EntityBlock {
  /// Its ID, details, names, label and what its keeper decided, as they go into the strings.
  var strings: [UInt8] = []
  /// Its aliases: of each the record, then its parts (`NameCode`) with words numbered as they came.
  var drafts: [UInt8] = []
  /// Pairs of `JoinedAliases`.
  var joins: [UInt64] = []
  /// Where the texts of its aliases stand in `strings`.
  private var texts: [Range<Int>] = []

  /// Empties all, and keeps the memory.
  mutating func removeAll() {
    strings.removeAll(keepingCapacity: true)
    drafts.removeAll(keepingCapacity: true)
    joins.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  /// Appends a text, cut where its length has no room in a record.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = strings.count
    strings.append(contentsOf: UnsafeBufferPointer(rebasing: text.prefix(Int(UInt16.max))))
    return start..<strings.count
  }

  /// Appends the text of an alias.
  mutating func append(alias text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let range = append(text)
    texts.append(range)
    return range
  }

  /// The place of a label, which is most often one of the aliases, and then not stored again.
  mutating func place(ofLabel label: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let known = texts.first { text in
      text.count == label.count && strings[text].elementsEqual(label)
    }
    return known ?? append(label)
  }
}

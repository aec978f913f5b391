import Matching

/// What the index gets of one entity before it is known where that will stand: a buffer to reuse.
struct EntityBlock {
  /// Its ID, details, names, label and what its keeper decided, as they go into the strings.
  var strings: [UInt8] = []
  /// Its aliases: of each the record, then its parts (`NameCode`) with words numbered as they came.
  var drafts: [UInt8] = []
  /// Pairs of `JoinedAliases`.
  var joins: [UInt64] = []
  /// The texts of its aliases, one behind the other, and where each ends.
  private var texts: [UInt8] = []
  private var ends: [Int] = []

  /// A length has two bytes in a record.
  static let longestText = Int(UInt16.max)

  /// Empties all, and keeps the memory.
  mutating func removeAll() {
    strings.removeAll(keepingCapacity: true)
    drafts.removeAll(keepingCapacity: true)
    joins.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Appends a text to the strings, cut where its length has no room in a record.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = strings.count
    strings.append(contentsOf: UnsafeBufferPointer(rebasing: text.prefix(Self.longestText)))
    return start..<strings.count
  }

  /// Takes the text of an alias, cut as others are.
  ///
  /// - Returns: its length.
  mutating func append(alias text: UnsafeBufferPointer<UInt8>) -> UInt16 {
    let text = text.prefix(Self.longestText)
    texts.append(contentsOf: UnsafeBufferPointer(rebasing: text))
    ends.append(texts.count)
    return UInt16(text.count)
  }

  /// Which alias is written like a label; `nil` where none is.
  func rank(ofLabel label: UnsafeBufferPointer<UInt8>) -> Int? {
    ends.indices.first { alias in
      let text = (alias == 0 ? 0 : ends[alias - 1])..<ends[alias]
      return text.count == label.count && texts[text].elementsEqual(label)
    }
  }

  /// Appends the aliases to the strings, one behind the other.
  mutating func appendAliases() { strings.append(contentsOf: texts) }
}

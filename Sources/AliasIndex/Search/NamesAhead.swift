import Sections

/// Reads ahead what the search is going to ask of many aliases: their records, all after one another,
/// then where their names begin. So the memory they are in is waited for once and not for each.
struct NamesAhead: ~Copyable {
  /// Aliases, then the places of their names.
  private var places = WorkBuffer<Int>(capacity: 256)
  /// Keeps the reads.
  private var sum: UInt8 = 0

  mutating func removeAll() { places.removeAll() }

  @inline(__always)
  mutating func append(_ alias: UInt32) { places.append(Int(alias)) }

  /// Reads those that were appended.
  mutating func read(_ index: AliasIndex) {
    for place in places.indices { places[place] = Int(index.aliases[places[place]].name) }
    for start in places.values { sum &+= index.names[start] }
    places.removeAll()
  }
}

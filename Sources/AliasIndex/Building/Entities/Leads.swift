/// Texts that lead to entities: what a table's keeper has decided, and so few that they are kept
/// in memory.
struct Leads {
  private var texts: [UInt8] = []
  private var leads: [(start: Int, record: LeadRecord)] = []

  /// - Parameter place: where the text stands in the strings section.
  mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, at place: UInt32, to entity: UInt32
  ) {
    let text = text.prefix(Int(UInt16.max))
    leads.append(
      (texts.count, LeadRecord(text: place, entity: entity, textLength: UInt16(text.count))))
    texts.append(contentsOf: text)
  }

  /// Moves the texts of each entity by so many bytes.
  mutating func move(by bytes: (_ entity: Int) -> UInt32) {
    for index in leads.indices {
      leads[index].record.text &+= bytes(Int(leads[index].record.entity))
    }
  }

  /// By text, then by entity.
  ///
  /// - Complexity: O(n log n).
  func sorted() -> [LeadRecord] {
    leads.sorted { a, b in
      let (one, other) = (text(a), text(b))
      if one.elementsEqual(other) {
        return (a.record.entity, a.record.text) < (b.record.entity, b.record.text)
      }
      return one.lexicographicallyPrecedes(other)
    }.map(\.record)
  }

  private func text(_ lead: (start: Int, record: LeadRecord)) -> ArraySlice<UInt8> {
    texts[lead.start..<lead.start + Int(lead.record.textLength)]
  }
}

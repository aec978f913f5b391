/// For each letter group of one side of an edit table the operations that it takes part in.
struct Partners: Sendable {
  struct Partner {
    /// The group opposite.
    var group: UInt16
    /// How many letters it has.
    var length: UInt8
    var operation: UInt16
  }

  private let firsts: [Int]
  private let partners: [Partner]

  init(
    _ pairs: [(own: Int, other: Int, operation: Int)], groups: Int, opposite: ChunkDictionary
  ) {
    var firsts = [Int](repeating: 0, count: groups + 1)
    for pair in pairs { firsts[pair.own + 1] += 1 }
    for group in 0..<groups { firsts[group + 1] += firsts[group] }
    var next = firsts
    let nobody = Partner(group: 0, length: 0, operation: 0)
    var partners = [Partner](repeating: nobody, count: pairs.count)
    for pair in pairs {
      partners[next[pair.own]] = Partner(
        group: UInt16(pair.other), length: UInt8(opposite.chunks[pair.other].count),
        operation: UInt16(pair.operation))
      next[pair.own] += 1
    }
    self.firsts = firsts
    self.partners = partners
  }

  subscript(group: Int) -> ArraySlice<Partner> {
    partners[firsts[group]..<firsts[group + 1]]
  }
}

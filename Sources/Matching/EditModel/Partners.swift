import Sections

/// For each letter group of one side of an edit table the operations that it takes part in but for
/// floors, read in place.
struct Partners: @unchecked Sendable {
  // Sendable by hand: views of immutable memory that the table's file keeps alive.

  struct Partner: BitwiseCopyable {
    /// The group opposite.
    var group: UInt16
    var operation: UInt16
    /// How many letters the group opposite has.
    var length: UInt16
  }

  private let firsts: UnsafeBufferPointer<UInt32>
  private let partners: UnsafeBufferPointer<Partner>

  /// Finds the partners of the groups of one side in a table's file.
  ///
  /// - Throws: `SectionFault` where a section is not as long as it has to be.
  init(_ file: SectionFile, _ side: EditSide, groups: Int) throws(SectionFault) {
    firsts = try file.table(side.firsts.rawValue, count: groups + 1)
    partners = try file.table(side.partners.rawValue, count: Int(firsts[groups]))
  }

  subscript(group: Int) -> Slice<UnsafeBufferPointer<Partner>> {
    partners[Int(firsts[group])..<Int(firsts[group + 1])]
  }

  /// Adds the sections of one side.
  static func write(
    _ pairs: [(own: Int, other: Int, operation: Int)], groups: Int,
    opposite: ChunkDictionaryBuilder, to file: inout SectionFileWriter, _ side: EditSide
  ) {
    var firsts = [UInt32](repeating: 0, count: groups + 1)
    for pair in pairs { firsts[pair.own + 1] += 1 }
    for group in 0..<groups { firsts[group + 1] += firsts[group] }
    var next = firsts
    let nobody = Partner(group: 0, operation: 0, length: 0)
    var partners = [Partner](repeating: nobody, count: pairs.count)
    for pair in pairs {
      partners[Int(next[pair.own])] = Partner(
        group: UInt16(pair.other), operation: UInt16(pair.operation),
        length: UInt16(opposite.chunks[pair.other].count))
      next[pair.own] += 1
    }
    file.add(side.firsts.rawValue, firsts)
    file.add(side.partners.rawValue, partners)
  }
}

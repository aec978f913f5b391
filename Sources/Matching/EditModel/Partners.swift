import Sections

/// For each letter group of one side of an edit table the operations that it takes part in but for
/// floors, read in place.
struct Partners: @unchecked Sendable {
  // Sendable by hand: views of immutable memory that the table's file keeps alive.

  struct Partner: BitwiseCopyable {
    /// The group opposite.
    var group: UInt16
    var operation: UInt16
    /// How many letters the group opposite has, and which; 0 behind the last.
    var length: UInt8
    var letters: (UInt8, UInt8, UInt8)
    /// What the operation brings at best, for each of those letters.
    var share: Float
  }

  /// An operation between two groups, and what it brings at best.
  struct Pair {
    var own: Int
    var other: Int
    var operation: Int
    var best: Float

    /// The same seen from the other side.
    var mirrored: Pair { Pair(own: other, other: own, operation: operation, best: best) }
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

  /// The operations of a group.
  @inline(__always)
  func of(_ group: Int) -> Slice<UnsafeBufferPointer<Partner>> {
    partners[Int(firsts[group])..<Int(firsts[group + 1])]
  }

  /// Adds the sections of one side.
  static func write(
    _ pairs: [Pair], groups: Int,
    opposite: ChunkDictionaryBuilder, to file: inout SectionFileWriter, _ side: EditSide
  ) {
    var firsts = [UInt32](repeating: 0, count: groups + 1)
    for pair in pairs { firsts[pair.own + 1] += 1 }
    for group in 0..<groups { firsts[group + 1] += firsts[group] }
    var next = firsts
    let nobody = Partner(group: 0, operation: 0, length: 0, letters: (0, 0, 0), share: 0)
    var partners = [Partner](repeating: nobody, count: pairs.count)
    for pair in pairs {
      let letters = opposite.chunks[pair.other]
      func letter(_ place: Int) -> UInt8 { place < letters.count ? letters[place] : 0 }
      partners[Int(next[pair.own])] = Partner(
        group: UInt16(pair.other), operation: UInt16(pair.operation),
        length: UInt8(letters.count), letters: (letter(0), letter(1), letter(2)),
        share: pair.best / Float(max(1, letters.count)))
      next[pair.own] += 1
    }
    file.add(side.firsts.rawValue, firsts)
    file.add(side.partners.rawValue, partners)
  }
}

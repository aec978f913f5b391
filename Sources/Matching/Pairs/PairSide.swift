import Onomastics
import Orthography

/// A name made ready to be compared with many; see `PairScorer`.
///
/// What a comparison needs of one name alone is worked out once and lies in one piece, in the order in
/// which it is asked for: names that are compared seldom lie in slow memory, and to wait for them takes
/// longer than to compare them. About 430 bytes a unit, of which two names in one alphabet read half.
package struct PairSide: @unchecked Sendable {
  // Sendable by hand: memory that is not written once it is filled.

  private let memory: ManagedBuffer<SideHead, UnitWord>

  /// - Parameter name: as `Knowledge.read` leaves it.
  /// - Complexity: O(letters²).
  package init(_ name: PreparedName, knowledge: Knowledge) {
    self.init(name, knowledge, EditScratch())
  }

  init(_ name: PreparedName, _ knowledge: Knowledge, _ scratch: EditScratch) {
    let layout = SideLayout(name, SideNames(name, knowledge.lexicon))
    memory = .create(minimumCapacity: layout.size / MemoryLayout<UnitWord>.stride) { _ in
      SideHead(name, knowledge.prices)
    }
    memory.withUnsafeMutablePointerToElements {
      layout.fill(UnsafeMutableRawPointer($0), name, knowledge, scratch)
    }
  }

  /// Plain addresses of everything, valid as long as the side.
  @inline(__always)
  var view: SideView {
    SideView(head: memory.withUnsafeMutablePointerToHeader { UnsafePointer($0) })
  }
}

/// Where what lies behind a head.
private struct SideLayout {
  /// Where the words begin: those of the tables of one alphabet, and of that of both.
  private let same: Int
  private let cross: Int
  let size: Int
  private static let unit = MemoryLayout<SideUnit>.stride
  private let names: SideNames

  init(_ name: PreparedName, _ names: SideNames) {
    self.names = names
    let floats = 3 * name.parts.count * MemoryLayout<Float>.stride
    let numbers = name.units.count * Self.unit + floats + names.size
    same = (numbers + UnitWord.grain - 1) / UnitWord.grain * UnitWord.grain
    func words(isCross: Bool) -> Int {
      name.units.reduce(0) { $0 + UnitWord.size(Int($1.count), isCross: isCross) }
    }
    cross = same + words(isCross: false)
    size = cross + words(isCross: true) + GroupBounds.overrun + 1
  }

  func fill(
    _ start: UnsafeMutableRawPointer, _ name: PreparedName, _ knowledge: Knowledge,
    _ scratch: EditScratch
  ) {
    let (parts, prices) = (name.parts, knowledge.prices)
    let count = parts.count
    let floats = (start + name.units.count * Self.unit)
      .bindMemory(to: Float.self, capacity: 3 * count)
    for (number, part) in parts.enumerated() {
      (floats + number).initialize(to: prices.unmatched(part, ofMention: true))
      (floats + count + number).initialize(to: prices.unmatched(part, ofMention: false))
      (floats + 2 * count + number).initialize(to: part.information)
    }
    names.fill(UnsafeMutableRawPointer(floats + 3 * count))
    func sum(_ unit: PreparedName.Unit, _ prices: UnsafePointer<Float>) -> Float {
      unit.parts.reduce(0) { $0 + prices[$1] }
    }
    let units = start.bindMemory(to: SideUnit.self, capacity: name.units.count)
    var (same, cross) = (self.same, self.cross)
    name.numbers.withUnsafeBufferPointer { numbers in
      for (number, unit) in name.units.enumerated() {
        let place = number * Self.unit
        let (compared, word) = (ComparedUnit(unit, of: name), unit.word(in: numbers))
        let side = SideUnit(
          compared, word, unmatched: SIMD2(sum(unit, floats), sum(unit, floats + count)),
          words: (same - place, cross - place), form: names.forms[number], knowledge, scratch)
        (units + number).initialize(to: side)
        let unitWord = UnitWord(compared, word, most: side.most, knowledge.model, scratch)
        for isCross in [false, true] {
          let here = start + (isCross ? cross : same)
          here.bindMemory(to: UnitWord.self, capacity: 1).initialize(to: unitWord)
          UnitWord.fill(here, word, isCross: isCross, knowledge.model, scratch)
        }
        same += UnitWord.size(word.letters.count, isCross: false)
        cross += UnitWord.size(word.letters.count, isCross: true)
      }
    }
  }
}

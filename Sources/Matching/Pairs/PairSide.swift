import Onomastics
import Orthography

/// A name made ready to be compared with many; see `PairScorer`.
///
/// What a comparison needs of one name alone is worked out once and lies in one piece, about 400 bytes
/// a unit.
package struct PairSide: Sendable {
  private let memory: SideMemory

  /// - Parameter name: as `Knowledge.read` leaves it.
  /// - Complexity: O(letters²).
  package init(_ name: PreparedName, knowledge: Knowledge) {
    self.init(name, knowledge, EditScratch())
  }

  init(_ name: PreparedName, _ knowledge: Knowledge, _ scratch: EditScratch) {
    memory = SideMemory(name, knowledge, scratch)
  }

  /// Plain addresses of everything, valid as long as the side.
  @inline(__always)
  var view: SideView { memory.view }
}

/// A `PairSide` by plain addresses, so that inner loops count no references.
struct SideView {
  let units: UnsafeBufferPointer<SideUnit>
  let parts: UnsafeBufferPointer<PreparedName.Part>
  let partSums: PartSums
  let numbers: UnsafeBufferPointer<UInt8>
  /// The rows of the units (`LetterBounds`), all that Latin letters face, then those that Arabic ones
  /// do.
  let rows: UnsafePointer<UInt8>
  /// The letter groups of all units (`ChunkDictionary.prepareLong`), as the table of their own alphabet
  /// has them on its left, then on its right, then as that of the two alphabets has them.
  let groups: UnsafePointer<UInt16>
  /// How many letters the units have together.
  let letterCount: Int
  let asMention: AssignmentSearch.Side
  let asAlias: AssignmentSearch.Side

  /// The letters of a unit.
  @inline(__always)
  func letters(_ unit: PreparedName.Unit) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: numbers[Int(unit.start)..<Int(unit.start &+ unit.count)])
  }

  /// A unit's row, as letters of an alphabet face it.
  @inline(__always)
  func row(_ number: Int, facedBy alphabet: Alphabet) -> UnsafePointer<UInt8> {
    rows + (alphabet == .latin ? number : units.count &+ number) &* LetterBounds.row
  }
}

extension SideView {
  /// A unit as a word of a pair table.
  ///
  /// - Parameters:
  ///   - alphabet: that of the other word.
  ///   - isLeft: on which side of the table it stands.
  @inline(__always)
  func word(
    _ unit: UnsafePointer<SideUnit>, _ number: Int, facing alphabet: Alphabet, isLeft: Bool
  ) -> BoundedWord {
    let own = unit.pointee.compared.unit.alphabet
    let before = own != alphabet ? 2 &* letterCount : isLeft ? 0 : letterCount
    return BoundedWord(
      letters: letters(unit.pointee.compared.unit),
      groups: groups + 2 &* (before &+ unit.pointee.place), alphabet: own,
      marginals: unit.pointee.compared.unit.marginals, mask: unit.pointee.letters,
      row: row(number, facedBy: alphabet))
  }
}

/// The one piece of memory of a side.
private final class SideMemory: @unchecked Sendable {
  // Sendable by hand: memory that is not written once it is filled.

  let view: SideView
  private let start: UnsafeMutableRawPointer

  init(_ name: PreparedName, _ knowledge: Knowledge, _ scratch: EditScratch) {
    let (unitCount, partCount) = (name.units.count, name.parts.count)
    let letterCount = name.units.reduce(0) { $0 + Int($1.count) }
    var size = 0
    func place<Element>(_ count: Int, of type: Element.Type) -> Range<Int> {
      let from = size
      size += (count * MemoryLayout<Element>.stride + 15) & ~15
      return from..<size
    }
    let places = (
      units: place(unitCount, of: SideUnit.self),
      parts: place(partCount, of: PreparedName.Part.self),
      missing: place(partCount, of: Float.self), extra: place(partCount, of: Float.self),
      numbers: place(name.numbers.count, of: UInt8.self),
      rows: place(2 * unitCount * LetterBounds.row, of: UInt8.self),
      groups: place(2 * 3 * letterCount, of: UInt16.self)
    )
    let start = UnsafeMutableRawPointer.allocate(byteCount: max(16, size), alignment: 16)
    self.start = start
    func fill<Element>(
      _ place: Range<Int>, _ values: some Collection<Element>
    ) -> UnsafeBufferPointer<Element> {
      let base = (start + place.lowerBound).bindMemory(to: Element.self, capacity: values.count)
      let buffer = UnsafeMutableBufferPointer(start: base, count: values.count)
      _ = buffer.initialize(from: values)
      return UnsafeBufferPointer(buffer)
    }
    let prices = knowledge.prices
    let parts = fill(places.parts, name.parts)
    let missing = fill(
      places.missing, name.parts.lazy.map { prices.unmatched($0, ofMention: true) })
    let extra = fill(
      places.extra, name.parts.lazy.map { prices.unmatched($0, ofMention: false) })
    let numbers = fill(places.numbers, name.numbers)
    var letterPlace = 0
    let units = fill(
      places.units,
      name.units.lazy.map { unit in
        var side = SideUnit(ComparedUnit(unit, of: name), prices)
        side.place = letterPlace
        letterPlace += Int(unit.count)
        side.missing = missing[unit.parts].reduce(0, +)
        side.extra = extra[unit.parts].reduce(0, +)
        side.setWord(unit.word(in: numbers), knowledge, scratch)
        return side
      })
    let rows = (start + places.rows.lowerBound)
      .bindMemory(to: UInt8.self, capacity: places.rows.count)
    let groups = (start + places.groups.lowerBound)
      .bindMemory(to: UInt16.self, capacity: places.groups.count)
    func side(_ prices: UnsafeBufferPointer<Float>) -> AssignmentSearch.Side {
      AssignmentSearch.Side(
        prices, AssignmentSearch.Side.Sums(prices, nameMask: name.nameMask))
    }
    view = SideView(
      units: units, parts: parts, partSums: PartSums(parts), numbers: numbers, rows: UnsafePointer(rows),
      groups: UnsafePointer(groups), letterCount: letterCount, asMention: side(missing),
      asAlias: side(extra))
    fillRows(rows, knowledge.model)
    fillGroups(groups, knowledge.model)
  }

  private func fillRows(_ rows: UnsafeMutablePointer<UInt8>, _ model: EditModel) {
    let bounds = model.pairTables.letters
    for (number, unit) in view.units.enumerated() {
      for (alphabet, first) in [(Alphabet.latin, 0), (.arabic, view.units.count)] {
        bounds.fill(
          rows + (first + number) * LetterBounds.row, view.letters(unit.compared.unit),
          unit.compared.unit.alphabet, facedBy: alphabet)
      }
    }
  }

  private func fillGroups(_ groups: UnsafeMutablePointer<UInt16>, _ model: EditModel) {
    for unit in view.units {
      let alphabet = unit.compared.unit.alphabet
      let other: Alphabet = alphabet == .latin ? .arabic : .latin
      let sides = [(alphabet, true), (alphabet, false), (other, alphabet == .arabic)]
      for (number, (facing, isLeft)) in sides.enumerated() {
        model.fillGroups(
          groups + 2 * (number * view.letterCount + unit.place),
          view.letters(unit.compared.unit), alphabet, against: facing, isLeft: isLeft)
      }
    }
  }

  deinit { start.deallocate() }
}

import Onomastics
import Orthography

/// A name made ready to be compared with many; see `PairScorer`.
///
/// What a comparison needs of one name alone is worked out once and lies in one piece, about 700 bytes
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
  /// The units as words of the pair tables: all on the left of that of their own alphabet, all on its
  /// right, and all on their side of that of the two alphabets; what a comparison reads lies together.
  let words: UnsafePointer<BoundedWord>
  let asMention: AssignmentSearch.Side
  let asAlias: AssignmentSearch.Side

  /// The letters of a unit.
  @inline(__always)
  func letters(_ unit: PreparedName.Unit) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: numbers[Int(unit.start)..<Int(unit.start &+ unit.count)])
  }
}

extension SideView {
  /// A unit as a word of a pair table.
  ///
  /// - Parameters:
  ///   - isCross: whether the other word is of the other alphabet.
  ///   - isLeft: on which side of the table it stands; the alphabets say so where they differ.
  @inline(__always)
  func word(_ number: Int, isCross: Bool, isLeft: Bool) -> UnsafePointer<BoundedWord> {
    words + ((isCross ? 2 : isLeft ? 0 : 1) &* units.count &+ number)
  }

  /// On the left of the table of its own alphabet, on its right, and in the table of both.
  static let wordsOfUnit = 3
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
      size += (count * MemoryLayout<Element>.stride + 63) & ~63
      return from..<size
    }
    let places = (
      units: place(unitCount, of: SideUnit.self),
      parts: place(partCount, of: PreparedName.Part.self),
      missing: place(partCount, of: Float.self), extra: place(partCount, of: Float.self),
      numbers: place(name.numbers.count, of: UInt8.self),
      cells: place(letterCount, of: UInt8.self),
      rows: place(2 * unitCount * LetterBounds.row, of: UInt8.self),
      groups: place(2 * SideView.wordsOfUnit * letterCount, of: UInt16.self),
      lines: place(2 * SideView.wordsOfUnit * letterCount, of: UInt16.self),
      words: place(SideView.wordsOfUnit * unitCount, of: BoundedWord.self)
    )
    let start = UnsafeMutableRawPointer.allocate(byteCount: max(64, size), alignment: 64)
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
    let units = fill(
      places.units,
      name.units.lazy.map { unit in
        var side = SideUnit(ComparedUnit(unit, of: name), prices)
        side.missing = missing[unit.parts].reduce(0, +)
        side.extra = extra[unit.parts].reduce(0, +)
        side.setWord(unit.word(in: numbers), knowledge, scratch)
        return side
      })
    let cells = (start + places.cells.lowerBound)
      .bindMemory(to: UInt8.self, capacity: places.cells.count)
    let rows = (start + places.rows.lowerBound)
      .bindMemory(to: UInt8.self, capacity: places.rows.count)
    let groups = (start + places.groups.lowerBound)
      .bindMemory(to: UInt16.self, capacity: places.groups.count)
    let lines = (start + places.lines.lowerBound)
      .bindMemory(to: UInt16.self, capacity: places.lines.count)
    let words = (start + places.words.lowerBound)
      .bindMemory(to: BoundedWord.self, capacity: places.words.count)
    func side(_ prices: UnsafeBufferPointer<Float>) -> AssignmentSearch.Side {
      AssignmentSearch.Side(
        prices, AssignmentSearch.Side.Sums(prices, nameMask: name.nameMask))
    }
    view = SideView(
      units: units, parts: parts, partSums: PartSums(parts), numbers: numbers,
      words: UnsafePointer(words), asMention: side(missing), asAlias: side(extra))
    fillWords(words, cells, rows, groups, lines, knowledge.model)
  }

  private func fillWords(
    _ words: UnsafeMutablePointer<BoundedWord>, _ cells: UnsafeMutablePointer<UInt8>,
    _ rows: UnsafeMutablePointer<UInt8>, _ groups: UnsafeMutablePointer<UInt16>,
    _ lines: UnsafeMutablePointer<UInt16>, _ model: EditModel
  ) {
    let bounds = model.pairTables.letters
    var (word, groups, lines) = (words, groups, lines)
    for place in 0..<SideView.wordsOfUnit {
      let isCross = place == 2
      var cells = cells
      var row = rows + (isCross ? view.units.count * LetterBounds.row : 0)
      for unit in view.units {
        let unit = unit.compared.unit
        let (letters, own) = (view.letters(unit), unit.alphabet)
        let other: Alphabet = (own == .latin) == isCross ? .arabic : .latin
        GroupBounds.fillCells(cells, letters)
        if place != 1 { bounds.fill(row, letters, own, facedBy: other) }
        model.fillGroups(
          groups, letters, own, against: other, isLeft: isCross ? own == .arabic : place == 0)
        GroupBounds.fillLines(lines, groups, count: letters.count)
        word.initialize(
          to: BoundedWord(
            letters, own, marginal: isCross ? unit.marginals.cross : unit.marginals.same,
            cells: cells, groups: groups, lines: lines, row: row))
        word += 1
        row += LetterBounds.row
        cells += letters.count
        groups += 2 * letters.count
        lines += 2 * letters.count
      }
    }
  }

  deinit { start.deallocate() }
}

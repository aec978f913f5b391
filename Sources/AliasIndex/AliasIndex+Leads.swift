package import Matching
import Onomastics
import Orthography
import Sections

// What a table's keeper has decided about texts: which spellings never mean an entity, and which
// IDs were merged into others.

extension AliasIndex {
  /// Whether any spelling is denied.
  package var hasDeniedNames: Bool { deniedNames.count > 0 }

  /// Whether any entity stands for other IDs.
  package var hasFormerIDs: Bool { formerIDs.count > 0 }

  /// The numbers of the entities that a mention never means.
  ///
  /// - Parameter spelling: of the mention, see `Knowledge.spelling(of:)`.
  /// - Complexity: O(log n) in the denied names.
  package func entities(denied spelling: [UInt8]) -> [Int] {
    spelling.withUnsafeBufferPointer { entities(under: $0, in: deniedNames) }
  }

  /// The number of the entity that a merged ID stands for now.
  ///
  /// - Complexity: O(log n) in the merged IDs.
  package func entity(formerly id: UnsafeBufferPointer<UInt8>) -> Int? {
    entities(under: id, in: formerIDs).first
  }

  private func entities(
    under text: UnsafeBufferPointer<UInt8>, in leads: CheckedTable<LeadRecord>
  ) -> [Int] {
    var (low, high) = (0, leads.count)
    while low < high {
      let middle = low + (high - low) / 2
      if self.text(leads[middle]).lexicographicallyPrecedes(text) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var found: [Int] = []
    while low < leads.count, self.text(leads[low]).elementsEqual(text) {
      if Int(leads[low].entity) < entityCount { found.append(Int(leads[low].entity)) }
      low += 1
    }
    return found
  }

  private func text(_ lead: LeadRecord) -> UnsafeBufferPointer<UInt8> {
    strings.slice(Int(lead.text), Int(lead.textLength))
  }
}

extension Knowledge {
  /// How a spelling reads, whatever its case, marks and punctuation: by this are denied names
  /// compared.
  package func spelling(of text: String, scratch: NameScratch) -> [UInt8] {
    var text = text
    text.withUTF8 { parse($0, scratch: scratch) }
    return Self.spelling(of: scratch)
  }

  /// The same for the text that `scratch` was last used to read, of whatever kind.
  package static func spelling(of scratch: NameScratch) -> [UInt8] {
    var spelling: [UInt8] = []
    for letter in scratch.folded.base {
      switch letter {
      case 0, LetterPage.softBoundary: continue
      case 0x27, 0x30...0x39, 0x61...0x7A, 0x80...: spelling.append(letter)
      default:
        if let last = spelling.last, last != LetterPage.space { spelling.append(LetterPage.space) }
      }
    }
    if spelling.last == LetterPage.space { spelling.removeLast() }
    return spelling
  }
}

import Transliteration

extension VariantFinder {
  /// Whether a title's letters are those of Sayyid, which stays with a name as often as it falls
  /// away; other titles are never part of a spelling.
  static func isSayyid(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.elementsEqual(inArabic)
      || NameJoints.sayyid.contains { !$0.text.isEmpty && letters.elementsEqual($0.text.utf8) }
  }

  /// سيد
  private static let inArabic: [UInt8] = [0x8B, 0x9B, 0x87]
  /// Of Sayyid as it was given.
  private static let asGiven = 0.5

  /// Sayyid in every convention, and left out.
  ///
  /// - Parameter given: base letters as written; empty where only the Arabic name has the title.
  static func honorifics(_ given: [UInt8]) -> [PartVariant] {
    var variants = NameJoints.sayyid.map {
      PartVariant(letters: Array($0.text.utf8), conventions: $0.shares)
    }
    if given.isEmpty { return variants }
    for index in variants.indices {
      variants[index].conventions = variants[index].conventions.map { $0 * (1 - asGiven) }
    }
    let share = [Double](repeating: asGiven, count: ConventionTable.count)
    if let known = variants.firstIndex(where: { $0.letters == given }) {
      variants[known].conventions.add(share)
    } else {
      variants.append(PartVariant(letters: given, conventions: share))
    }
    return variants
  }
}

import Onomastics

extension NameLexicon {
  /// Whether two words of Arabic script are known as two names, each written in several ways.
  ///
  /// - Complexity: O(letters), where one of them is not known.
  func areTwo(
    _ word: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let form = form(word), let otherForm = self.form(other) else { return false }
    return isWellKnown(form, word) && isWellKnown(otherForm, other)
      && relation(form, otherForm) == .different
  }

  private func isWellKnown(_ form: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var spellings = 0
    for item in items(ofForm: form) where ownForm(ofItem: Int(item)).elementsEqual(word) {
      spellings += weight(ofItem: Int(item))
    }
    return spellings >= Self.spellingsOfKnown
  }

  /// Spellings by which a name is known well enough to keep an ID of its own.
  private static let spellingsOfKnown = 5
}

import Onomastics
import Orthography

/// What a comparison needs of one unit beside its letters.
struct SideUnit: BitwiseCopyable {
  var compared: ComparedUnit
  /// Its parts, one bit each.
  let mask: UInt32
  /// What its parts cost that meet nothing, in a mention and in an alias.
  var missing: Float = 0
  var extra: Float = 0
  /// The lexicon's form, −1 where it has none, and a few bits of what that is known as.
  private(set) var form = -1
  private(set) var known: UInt64 = 0
  /// How many letters the units before have; see `SideView.groups`.
  var place = 0
  /// Its letters as a set, one bit each.
  private(set) var letters: UInt64 = 0
  /// The most that its letters can bring against any word of its own alphabet, and of the other.
  private(set) var most = EditModel.Marginals(same: 0, cross: 0)
  /// How similar it is to a unit of the same letters.
  private(set) var identity = EditModel.identity

  init(_ compared: ComparedUnit) {
    self.compared = compared
    mask = compared.unit.mask
  }

  mutating func setWord(
    _ word: EditModel.Word, _ knowledge: Knowledge, _ scratch: EditScratch
  ) {
    let model = knowledge.model
    letters = GroupBounds.mask(word.letters)
    most.same = model.most(
      word.letters, word.alphabet, against: word.alphabet, scratch: scratch)
    most.cross = model.most(
      word.letters, word.alphabet, against: word.alphabet == .latin ? .arabic : .latin,
      scratch: scratch)
    if most.same > word.marginals.same {
      identity += max(0, model.similarity(word, word, least: 0, scratch: scratch))
    }
    if let lexicon = knowledge.lexicon, let own = lexicon.form(of: word) {
      form = own
      known = lexicon.signature(ofForm: own)
    }
  }
}

extension NameLexicon {
  /// The form that a word is, if it is known.
  fileprivate func form(of word: EditModel.Word) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.letters.count) { bytes in
      for (place, number) in zip(bytes.indices, word.letters) {
        bytes[place] = LetterIndex.byte(number, word.alphabet)
      }
      return form(bytes)
    }
  }
}

extension PreparedName.Unit {
  /// The unit as a word of the edit model.
  func word(in numbers: UnsafeBufferPointer<UInt8>) -> EditModel.Word {
    EditModel.Word(
      letters: UnsafeBufferPointer(rebasing: numbers[Int(start)..<Int(start + count)]),
      alphabet: alphabet, marginals: marginals)
  }
}

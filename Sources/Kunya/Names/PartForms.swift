import Transliteration

/// The words that one part may be counted for, one ID each: originals of one word speak for it
/// together. One a thread.
struct PartForms: ~Copyable {
  /// One word.
  struct Form {
    /// Base letters: valid as long as the originals.
    var word: UnsafeBufferPointer<UInt8>
    /// The likeliest original of this word, by its rank among all.
    var rank: Int
    /// Probability of the word.
    var p: Double
  }

  private var families: FamilyReader
  private var forms: [Form] = []

  init(_ families: consuming FamilyReader) { self.families = families }

  /// The likeliest form.
  var first: Form? { forms.first }

  /// The forms after the first.
  var others: ArraySlice<Form> { forms.dropFirst() }

  /// Gathers the forms of the originals that were ranked, the likeliest first; equals are ordered
  /// by their IDs.
  mutating func gather(_ originals: borrowing ArabicRestorer) {
    forms.removeAll(keepingCapacity: true)
    for rank in 0..<originals.count {
      add(
        families.commonest(originals.word(ofRank: rank)), rank,
        originals.probability(ofRank: rank))
    }
    forms.sort {
      $0.p != $1.p ? $0.p > $1.p : NameFormCode.id($0.word) < NameFormCode.id($1.word)
    }
  }

  private mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ rank: Int, _ p: Double) {
    for place in forms.indices where equal(forms[place].word, word) {
      forms[place].p += p
      return
    }
    forms.append(Form(word: word, rank: rank, p: p))
  }

  /// The ID of a word in base letters: that of the word it is counted for.
  mutating func id(_ word: [UInt8]) -> String {
    word.withUnsafeBufferPointer { NameFormCode.id(families.commonest($0)) }
  }
}

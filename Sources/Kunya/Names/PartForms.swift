/// The IDs that one part may have: originals of one ID speak for it together.
struct PartForms {
  /// One ID.
  struct Form {
    /// The bytes of the ID among those of all.
    fileprivate var id: Range<Int>
    /// The likeliest original of this ID, by its rank among all.
    var rank: Int
    /// Probability of the ID.
    var p: Double
  }

  private var bytes: [UInt8] = []
  private var forms: [Form] = []

  var first: Form? { forms.first }

  /// The forms after the first.
  var others: ArraySlice<Form> { forms.dropFirst() }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
  }

  /// Adds an original, the likeliest first, that is counted for a word.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, rank: Int, p: Double) {
    let start = bytes.count
    NameFormCode.append(word, to: &bytes)
    let id = start..<bytes.count
    for place in forms.indices where bytes[forms[place].id] == bytes[id] {
      forms[place].p += p
      bytes.removeLast(id.count)
      return
    }
    forms.append(Form(id: id, rank: rank, p: p))
  }

  /// Brings the likeliest to the front; equals are ordered by their IDs.
  mutating func sort() {
    let bytes = bytes
    forms.sort {
      $0.p != $1.p ? $0.p > $1.p : bytes[$0.id].lexicographicallyPrecedes(bytes[$1.id])
    }
  }

  func id(_ form: Form) -> String { String(decoding: bytes[form.id], as: UTF8.self) }
}

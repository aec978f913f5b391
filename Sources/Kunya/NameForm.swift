/// A name's canonical form, independent of any table: every spelling of a name should share it.
///
/// Each part's ID encodes the Arabic-script form from which its spellings descend. A word that its
/// Latin spellings hardly tell from a much commoner one has the ID of that one, as محماد that of
/// محمد, unless the lexicon knows the two as two names (`WordFamilies`). Unknown names get an
/// ID, too.
public struct NameForm: Sendable, Equatable {
  /// The parts' IDs in order, joined by `-` behind one prefix; titles and particles left out.
  public var id: String
  /// The name in Latin letters, folded.
  public var latin: String
  /// The name in Arabic script, folded.
  public var arabic: String
  public var parts: [Part]

  /// One part's form: restoring it, or the word of its ID, gives the same ID.
  public struct Part: Sendable, Equatable {
    /// The part as written, without its article.
    public var text: String
    public var id: String
    /// Probability of this ID; 1 where the part is written in Arabic script.
    public var p: Double
    /// Wikidata items of the part's name.
    public var refs: [String]
    /// Other forms that the part may stand for, with their probabilities.
    public var alternatives: [Alternative]
  }

  /// Another form of a part.
  public struct Alternative: Sendable, Equatable {
    public var id: String
    public var arabic: String
    public var p: Double
  }
}

/// The lower-case ASCII code that form IDs are written in, one character a letter.
///
/// Lower case only, since هادي and حادي must not meet in a case-insensitive database.
enum NameFormCode {
  /// `nf1`: restored from counted spellings, lexicon and letter models, then brought to the
  /// commonest word of its family; a model or lexicon that
  /// moves IDs moves the number.
  static let prefix = "nf1:"

  /// Code of the Arabic base letters 0x80…0xA1 of the letter page, in page order.
  ///
  /// | ا a | ب b | ت t | ث 4 | ج j | ح 7 | خ 5 | د d | ذ 8 | ر r | ز z | س s | ش x | ص 9 | ض 0 |
  /// |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
  ///
  /// | ط 6 | ظ 1 | ع 3 | غ g | ف f | ق q | ك k | ل l | م m | ن n | ه h | و w | ي y | ء 2 |
  /// |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
  ///
  /// | پ p | چ c | ژ i | گ o | ڤ v |
  /// |---|---|---|---|---|
  private static let characters = Array("abt4j75d8rzsx9061".utf8) + Array("3gfqklmnhwy2pciov".utf8)

  /// The ID of a word in base letters; letters outside the Arabic script are left out.
  static func id(_ word: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: prefix.utf8.count + word.count) { utf8 in
      var count = 0
      for byte in prefix.utf8 {
        utf8[count] = byte
        count += 1
      }
      for letter in word where letter >= 0x80 && Int(letter) - 0x80 < characters.count {
        utf8[count] = characters[Int(letter) - 0x80]
        count += 1
      }
      return count
    }
  }
}

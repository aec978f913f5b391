/// Where the vowels of a word come from that is written without them.
///
/// The rules of a scheme read what is written. A vocalizer writes the missing marks first:
///
/// ```swift
/// let vocalizer = Vocalizer { word, limit in
///   word.text == "محمد" ? [.init(text: "مُحَمَّد", probability: 1)] : []
/// }
/// ```
///
/// Without one, or where it answers with nothing, a scheme writes the vowels that are there.
public struct Vocalizer: Sendable {
  /// A word among its neighbours.
  public struct Word: Sendable {
    /// The words of the text, in order, as written.
    public var words: [String]
    /// Which of them is to be vocalised.
    public var index: Int
    public var language: SchemeLanguage

    public init(words: [String], index: Int, language: SchemeLanguage) {
      self.words = words
      self.index = index
      self.language = language
    }

    /// The word itself.
    public var text: String { words[index] }
  }

  /// The ways to vocalise a word, the likeliest first, at most as many as asked for: the word's
  /// own letters with their marks (vowel signs, shadda, sukun, dagger alif), in any order.
  public let spellings: @Sendable (_ word: Word, _ limit: Int) -> [Transliteration]

  public init(
    spellings: @escaping @Sendable (_ word: Word, _ limit: Int) -> [Transliteration]
  ) {
    self.spellings = spellings
  }
}

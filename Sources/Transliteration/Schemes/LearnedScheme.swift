/// A scheme without rules: a habit of writing, known by its weights.
public struct LearnedScheme: Sendable {
  public var info: SchemeInfo

  /// The ways to write a text, the likeliest first, at most as many as asked for.
  public var write: @Sendable (_ text: String, _ limit: Int) -> [Transliteration]

  public init(
    info: SchemeInfo,
    write: @escaping @Sendable (_ text: String, _ limit: Int) -> [Transliteration]
  ) {
    self.info = info
    self.write = write
  }
}

/// Brings Latin letters back to Arabic script, where no rules can.
public struct Restorer: Sendable {
  /// The likeliest originals of a text in Latin letters, the likeliest first, at most as many as
  /// asked for.
  public let originals:
    @Sendable (_ text: String, _ language: SchemeLanguage, _ limit: Int) -> [Transliteration]

  public init(
    originals:
      @escaping @Sendable (_ text: String, _ language: SchemeLanguage, _ limit: Int) ->
      [Transliteration]
  ) {
    self.originals = originals
  }
}

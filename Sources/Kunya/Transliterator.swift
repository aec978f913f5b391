public import Orthography
public import Transliteration

/// Writes names of one script in another, by any of many schemes, and back.
///
/// ```swift
/// let transliterator = try Transliterator()
/// try transliterator.transliterate("مُحَمَّد", scheme: "ala-lc")[0].text  // "Muḥammad"
/// ```
///
/// A transliterator may be shared by any number of threads. A scheme's rules are compiled when it
/// is first used; many texts by one scheme are best given to a ``TransliterationSession``.
public final class Transliterator: Sendable {
  private let library: SchemeLibrary
  /// What is known of all schemes, in the order of their names.
  public let schemes: [SchemeInfo]
  private let learned: [LearnedScheme]
  private let vocalizer: Vocalizer?
  private let restorer: Restorer?
  private let bridge = SchemeLibrary.bridge()

  /// A transliterator over the embedded schemes.
  ///
  /// - Parameters:
  ///   - vocalizer: supplies vowels that are not written; without one, those that are written
  ///     must do.
  ///   - restorer: brings Latin letters back to Arabic script where a scheme's own rules cannot.
  ///   - learned: further schemes, without rules.
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public init(
    vocalizer: Vocalizer? = nil, restorer: Restorer? = nil, learned: [LearnedScheme] = []
  ) throws(EmbeddedDataFault) {
    library = try SchemeLibrary()
    schemes = (library.infos + learned.map(\.info)).sorted { $0.id < $1.id }
    self.vocalizer = vocalizer
    self.restorer = restorer
    self.learned = learned
  }

  /// The scheme meant by a name: its own, or a beginning of it that ends before a hyphen.
  ///
  /// `ala-lc` is a scheme for each language; without a language it is the one for Arabic.
  ///
  /// - Throws: `TransliterationError` where no scheme is meant, or several.
  public func scheme(
    named name: String, language: SchemeLanguage? = nil
  ) throws(TransliterationError) -> SchemeInfo {
    if let exact = schemes.first(where: { $0.id == name }) { return exact }
    let family = schemes.filter { $0.id.hasPrefix(name + "-") }
    var meant = family.filter { $0.language == language ?? .arabic }
    if meant.isEmpty, language == nil { meant = family }
    guard let first = meant.first else { throw .unknownScheme(name) }
    guard meant.count == 1 else { throw .ambiguousScheme(name, meant.map(\.id)) }
    return first
  }

  /// Ways to write a text by a scheme, the likeliest first.
  ///
  /// What is in Arabic script is written by the scheme; letters of third scripts come by ICU's
  /// transforms; Latin letters stay.
  ///
  /// - Parameters:
  ///   - name: a scheme's name, see ``scheme(named:language:)``.
  ///   - language: the language of the text, where the name does not tell.
  ///   - script: the only script to be transliterated, if not all.
  ///   - limit: how many ways at most; there are several only where vowels are supplied.
  /// - Returns: at least one way.
  /// - Complexity: O(n · limit), and a lookup of each unvocalised word.
  public func transliterate(
    _ text: String, scheme name: String, language: SchemeLanguage? = nil,
    from script: Script? = nil, limit: Int = 1
  ) throws(TransliterationError) -> [Transliteration] {
    let info = try scheme(named: name, language: language)
    let text = script == .arabic ? text : bridge.latin(text, only: script)
    if let script, script != .arabic { return [Transliteration(text: text, probability: 1)] }
    if let scheme = learned.first(where: { $0.info.id == info.id }) {
      let ways = scheme.write(text, max(1, limit))
      return ways.isEmpty ? [Transliteration(text: text, probability: 1)] : ways
    }
    let program = try compiled(info).forward
    let vocalizer = info.needsVowels ? vocalizer : nil
    var ways = [Transliteration(text: "", probability: 1)]
    ArabicRuns.forEach(in: text) { run, isArabic in
      let continuations =
        !isArabic
        ? [Transliteration(text: run, probability: 1)]
        : vocalizer.map { $0.spellings(ofText: run, language: info.language, limit: limit) }
          ?? [Transliteration(text: run, probability: 1)]
      let written = continuations.map { way in
        Transliteration(
          text: isArabic ? program.apply(way.text) : way.text, probability: way.probability)
      }
      ways = Transliteration.best(ways, followedBy: written, limit: limit)
    }
    return ways
  }

  /// The originals of a text written by a scheme, the likeliest first.
  ///
  /// A reversible scheme's own rules lead back to the one original; for others the restorer says
  /// what it may have been.
  ///
  /// - Throws: `TransliterationError.notReversible` where there is neither.
  public func restore(
    _ text: String, scheme name: String, language: SchemeLanguage? = nil, limit: Int = 1
  ) throws(TransliterationError) -> [Transliteration] {
    let info = try scheme(named: name, language: language)
    if info.isReversible, let reverse = try compiled(info).reverse {
      return [Transliteration(text: reverse.apply(text), probability: 1)]
    }
    guard let restorer else { throw .notReversible(info.id) }
    return restorer.originals(bridge.latin(text, only: nil), info.language, max(1, limit))
  }

  /// A session for many texts by one scheme, without supplied vowels, for one thread at a time.
  public func makeSession(
    scheme name: String, language: SchemeLanguage? = nil
  ) throws(TransliterationError) -> TransliterationSession {
    let info = try scheme(named: name, language: language)
    return TransliterationSession(program: try compiled(info).forward, bridge: bridge)
  }

  private func compiled(_ info: SchemeInfo) throws(TransliterationError) -> Scheme {
    do throws(EmbeddedDataFault) {
      if let scheme = try library.scheme(info.id) { return scheme }
    } catch {
      throw .fault(error)
    }
    throw .unknownScheme(info.id)
  }
}

/// Why a text could not be transliterated.
public enum TransliterationError: Error, Sendable {
  /// There is no scheme of that name for the language.
  case unknownScheme(String)
  /// Several schemes begin like this.
  case ambiguousScheme(String, [String])
  /// The scheme loses what was written, and no restorer is there to guess.
  case notReversible(String)
  /// The library was built with faulty rules.
  case fault(EmbeddedDataFault)
}

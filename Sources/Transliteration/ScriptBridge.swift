public import Orthography
import Synchronization

/// Brings names in scripts without a place in the letter page to Latin letters, and folds them.
///
/// ```swift
/// bridge.bridge("Фейсал Микдад", folder: folder, into: &text)
/// LetterPage.text(text.base)  // "feysal mikdad"
/// ```
///
/// Text is folded first; only runs of foreign letters are transliterated. Arabic and Latin letters
/// beside them are left alone.
///
/// A bridge may be shared by any number of threads.
public final class ScriptBridge: Sendable {
  /// Rules in ICU's transform syntax, where ICU's own transforms spell names badly.
  private let rules: [Script: String]

  /// What writes a script in Latin letters.
  private enum Reader {
    /// The rules, as far as a program can run them: ICU takes ten milliseconds before it opens its
    /// first transform, since it makes a list of all it has.
    case program(RuleProgram)
    case icu(ICUTransform)
  }

  /// Readers already opened; `nil` for a script that has none. Most runs meet no script but Latin
  /// and Arabic, so each is opened when first met.
  private let opened = Mutex<[Script: Reader?]>([:])

  /// Makes a bridge with rules for some scripts; ICU's own transforms serve the others.
  public init(rules: [Script: String]) {
    self.rules = rules
  }

  /// Compiles all of the rules now.
  ///
  /// - Throws: `ICUError` with the offset of the fault. A bridge used without this check treats
  ///   scripts whose rules do not compile by ICU's transforms.
  public func check() throws(ICUError) {
    for script in rules.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      _ = try transliterator(compiledFor: script)
    }
  }

  /// Folds text of any scripts.
  ///
  /// The letters of a foreign word all have that word, or its part up to a change of case, as
  /// their source. Letters that even ICU cannot read stay `LetterPage.foreign`.
  ///
  /// - Complexity: O(n).
  public func bridge(
    _ utf8: UnsafeBufferPointer<UInt8>, folder: Folder, into text: inout FoldedText
  ) {
    folder.fold(utf8, into: &text)
    guard text.hasForeign else { return }
    let folded = text
    text.clear()
    text.inheritReplacements(of: folded)
    var index = 0
    while index < folded.count {
      if folded.fine[index] == LetterPage.foreign {
        let run = ForeignRun(in: folded, from: index, of: utf8)
        append(run, of: folded, folder: folder, to: &text)
        index = run.letters.upperBound
      } else {
        text.append(folded, at: index)
        index += 1
      }
    }
  }

  /// Folds a string of any scripts.
  public func bridge(_ string: String, folder: Folder, into text: inout FoldedText) {
    var string = string
    string.withUTF8 { bridge($0, folder: folder, into: &text) }
  }

  private func append(
    _ run: ForeignRun, of original: FoldedText, folder: Folder, to text: inout FoldedText
  ) {
    guard let latin = latin(run.text, in: run.script) else {
      for index in run.letters { text.append(original, at: index) }
      return
    }
    // Rules work on small letters; capitals are those of the original.
    let folded = folder.fold(latin.lowercased())
    if run.beginsWord, text.count > 0 {
      text.appendBoundary(at: run.source.lowerBound)
    }
    for index in 0..<folded.count {
      let isCapital = run.isAllCapital || run.isCapitalized && index == 0
      text.append(folded, at: index, source: run.source, capital: isCapital)
    }
  }

  func latin(_ text: String, in script: Script) -> String? {
    switch reader(for: script) {
    case .program(let program): program.apply(text)
    case .icu(let transform): try? transform.apply(text)
    case nil: nil
    }
  }

  private func reader(for script: Script) -> Reader? {
    opened.withLock { opened in
      if let known = opened[script] { return known }
      let found = program(for: script).map(Reader.program) ?? transform(for: script).map(Reader.icu)
      opened[script] = .some(found)
      return found
    }
  }

  /// The rules for a script as a program; `nil` where they ask for more than a program can do.
  private func program(for script: Script) -> RuleProgram? {
    guard let text = rules[script] else { return nil }
    return try? RuleProgram(RuleText(file: "\(script.rawValue)-names", text))
  }

  private func transform(for script: Script) -> ICUTransform? {
    (try? transliterator(compiledFor: script))
      ?? Self.identifiers(for: script).lazy.compactMap { try? ICUTransform(identifier: $0) }.first
  }

  private func transliterator(compiledFor script: Script) throws(ICUError) -> ICUTransform? {
    guard let text = rules[script] else { return nil }
    return try ICUTransform(name: "\(script.rawValue)-names", rules: text)
  }

  /// ICU's transforms for a script, the best first.
  private static func identifiers(for script: Script) -> [String] {
    switch script {
    case .latin: ["Latin-ASCII"]
    // Arabic letters outside the page beside those within: Latin ones would not help.
    case .arabic: []
    case .cyrillic: ["Cyrillic-Latin"]
    case .greek: ["Greek-Latin/UNGEGN", "Greek-Latin"]
    case .hebrew: ["Hebrew-Latin"]
    case .armenian: ["Armenian-Latin/BGN", "Armenian-Latin"]
    case .georgian: ["Georgian-Latin/BGN", "Georgian-Latin"]
    case .devanagari: ["Devanagari-Latin"]
    case .syriac: ["Syriac-Latin"]
    case .other, .common: ["Any-Latin"]
    }
  }
}

import Transliteration

/// Many texts by one scheme, by its rules alone; for one thread at a time.
///
/// ```swift
/// let session = try transliterator.makeSession(scheme: "bgn-pcgn")
/// session.transliterate("دِمَشْق")  // "Dimashq"
/// ```
public final class TransliterationSession {
  private let program: RuleProgram
  private let bridge: ScriptBridge
  private let scratch = RuleScratch()

  init(program: RuleProgram, bridge: ScriptBridge) {
    self.program = program
    self.bridge = bridge
  }

  /// Transliterates UTF-8 and appends the result to a buffer of the caller.
  ///
  /// Allocates nothing once warm, for text in Arabic script.
  ///
  /// - Complexity: O(n).
  public func transliterate(
    _ utf8: UnsafeBufferPointer<UInt8>, appendingTo output: inout [UInt8]
  ) {
    if ArabicRuns.isPlain(utf8) {
      program.apply(utf8, scratch: scratch, appendingTo: &output)
      return
    }
    let text = bridge.latin(String(decoding: utf8, as: UTF8.self), only: nil)
    ArabicRuns.forEach(in: text) { run, isArabic in
      var run = run
      run.withUTF8 { run in
        if isArabic {
          program.apply(run, scratch: scratch, appendingTo: &output)
        } else {
          output.append(contentsOf: run)
        }
      }
    }
  }

  /// Transliterates a string.
  public func transliterate(_ text: String) -> String {
    var text = text
    var output: [UInt8] = []
    text.withUTF8 { transliterate($0, appendingTo: &output) }
    return String(decoding: output, as: UTF8.self)
  }
}

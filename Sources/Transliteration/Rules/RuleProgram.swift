import Orthography

/// Rules compiled to tables of bytes, for text by the million.
///
/// ```swift
/// let program = try RuleProgram(RuleText(file: "example.rules", "ش > sh ; ا > a ; م > m ;"))
/// program.apply("شام")  // "sham"
/// ```
///
/// A program does what ICU's own run of the same rules does, many times faster: characters are
/// sorted into at most 255 classes, and the classes of a character and its neighbours leave one
/// bit set for each rule of a pass that may fit there. ``RuleParser`` says which rules it can read.
///
/// A program is immutable and may be shared by any number of threads, each with a scratch of its
/// own.
public struct RuleProgram: Sendable {
  let classes: ScalarClasses
  /// Whether a class is in a set: `member[set << 8 | class]`.
  let member: [UInt8]
  /// Rules, see `RuleCode`.
  let code: [UInt16]
  /// Replacements: characters with their class in the upper byte.
  let pool: [UInt32]
  /// Of all passes one behind the other: which rules may fit, see `Pass`.
  let masks: [UInt64]
  /// For each class which words of the masks can have a bit: the first in the lower byte, the one
  /// behind the last in the upper; 0 where no rule begins with the class.
  let spans: [UInt16]
  /// Places of rules in `code`, in the order in which they are tried.
  let rules: [UInt16]
  let steps: [Step]
  /// The class of U+FFFF, which stands for the edges of the text.
  let edge: UInt8

  enum Step: Sendable {
    case normalize(NormalizationForm)
    case lowercase
    case pass(Pass)
  }

  /// The rules of one run over the text.
  struct Pass: Sendable {
    /// Where its rules begin in `rules`.
    var firstRule: Int
    /// Where its three tables begin in `masks`. Each has `words` words for each of 256 classes, one
    /// bit a rule: which rules may fit a character of that class, one behind such a character, and
    /// one in front of it.
    var firstMask: Int
    var words: Int
    /// Where its 256 entries begin in `spans`.
    var firstSpan: Int
    /// How many characters a character may become.
    var growth: Int
  }
}

extension RuleProgram {
  /// Compiles rules.
  ///
  /// - Throws: `RuleFault` with the place of the fault.
  /// - Complexity: O(n) in the rules, times the number of their sets.
  public init(_ text: RuleText, direction: RuleDirection = .forward) throws(RuleFault) {
    self = try RuleCompiler.compile([RuleParser.steps(of: text, direction)], text)
  }

  /// Compiles several texts of rules that run one after the other.
  public init(_ texts: [RuleText]) throws(RuleFault) {
    guard let first = texts.first else {
      self = try RuleCompiler.compile([], RuleText(file: "", ""))
      return
    }
    var steps: [[RuleStep]] = []
    for text in texts { steps.append(try RuleParser.steps(of: text, .forward)) }
    self = try RuleCompiler.compile(steps, first)
  }

  /// The text transformed.
  public func apply(_ text: String) -> String {
    let scratch = RuleScratch()
    var text = text
    var output: [UInt8] = []
    text.withUTF8 { apply($0, scratch: scratch, appendingTo: &output) }
    return String(decoding: output, as: UTF8.self)
  }
}

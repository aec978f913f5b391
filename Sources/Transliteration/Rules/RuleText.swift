public import Orthography

/// The text of a file of rules, which knows the place of each of its characters.
public struct RuleText: Sendable {
  /// How faults call it.
  public let file: String
  let scalars: [Unicode.Scalar]

  public init(file: String, _ text: String) {
    self.file = file
    scalars = Array(text.unicodeScalars)
  }

  /// A fault at a character, counted from 0; at the end where there is none.
  func fault(at index: Int, _ reason: String) -> RuleFault {
    let before = scalars[..<min(max(0, index), scalars.count)]
    let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return RuleFault(
      file: file, line: before.count { $0 == "\n" } + 1, column: before.count - lineStart + 1,
      reason: reason)
  }

  /// ICU's refusal of this text as a fault of it.
  ///
  /// ICU tells an offset in UTF-16, and for some faults none: then the fault is at the beginning.
  public func fault(_ error: ICUError) -> RuleFault {
    var units = 0
    var index = 0
    while index < scalars.count, units < error.offset ?? 0 {
      units += scalars[index].value > 0xFFFF ? 2 : 1
      index += 1
    }
    return fault(at: index, error.reason)
  }
}

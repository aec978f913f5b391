/// A scheme ready to run.
public struct Scheme: Sendable {
  public let info: SchemeInfo
  /// From Arabic script to Latin letters.
  public let forward: RuleProgram
  /// From Latin letters back, for a scheme that can be reversed.
  public let reverse: RuleProgram?

  /// Compiles a scheme.
  ///
  /// - Parameters:
  ///   - file: the scheme's own file.
  ///   - reading: the text of a file of `readings`, by its name.
  /// - Throws: `RuleFault` with the place of the fault, in whichever file it is.
  public init(
    _ file: SchemeFile, reading: (String) throws(RuleFault) -> RuleText
  ) throws(RuleFault) {
    info = file.info
    forward = try RuleProgram(try Self.texts(of: file, reading: reading))
    reverse = info.isReversible ? try RuleProgram(file.text, direction: .reverse) : nil
  }

  /// The texts whose rules run one after the other.
  public static func texts(
    of file: SchemeFile, reading: (String) throws(RuleFault) -> RuleText
  ) throws(RuleFault) -> [RuleText] {
    var texts: [RuleText] = []
    for name in file.readings { texts.append(try reading(name)) }
    texts.append(file.text)
    if !file.readings.isEmpty { texts.append(try reading(SchemeFile.capitals)) }
    return texts
  }
}

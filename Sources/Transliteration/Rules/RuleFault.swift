/// A fault in a file of rules, with its place.
public struct RuleFault: Error, Sendable, Equatable, CustomStringConvertible {
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1.
  public let column: Int
  /// What is wrong, without a full stop.
  public let reason: String

  public init(file: String, line: Int, column: Int, reason: String) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String { "\(file):\(line):\(column): \(reason)" }
}

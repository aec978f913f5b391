/// A member of a JSON object that means nothing to us and is handed on as it was written.
public struct Member: Sendable, Equatable, Hashable {
  /// The member's name, unescaped.
  public var key: String
  /// Its value, JSON on one line.
  public var json: String

  public init(key: String, json: String) {
    self.key = key
    self.json = json
  }
}

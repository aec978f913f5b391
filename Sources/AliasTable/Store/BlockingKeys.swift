/// How names are found among many: keys that similar names share.
///
/// The store keeps the keys, and knows nothing of how they are made; the matcher does, and meets the
/// store on a higher floor. A value is for the thread of its store.
public struct BlockingKeys {
  /// Changes whenever the same name would get other keys.
  public let version: String

  /// The keys of a name's parts, one list a part, and first the keys of the name as a whole.
  public let keys: (_ name: String) -> [[Int]]

  public init(version: String, keys: @escaping (_ name: String) -> [[Int]]) {
    self.version = version
    self.keys = keys
  }

  /// All keys of a name, sorted, each once.
  func all(of name: String) -> [Int] {
    var all = keys(name).flatMap { $0 }.prefix(Self.most).sorted()
    var last: Int?
    all.removeAll { key in
      defer { last = key }
      return key == last
    }
    return all
  }

  /// More keys are not kept of one name.
  private static let most = 48
}

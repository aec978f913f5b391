/// Something in a table that a person should look at.
public struct Finding: Sendable {
  /// What was found; each case is one rule.
  public enum Rule: String, Sendable, CaseIterable {
    /// The file itself is not sound.
    case integrity
    /// An ID is merged, in the end, into itself.
    case redirectRing = "redirect-ring"
    /// An ID is merged into one that is retired.
    case redirectToRetired = "redirect-to-retired"
    /// A live entity without a name.
    case orphan
    /// A name of an entity that is not live.
    case orphanName = "orphan-name"
    /// An ID that is not `PREFIX:LOCAL` in visible ASCII.
    case idPattern = "id-pattern"
    /// Two entities have the same name.
    case sharedName = "shared-name"
    /// Two entities have similar names.
    case similarNames = "similar-names"
    /// Letters of several scripts in one word.
    case mixedScripts = "mixed-scripts"
    /// A letter that looks like one of the word's own script.
    case lookAlike = "look-alike"
    /// A character that cannot be seen.
    case invisible

    /// Whether it breaks the table, rather than being odd.
    public var isError: Bool {
      switch self {
      case .integrity, .redirectRing, .orphan, .orphanName: true
      default: false
      }
    }
  }

  public let rule: Rule
  /// The entity concerned; empty where it is the file.
  public let id: String
  /// The other entity, where there is one.
  public let other: String?
  public let name: String?
  /// How similar, where that is the matter.
  public let score: Double?
  /// What was found, for people.
  public let sentence: String
  /// A command that would put it right, to follow `kunya alias`: its words, without the store.
  public let command: [String]

  public init(
    _ rule: Rule, id: String, other: String? = nil, name: String? = nil, score: Double? = nil,
    sentence: String, command: [String]
  ) {
    self.rule = rule
    self.id = id
    self.other = other
    self.name = name
    self.score = score
    self.sentence = sentence
    self.command = command
  }
}

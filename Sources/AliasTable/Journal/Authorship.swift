/// Who makes a change, and why.
public struct Authorship: Sendable, Equatable {
  public var actor: String
  public var note: String?

  public init(actor: String, note: String? = nil) {
    self.actor = actor
    self.note = note
  }
}

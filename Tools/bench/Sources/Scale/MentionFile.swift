/// Mentions and the numbers of the people meant, as `NameFiles` writes them.
struct MentionFile {
  struct Mention {
    var text: String
    /// The number of the person meant, which is the ID of the entity.
    var person: String
  }

  let mentions: [Mention]

  /// Reads lines such as `{"key":"17:4","name":"Walid Mouallem"}`: the part of the key before a colon
  /// is the person's number, and no text has anything to escape.
  init(path: String) throws {
    mentions = try NameBuffer.lines(path).map { line in
      let pieces = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard pieces.count == 9, pieces[1] == "key", pieces[5] == "name" else {
        throw Workload.Fault(description: "\(path): not a mention: \(line)")
      }
      return Mention(text: String(pieces[7]), person: String(pieces[3].prefix { $0 != ":" }))
    }
  }

  /// A stretch of the mentions, clamped to them.
  func stretch(from start: Int, _ count: Int) -> ArraySlice<Mention> {
    let start = min(max(0, start), mentions.count)
    return mentions[start..<min(mentions.count, start + max(0, count))]
  }
}

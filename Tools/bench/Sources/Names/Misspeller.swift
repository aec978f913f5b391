/// Misspells Latin names as people do: by sound, by doubling, by leaving a vowel out.
struct Misspeller {
  /// Letter groups that are written for each other.
  private static let groups: [(String, String)] = [
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("k", "q"), ("c", "k"), ("dh", "d"),
    ("th", "t"), ("sh", "ch"), ("gh", "g"), ("ai", "ei"), ("ay", "ai"), ("dj", "j"),
    ("w", "v"), ("y", "i"), ("e", "a"), ("o", "u"), ("ah", "a"),
  ]
  private static let vowels: Set<UInt8> = Set("aeiou".utf8)

  /// Another spelling of a name: one that the lexicon knows, or one changed letter group.
  func misspell(_ spelling: String, of name: LexiconName, _ random: inout SplitMix) -> String {
    if random.below(2) == 0,
      let other = random.pick(name.latin.filter { $0 != spelling })
    {
      return other
    }
    let letters = Array(spelling.utf8)
    let changed =
      switch random.below(4) {
      case 0: doubled(letters, &random)
      case 1: withoutVowel(letters, &random)
      default: regrouped(letters, &random)
      }
    return String(decoding: changed, as: UTF8.self)
  }

  /// One group of letters replaced by one that sounds alike; the first letter may change, too.
  private func regrouped(_ letters: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var changes: [(at: Int, length: Int, new: [UInt8])] = []
    for (a, b) in Self.groups {
      for (old, new) in [(Array(a.utf8), Array(b.utf8)), (Array(b.utf8), Array(a.utf8))] {
        for at in letters.indices where letters[at...].starts(with: old) {
          changes.append((at, old.count, new))
        }
      }
    }
    guard let change = random.pick(changes) else { return letters }
    var out = letters
    out.replaceSubrange(change.at..<change.at + change.length, with: change.new)
    return out
  }

  /// A double consonant made single, or a single one between vowels made double.
  private func doubled(_ letters: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var out = letters
    if let at = letters.indices.dropFirst().first(where: { letters[$0] == letters[$0 - 1] }) {
      out.remove(at: at)
    } else if let at = random.pick(
      letters.indices.dropFirst().dropLast().filter { !Self.vowels.contains(letters[$0]) })
    {
      out.insert(letters[at], at: at)
    }
    return out
  }

  /// A vowel inside the name left out.
  private func withoutVowel(_ letters: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var out = letters
    let inside = letters.indices.dropFirst().dropLast()
    if letters.count > 4, let at = random.pick(inside.filter { Self.vowels.contains(letters[$0]) })
    {
      out.remove(at: at)
    }
    return out
  }
}

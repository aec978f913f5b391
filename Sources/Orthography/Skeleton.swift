/// The consonant skeleton of folded text, for people to see why two names were compared.
///
/// Vowels, semivowels, h, ʿayn and hamza are gone, doubled consonants single, and consonants that
/// the two alphabets write for each other share a letter. It merges names that must stay apart
/// (Hasan and Husayn), so it is never an identity.
public enum Skeleton {
  /// The skeleton of base letters, words parted by one space.
  ///
  /// - Complexity: O(n).
  public static func text(_ base: some Collection<UInt8>) -> String {
    let letters = Array(base)
    var out: [UInt8] = []
    var previous: UInt8 = 0
    var index = 0
    while index < letters.count {
      let follower = index + 1 < letters.count ? letters[index + 1] : 0
      let isDigraph = follower == UInt8(ascii: "h") && digraphs[letters[index]] != nil
      let place = Int(letters[index])
      let group = isDigraph ? digraphs[letters[index]] ?? 0 : classes[place]
      if group == LetterPage.space {
        if let last = out.last, last != LetterPage.space { out.append(group) }
      } else if group != 0 && group != previous {
        out.append(group)
      }
      // A vowel between two like consonants keeps both.
      previous = group
      index += isDigraph ? 2 : 1
    }
    if out.last == LetterPage.space { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  private static let digraphs: [UInt8: UInt8] = [
    UInt8(ascii: "s"): UInt8(ascii: "c"), UInt8(ascii: "c"): UInt8(ascii: "c"),
    UInt8(ascii: "k"): UInt8(ascii: "x"), UInt8(ascii: "g"): UInt8(ascii: "g"),
    UInt8(ascii: "t"): UInt8(ascii: "t"), UInt8(ascii: "d"): UInt8(ascii: "d"),
    UInt8(ascii: "z"): UInt8(ascii: "s"), UInt8(ascii: "p"): UInt8(ascii: "f"),
  ]

  /// Each class letter with its members in both alphabets.
  private static let members: [(UInt8, String)] = [
    (UInt8(ascii: "b"), "bpبپ"), (UInt8(ascii: "t"), "tتطث"), (UInt8(ascii: "d"), "dدذض"),
    (UInt8(ascii: "g"), "gjğجگغ"), (UInt8(ascii: "k"), "kqcقك"), (UInt8(ascii: "x"), "xخ"),
    (UInt8(ascii: "s"), "szسصزظژ"), (UInt8(ascii: "c"), "şçشچ"), (UInt8(ascii: "f"), "fvفڤ"),
    (UInt8(ascii: "l"), "lل"), (UInt8(ascii: "m"), "mم"), (UInt8(ascii: "n"), "nن"),
    (UInt8(ascii: "r"), "rر"), (LetterPage.space, " -"),
  ]

  private static let classes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 256)
    for (letter, text) in members {
      for byte in LetterPage.bytes(text) ?? [] { table[Int(byte)] = letter }
    }
    return table
  }()
}

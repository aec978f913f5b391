/// Makes news-like text: sentences of ordinary words, some with a person or a place.
struct RunningText {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// What the sentences mention, in spellings of the press.
  static let names = [
    "Bashar al-Assad", "Hassan Nasrallah", "Walid al-Moallem", "Mahmoud Abbas", "Hosni Mubarak",
    "Hassan Rouhani", "Sergei Lavrov", "Saddam Hussein", "Faisal Mekdad", "Nabih Berri",
    "Damascus", "Aleppo", "Latakia", "Tehran", "Beirut", "Baghdad", "Cairo", "Amman", "Moscow",
    "Ankara", "Idleb", "Homs", "Deir ez-Zor", "Astana", "Geneva", "Syria", "Iran", "Lebanon",
  ]

  private static let openings = [
    "The", "In", "On", "After", "However", "According", "Yesterday", "Many", "Officials", "It",
    "He", "They", "Sources", "While", "Before", "During", "Some", "President", "Minister",
  ]

  private static let words = """
    the of and to a in that for was on is with said at by from it an as be his were has had will \
    not but its or are this have which who after government people talks meeting minister country \
    region support international relations between during about state new first war political \
    million security forces military time year more than when last over would two against been \
    their all out into other some could also only most they made before through under while where \
    city week month report agency press group foreign affairs trade border water oil price market \
    school hospital road train farmers harvest weather election vote council party court judge \
    police army peace agreement visit delegation conference letter statement question answer \
    number part house family children women men work day night morning world news service power
    """.split(separator: " ").map(String.init)

  /// Text of at least so many bytes, the same at every run.
  func text(bytes: Int) -> [UInt8] {
    var generator = self
    var text: [UInt8] = []
    text.reserveCapacity(bytes + 1024)
    while text.count < bytes { generator.appendParagraph(to: &text) }
    return text
  }

  private mutating func appendParagraph(to text: inout [UInt8]) {
    for _ in 0..<4 { appendSentence(to: &text) }
    text[text.count - 1] = UInt8(ascii: "\n")
  }

  private mutating func appendSentence(to text: inout [UInt8]) {
    text += Array(Self.openings[random.below(Self.openings.count)].utf8)
    let count = 8 + random.below(16)
    let named = random.below(count * 2)
    for place in 0..<count {
      text.append(0x20)
      let words = place == named ? Self.names : Self.words
      text += Array(words[random.below(words.count)].utf8)
    }
    text += Array(". ".utf8)
  }
}

import Orthography

extension NameGrammar {
  /// Cuts folded text into words and looks each up.
  func scan(_ text: FoldedText, into tokens: inout [NameToken]) {
    let classes = Letters.classes
    var joint = Joint.stop
    var index = 0
    while index < text.base.count {
      switch classes[Int(text.base[index])] {
      case .latin, .digit:
        index = scanLatin(text, from: index, joint, classes, into: &tokens)
        joint = .soft
        continue
      case .arabic:
        let start = index
        while index < text.base.count,
          classes[Int(text.base[index])] == .arabic
            || classes[Int(text.base[index])] == .silent
        {
          index += 1
          // ة only ends words: زهرةالحياة is two without their space.
          if text.fine[index - 1] == Letters.taMarbuta { break }
        }
        close(NameToken(range: start..<index, script: .arabic, joint: joint), text, &tokens)
        joint = .soft
        continue
      case .silent, .soft: break
      case .hyphen: joint = max(joint, .hyphen)
      case .dot: joint = max(joint, .dot)
      case .space: joint = max(joint, .space)
      case .comma: joint = max(joint, .comma)
      case .stop: joint = .stop
      }
      index += 1
    }
  }

  /// Reads a run of Latin letters and digits; `d'` and `l'` are cut off as words of their own.
  private func scanLatin(
    _ text: FoldedText, from start: Int, _ joint: Joint, _ classes: [Letters.Class],
    into tokens: inout [NameToken]
  ) -> Int {
    var index = start
    var isNumber = true
    scan: while index < text.base.count {
      switch classes[Int(text.base[index])] {
      case .latin: if text.base[index] != Letters.ain { isNumber = false }
      case .digit, .silent: break
      default: break scan
      }
      index += 1
    }
    if isNumber {
      let digits = start..<index
      if text.base[digits].contains(where: { classes[Int($0)] == .digit }) {
        close(NameToken(range: digits, script: .digits, joint: joint), text, &tokens)
      }
      return index
    }
    var first = start
    let isElided =
      index - start >= 5 && text.base[start + 1] == Letters.ain
      && (text.base[start] == Letters.d || text.base[start] == Letters.l)
    if isElided {
      close(NameToken(range: start..<start + 1, script: .latin, joint: joint), text, &tokens)
      first = start + 2
    }
    close(
      NameToken(range: first..<index, script: .latin, joint: isElided ? .hyphen : joint),
      text, &tokens)
    return index
  }

  /// Finishes a word, or joins it to the one before if it is none by itself.
  private func close(_ token: NameToken, _ text: FoldedText, _ tokens: inout [NameToken]) {
    var token = token
    measure(&token, text)
    guard token.count > 0 else { return }
    if token.joint == .soft, let last = tokens.last, last.script == token.script,
      belongsTogether(last, token)
    {
      tokens.removeLast()
      token.range = last.range.lowerBound..<token.range.upperBound
      token.joint = last.joint
      measure(&token, text)
    }
    tokens.append(token)
  }

  /// Whether a soft boundary separates nothing: the suffix in `خامنه‌ای`, the Mc in `McDonald`.
  private func belongsTogether(_ last: NameToken, _ token: NameToken) -> Bool {
    switch token.script {
    case .arabic: token.count <= 2 && lexicon.words.rule(token.word, .element) < 0
    case .latin: last.count <= 2 && last.word < 0
    case .digits: false
    }
  }

  private func measure(_ token: inout NameToken, _ text: FoldedText) {
    var hash = WordTable.seed
    var count = 0
    var capitals = 0
    for index in token.range {
      let byte = text.base[index]
      if WordTable.isSilent(byte) { continue }
      if text.capital[index] {
        if count == 0 { token.isCapital = true }
        capitals += 1
      }
      hash = WordTable.step(hash, byte)
      count += 1
    }
    token.hash = hash
    token.count = count
    token.isAllCapitals = capitals == count && count > 1
    token.word = lexicon.words.find(text.base, token.range, hash: hash)
    let end = token.range.upperBound
    if end < text.base.count, text.base[end] == Letters.dot {
      token.dotted = true
      token.dottedWord = lexicon.words.find(
        text.base, token.range, dotted: true, hash: WordTable.step(hash, Letters.dot))
    }
  }
}

/// Folds decomposed characters by the rules: the plain, slow form of the knowledge in `FoldTable`.
///
/// A character is decomposed first, so that composed and decomposed spellings meet, and the marks
/// on a base letter are taken as a set: Unicode sorts them by numbers that have nothing to do with
/// the order of writing (a vowel sign comes before shadda).
struct ClusterFolder: Sendable {
  /// What one character becomes.
  struct Folding: Sendable, Equatable {
    var letters: [UInt8] = []
    /// Belongs to the character before it.
    var isMark = false
    /// A mark that can change the letters before it.
    var composes = false
    var isUpper = false
    var isLower = false
  }

  private struct Option {
    let marks: [UInt32]
    let letters: [UInt8]
  }

  /// By base character; those with the most marks first.
  private var options: [UInt32: [Option]] = [:]
  private var ranges: [(range: ClosedRange<UInt32>, letters: [UInt8]?)] = []
  private var compatibility: [ClosedRange<UInt32>] = []
  private var composing: Set<UInt32> = []
  /// Base letter of every fine letter, as far as the rules unite them.
  private(set) var base: [UInt8] = LetterPage.letters.reduce(into: (0...255).map { UInt8($0) }) {
    if $1.base == 0 { $0[Int($1.byte)] = 0 }
  }

  /// A folder without rules or letters: everything is foreign to it.
  init() {}

  init(_ rules: FoldRules) throws(ICUError) {
    for rule in rules.rules { add(rule) }
    ranges.sort { $0.range.lowerBound < $1.range.lowerBound }
    for letter in LetterPage.letters {
      let decomposed = try Scalars.decomposed(CollectionOfOne(letter.scalar.value))
      guard let first = decomposed.first else { continue }
      add(first, marks: decomposed.dropFirst().sorted(), [letter.byte])
    }
    for byte in UInt8(0x20)...0x7E where !(0x41...0x5A).contains(byte) {
      add(UInt32(byte), marks: [], [byte])
    }
    for key in options.keys {
      // Stable, so that rules come before the page's own letters.
      let sorted = options[key, default: []].enumerated().sorted {
        ($1.element.marks.count, $0.offset) < ($0.element.marks.count, $1.offset)
      }
      options[key] = sorted.map(\.element)
    }
    composing.formUnion(
      LetterPage.letters.filter { base[Int($0.byte)] == 0 }.map(\.scalar.value)
        .filter { letters(ofSingle: $0)?.isEmpty == false })
  }

  private mutating func add(_ rule: FoldRules.Rule) {
    switch (rule.subject, rule.action) {
    case (.cluster(let scalar, let marks), .letters(let letters)):
      if rule.grain == .base {
        addBase(scalar, marks: marks, letters)
      } else {
        add(scalar, marks: marks, letters)
      }
    case (.range(let range), .letters(let letters)): ranges.append((range, letters))
    case (.range(let range), .digit): ranges.append((range, nil))
    case (.range(let range), .compatibility): compatibility.append(range)
    case (.cluster(let scalar, _), .digit): ranges.append((scalar...scalar, nil))
    case (.cluster(let scalar, _), .compatibility): compatibility.append(scalar...scalar)
    }
  }

  private mutating func add(_ scalar: UInt32, marks: [UInt32], _ letters: [UInt8]) {
    options[scalar, default: []].append(Option(marks: marks, letters: letters))
    composing.formUnion(marks)
  }

  private mutating func addBase(_ scalar: UInt32, marks: [UInt32], _ letters: [UInt8]) {
    guard let target = letters.first else { return }
    for letter in LetterPage.letters {
      let decomposed = (try? Scalars.decomposed(CollectionOfOne(letter.scalar.value))) ?? []
      if decomposed.first == scalar && decomposed.dropFirst().sorted() == marks {
        base[Int(letter.byte)] = target
      }
    }
  }

  /// What one character becomes.
  func fold(_ scalar: UInt32) -> Folding {
    if isForeign(scalar) { return Folding(letters: [LetterPage.foreign]) }
    var folding = Folding()
    let sequence = decompose(scalar)
    if let letters = letters(ofSingle: scalar), CodePoint.kind(scalar) != .mark {
      folding.letters = letters
    } else if sequence.allSatisfy({ CodePoint.kind($0) == .mark }) {
      folding.isMark = true
      folding.composes = sequence.contains { composing.contains($0) }
      let letters = fold(sequence)
      if letters.contains(LetterPage.symbol) { folding = Folding(letters: [LetterPage.symbol]) }
    } else {
      folding.letters = fold(sequence)
    }
    if let first = folding.letters.first, LetterPage.isLatin(first),
      LetterPage.base[Int(first)] != 0x27
    {
      folding.isUpper = CodePoint.isUppercase(scalar)
      folding.isLower = !folding.isUpper && CodePoint.kind(scalar) == .letter
    }
    return folding
  }

  /// Whether a character is a letter of another script; decides for most text of other scripts
  /// without decomposing it.
  func isForeign(_ scalar: UInt32) -> Bool {
    CodePoint.isForeignLetter(scalar) && options[scalar] == nil
  }

  /// A base character and its marks, all of them decomposed.
  func fold(_ sequence: [UInt32]) -> [UInt8] {
    var letters: [UInt8] = []
    var start = sequence.startIndex
    while start < sequence.endIndex {
      var end = start + 1
      while end < sequence.endIndex, CodePoint.kind(sequence[end]) == .mark { end += 1 }
      foldCluster(sequence[start], Array(sequence[(start + 1)..<end]), into: &letters)
      start = end
    }
    // One character of another script, or one symbol, counts once however it decomposes.
    if letters.contains(LetterPage.foreign) { return [LetterPage.foreign] }
    if letters.allSatisfy({ $0 == LetterPage.symbol }) { return Array(letters.prefix(1)) }
    return letters
  }

  private func foldCluster(_ scalar: UInt32, _ marks: [UInt32], into letters: inout [UInt8]) {
    var rest = marks
    let option = options[scalar, default: []].first { option in
      option.marks.allSatisfy { marks.contains($0) }
    }
    if let option {
      letters += option.letters
      rest.removeAll { option.marks.contains($0) }
    } else {
      letters += self.letters(ofSingle: scalar) ?? classified(scalar)
    }
    // As a set, in page order, which is Unicode's.
    letters += Set(rest.flatMap { self.letters(ofSingle: $0) ?? classified($0) }).sorted()
  }

  /// What the rules say of a character that stands alone; `nil` if nothing.
  private func letters(ofSingle scalar: UInt32) -> [UInt8]? {
    if let option = options[scalar]?.first(where: { $0.marks.isEmpty }) { return option.letters }
    guard let index = rangeIndex(of: scalar) else { return nil }
    return ranges[index].letters ?? CodePoint.digit(scalar).map { [0x30 + $0] }
  }

  /// The range that holds a character; ranges are sorted and do not overlap.
  private func rangeIndex(of scalar: UInt32) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].range.upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].range.lowerBound <= scalar ? low : nil
  }

  /// A character that no rule names.
  private func classified(_ scalar: UInt32) -> [UInt8] {
    switch CodePoint.kind(scalar) {
    case .letter: [LetterPage.foreign]
    // Signs on Arabic letters mean something; on others the bare letter is the usual spelling.
    case .mark: (0x0600...0x08FF).contains(scalar) ? [LetterPage.symbol] : []
    case .digit, .separator, .control, .other: [LetterPage.symbol]
    }
  }

  /// A character case-folded and decomposed, compatibility mappings included where allowed.
  func decompose(_ scalar: UInt32) -> [UInt32] {
    let isCompatible = compatibility.contains { $0.contains(scalar) }
    let mapped = isCompatible ? (try? Scalars.compatiblyFolded(scalar)) ?? [] : []
    // Default-ignorable characters vanish in NFKC case folding; whether they do is up to the rules.
    let folded = mapped.isEmpty ? (try? Scalars.caseFolded(scalar)) ?? [scalar] : mapped
    guard isCompatible else { return folded }
    // Isolated shapes of vowel signs decompose to a space or tatweel with the sign.
    let stripped = folded.filter { $0 != 0x20 && $0 != 0x0640 }
    let isArabicSign = !stripped.isEmpty && stripped.allSatisfy { (0x0600...0x08FF).contains($0) }
    return isArabicSign && stripped.allSatisfy { CodePoint.kind($0) == .mark } ? stripped : folded
  }
}

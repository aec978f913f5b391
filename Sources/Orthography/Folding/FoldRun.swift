/// One pass over one text: the hot loop of `Folder`.
struct FoldRun {
  /// Room kept free behind the last letter for what one character can write: a soft boundary and
  /// `mostLetters`.
  static let room = mostLetters + 1
  /// The longest character, U+FDFA, has 18 letters, and a letter's marks are a set of 10 at most;
  /// more can come from odd rules only, and is cut.
  static let mostLetters = 63

  let source: UnsafeBufferPointer<UInt8>
  let pages: UnsafeBufferPointer<UInt16>
  let entries: UnsafeBufferPointer<UInt32>
  let compiled: FoldKnowledge
  /// Whether the letter before was a small Latin one: then a capital begins a word within a word.
  private var followsSmall = false

  init(
    source: UnsafeBufferPointer<UInt8>, pages: UnsafeBufferPointer<UInt16>,
    entries: UnsafeBufferPointer<UInt32>, compiled: FoldKnowledge
  ) {
    self.source = source
    self.pages = pages
    self.entries = entries
    self.compiled = compiled
  }

  /// Folds the whole text; `false` if the writer was too small.
  @inline(__always)
  mutating func fold(into writer: inout FoldWriter) -> Bool {
    var index = 0
    // Page 0 comes first in `entries` after the page of questions, so ASCII needs no lookup.
    let ascii = Int(pages[0])
    while index < source.count {
      guard writer.hasRoom(Self.room) else { return false }
      let byte = source[index]
      var next = index + 1
      var scalar = UInt32(byte)
      let entry: UInt32
      if byte < 0x80 {
        entry = entries[ascii + Int(byte)]
      } else {
        let decoded = UTF8Decoding.scalar(in: source, at: index)
        scalar = decoded.scalar
        next = index + decoded.length
        if !decoded.isValid { writer.replacements += 1 }
        entry = self.entry(of: scalar)
      }
      if entry & (0xFF << FoldTable.kindShift) == 0 {
        let isUpper = entry & FoldTable.upper != 0
        if isUpper && followsSmall { boundary(at: index, &writer) }
        followsSmall = entry & FoldTable.lower != 0
        writer.append(
          fine: UInt8(truncatingIfNeeded: entry), base: UInt8(truncatingIfNeeded: entry >> 8),
          from: index, to: next, capital: isUpper)
      } else {
        next = foldRare(entry, scalar, from: index, to: next, &writer)
      }
      index = next
    }
    return true
  }

  @inline(__always)
  private func entry(of scalar: UInt32) -> UInt32 {
    guard scalar < 0x10000 else { return FoldTable.ask }
    return entries[Int(pages[Int(scalar >> 8)]) + Int(scalar & 0xFF)]
  }

  private func boundary(at index: Int, _ writer: inout FoldWriter) {
    writer.append(
      fine: LetterPage.softBoundary, base: LetterPage.softBoundary, from: index, to: index,
      capital: false)
  }

  /// All that is not one letter; returns where to go on.
  @inline(never)
  private mutating func foldRare(
    _ entry: UInt32, _ scalar: UInt32, from index: Int, to next: Int, _ writer: inout FoldWriter
  ) -> Int {
    switch FoldTable.Kind(rawValue: (entry >> FoldTable.kindShift) & 0xFF) {
    case .letter, .drop: break
    case .mark: writer.extend(to: next)
    case .letters:
      let offset = Int(entry & 0xFFFF)
      let pool = compiled.table.pool
      let letters = pool[(offset + 1)...].prefix(Int(pool[offset]))
      write(
        letters, isUpper: entry & FoldTable.upper != 0, isLower: entry & FoldTable.lower != 0,
        from: index, to: next, &writer)
    case .composingMark: return foldCluster(to: next, &writer)
    case .ask, nil: return ask(scalar, from: index, to: next, &writer)
    }
    return next
  }

  private mutating func write(
    _ letters: some Collection<UInt8>, isUpper: Bool, isLower: Bool, from index: Int, to next: Int,
    _ writer: inout FoldWriter
  ) {
    if isUpper && followsSmall { boundary(at: index, &writer) }
    followsSmall = isLower
    for letter in letters.prefix(Self.mostLetters) {
      writer.append(
        fine: letter, base: compiled.base[Int(letter)], from: index, to: next,
        capital: isUpper)
    }
  }

  private mutating func ask(
    _ scalar: UInt32, from index: Int, to next: Int, _ writer: inout FoldWriter
  ) -> Int {
    if compiled.clusters.isForeign(scalar) {
      followsSmall = false
      writer.append(
        fine: LetterPage.foreign, base: LetterPage.foreign, from: index, to: next, capital: false)
      return next
    }
    let folding = compiled.clusters.fold(scalar)
    if folding.composes { return foldCluster(to: next, &writer) }
    if folding.isMark {
      writer.extend(to: next)
    } else {
      write(
        folding.letters, isUpper: folding.isUpper, isLower: folding.isLower, from: index, to: next,
        &writer)
    }
    return next
  }

  /// A composing mark was met: folds the letter before it again, with all of its marks.
  ///
  /// Marks beyond the first 32 are read and left out, so that a text of marks alone takes linear
  /// time; Unicode's stream-safe text has no more than 30.
  private mutating func foldCluster(to next: Int, _ writer: inout FoldWriter) -> Int {
    guard writer.count > 0 else { return next }
    var first = writer.count - 1
    let letter = writer.fine[first]
    guard LetterPage.isArabic(letter) || LetterPage.isHaraka(letter) || LetterPage.isLatin(letter)
    else {
      writer.extend(to: next)
      return next
    }
    // Letters of one character have one source; a boundary before it has none.
    let origin = writer.start[first]
    let isCapital = writer.capital[first]
    while first > 0, writer.start[first - 1] == origin, writer.end[first - 1] != origin {
      first -= 1
    }
    let base = UTF8Decoding.scalar(in: source, at: Int(origin))
    var sequence = compiled.clusters.decompose(base.scalar)
    var index = Int(origin) + base.length
    var end = index
    while index < source.count {
      let decoded = UTF8Decoding.scalar(in: source, at: index)
      let role = role(of: decoded.scalar)
      if role == .other { break }
      index += decoded.length
      if role == .mark {
        end = index
        if sequence.count < 33 { sequence += compiled.clusters.decompose(decoded.scalar) }
      }
    }
    writer.count = first
    for letter in compiled.clusters.fold(sequence).prefix(Self.mostLetters) {
      writer.append(
        fine: letter, base: compiled.base[Int(letter)], from: Int(origin), to: end,
        capital: isCapital)
    }
    return index
  }

  private enum Role { case mark, ignored, other }

  private func role(of scalar: UInt32) -> Role {
    var kind = FoldTable.Kind(rawValue: (entry(of: scalar) >> FoldTable.kindShift) & 0xFF)
    if kind == .ask {
      let folding = compiled.clusters.fold(scalar)
      kind = folding.isMark ? .mark : folding.letters.isEmpty ? .drop : .letter
    }
    switch kind {
    case .mark, .composingMark: return .mark
    case .drop: return .ignored
    case .letter, .letters, .ask, nil: return .other
    }
  }
}

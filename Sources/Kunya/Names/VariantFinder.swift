package import Matching
public import Onomastics
import Orthography
package import Transliteration

/// Expands one name into the spellings worth searching.
///
/// ```swift
/// let finder = try VariantFinder()
/// finder.variants(of: "وليد المعلم", limit: 3).map(\.text)
/// ```
///
/// Each part is brought to Arabic script, unless it is there already, and written in each of the
/// learned conventions; a whole name keeps to one convention, and the conventions are summed. For
/// one thread at a time.
public final class VariantFinder {
  private let knowledge: Knowledge
  private let restorer: PartRestorer
  private var writer: LatinWriter
  private var vowels: VowelRestorer
  private let models: NameModels
  private let scratch = NameScratch()
  private var written: [WrittenKey: [LatinWriter.Spelling]] = [:]

  private struct WrittenKey: Hashable {
    var part: [UInt8]
    var persian: Bool
  }

  /// How the sources of a part's spellings are weighed.
  private enum Weight {
    /// Of the Arabic form, where it is given beside the Latin one.
    static let given = 0.75
    /// Of the spelling that was given: other parts of the name may be the ones that differ.
    static let asGiven = 0.35
    /// The same of a place's.
    static let placeAsGiven = 0.55
    /// Of the library romanization without its diacritics, and of names of places: maps use it.
    static let library = 0.2
    static let libraryOfPlace = 0.3
    /// Of what was given behind another article.
    static let stem = 0.8
    /// Of spellings that differ from the one given in a single letter of the part, beside all others.
    static let neighbours = 0.25
    static let neighboursOfPlace = 0.8
    /// Of the way maps write, of names of places.
    static let maps = 0.5
    /// Of Persian readings where nothing tells.
    static let persian = 0.2
  }

  /// Spellings that are kept of a part, and originals that are tried.
  private static let spellingsOfPart = 60
  private static let originals = 4
  private static let beam = 40

  package init(knowledge: Knowledge, models: NameModels) {
    self.knowledge = knowledge
    self.models = models
    restorer = PartRestorer(knowledge, models, thorough: true)
    writer = LatinWriter(models, weights: .many)
    writer.beam = Self.beam
    vowels = VowelRestorer(models)
  }

  /// A finder with the embedded models.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public convenience init() throws(EmbeddedDataFault) {
    self.init(
      knowledge: try EmbeddedData.shared.get().knowledge, models: try EmbeddedData.models.get())
  }

  /// The likely spellings of a name, the likeliest first, each once.
  ///
  /// - Parameters:
  ///   - name: in any script.
  ///   - arabic: the name in Arabic script, where that is known beside a Latin one.
  ///   - kind: what it is a name of; without it, a word of place names tells a place.
  /// - Complexity: O(parts · spellings of a part · kept names).
  public func variants(
    of name: String, arabic: String? = nil, kind: NameKind? = nil, limit: Int = 30
  ) -> [NameVariant] {
    var parts = read(name, kind)
    var originals = arabic.map { read($0, kind) } ?? []
    let sayyid = (parts + originals).first { $0.kind == .title }
    parts.removeAll { $0.kind == .title }
    originals.removeAll { $0.kind == .title }
    if let paired = Self.paired(parts, originals) {
      return answer(spell(parts, paired, sayyid, kind, limit), limit)
    }
    // The two do not match part by part: either may be the fuller one.
    return answer(
      [parts, originals].flatMap { spell($0, $0.map { _ in nil }, sayyid, kind, limit) }, limit)
  }

  /// The original of each part, in order, as long as there is one for each; Arabic script does not
  /// write the ezafe. `nil` if the two do not match part by part.
  private static func paired(_ parts: [Source], _ originals: [Source]) -> [Source?]? {
    if originals.isEmpty { return parts.map { _ in nil } }
    if originals.count == parts.count { return originals }
    guard originals.count == parts.count(where: { !isEzafe($0) }) else { return nil }
    var rest = originals[...]
    return parts.map { isEzafe($0) ? nil : rest.removeFirst() }
  }

  /// Whole names, with probabilities that add up to 1.
  private func spell(
    _ parts: [Source], _ originals: [Source?], _ sayyid: Source?, _ kind: NameKind?, _ limit: Int
  ) -> [Combined] {
    let known = originals.compactMap { $0 }
    let persian = persianShare(known.isEmpty ? parts : known)
    let isPlace = kind == .place || kind == nil && parts.contains { $0.kind == .placeWord }
    var kept = [Combined(parts: [], conventions: models.conventions.shares)]
    for (index, part) in parts.enumerated() {
      let variants = self.variants(
        of: part, original: originals[index], persian: persian,
        isPlace: isPlace)
      if !variants.isEmpty { kept = Self.combine(kept, variants, limit * 4 + 200) }
    }
    if kept.first?.parts.isEmpty == true { return [] }
    if kept.first?.parts.count == 2, parts.allSatisfy({ $0.kind == .name }), !isPlace {
      kept += Self.turned(kept)
    }
    if let sayyid {
      kept = Self.combine(kept, Self.honorifics(sayyid.written), limit * 4 + 200)
      for index in kept.indices { kept[index].parts.insert(kept[index].parts.removeLast(), at: 0) }
    }
    let total = kept.reduce(0) { $0 + $1.p }
    for index in kept.indices {
      for convention in kept[index].conventions.indices {
        kept[index].conventions[convention] /= max(total, 1e-300)
      }
    }
    return kept
  }

  // MARK: Reading

  /// One part of the name as it was read.
  private struct Source {
    var kind: PartKind
    var form: PartForm
    var alphabet: Alphabet
    var letters: [UInt8]
    /// The part as written, in base letters, article and all.
    var written: [UInt8]
    /// Fine letters behind the article, of a part in Arabic script that is one word.
    var fine: [UInt8]
  }

  private func read(_ name: String, _ kind: NameKind?) -> [Source] {
    var name = name
    name.withUTF8 { knowledge.read($0, kind: kind, scratch: scratch) }
    return scratch.parse.parts.compactMap { part in
      if part.kind == .generic { return nil }
      // Imam and Shaykh are part of a place's name.
      let isName = part.kind == .title && kind == .place
      if part.kind == .title, !isName, !Self.isSayyid(scratch.parse.text(part.reading)) {
        return nil
      }
      let letters = Array(scratch.parse.text(part.reading))
      if letters.isEmpty { return nil }
      var fine: [UInt8] = []
      var written: [UInt8] = []
      for index in 0..<scratch.folded.count
      where Int(scratch.folded.start[index]) >= part.source.lowerBound
        && Int(scratch.folded.end[index]) <= part.source.upperBound
      {
        fine.append(scratch.folded.fine[index])
        let base = scratch.folded.base[index]
        if LetterPage.isLatin(base), base != UInt8(ascii: "'") { written.append(base) }
      }
      if fine.count > letters.count { fine.removeFirst(fine.count - letters.count) }
      if fine.map({ LetterPage.base[Int($0)] }) != letters { fine = letters }
      return Source(
        kind: isName ? .name : part.kind, form: part.form, alphabet: part.reading.alphabet,
        letters: letters,
        written: written, fine: fine)
    }
  }

  /// How likely the name is read as Persian: by its letters, else by who bears its parts.
  private func persianShare(_ parts: [Source]) -> Double {
    var shares: [Double] = []
    for part in parts where part.alphabet == .arabic {
      if part.letters.contains(where: { (0x9D...0xA0).contains($0) }) { return 0.95 }
      if let total = models.words.total(of: part.letters), total.arabic + total.persian > 0 {
        // There are four names of Arabic-speaking countries to one of Persian-speaking ones.
        shares.append(4 * total.persian / (total.arabic + 4 * total.persian))
      }
    }
    if shares.isEmpty { return Weight.persian }
    return shares.reduce(0, +) / Double(shares.count)
  }

  // MARK: Parts

  private func variants(
    of part: Source, original: Source?, persian: Double, isPlace: Bool
  ) -> [PartVariant] {
    switch part.kind {
    case .title, .generic: return []
    case .initial, .number: return [asWritten(part)]
    case .particle: return particle(part)
    case .name, .kunya, .placeWord: break
    }
    var letters: [[UInt8]: [Double]] = [:]
    func add(_ spellings: [LatinWriter.Spelling], _ weight: Double) {
      for spelling in spellings {
        let word = spelling.letters.filter { $0 != UInt8(ascii: "'") }
        let ways = spelling.conventions.map { $0 * weight }
        letters[word, default: [Double](repeating: 0, count: ways.count)].add(ways)
      }
    }
    func add(_ word: [UInt8], _ weight: Double) {
      let plain = word.filter { $0 != UInt8(ascii: "'") }
      if plain.isEmpty { return }
      let ways = [Double](repeating: weight, count: ConventionTable.count)
      letters[plain, default: [Double](repeating: 0, count: ways.count)].add(ways)
    }
    let arabic = part.alphabet == .arabic ? part : original
    if let arabic, arabic.alphabet == .arabic {
      let weight = part.alphabet == .arabic ? 1 : Weight.given
      add(spellings(arabic.letters, persian), isPlace ? weight * (1 - Weight.maps) : weight)
      if isPlace {
        add(
          writer.placeSpellings(of: arabic.letters, limit: Self.spellingsOfPart),
          weight * Weight.maps)
      }
      for reading in vowels.readings(of: arabic.fine, limit: 2) {
        let plain = RomanLetters.plain(reading.symbols)
        let share = isPlace ? Weight.libraryOfPlace : Weight.library
        add(plain, share * reading.p)
        if isPlace, plain.last == TaMarbuta.pausal, arabic.fine.last == TaMarbuta.letter {
          add(Array(plain.dropLast()), share * reading.p / 2)
        }
      }
    }
    if part.alphabet == .latin {
      let weight = arabic == nil ? 1 : 1 - Weight.given
      let originals = restorer.originals(of: part.letters, .any).prefix(Self.originals)
      for original in originals { add(spellings(original.base, persian), weight * original.p) }
      // The article may change before a stem that does not.
      if part.form.contains(.article) { add(part.letters, Weight.stem) }
      if let base = arabic?.letters ?? originals.first?.base {
        let neighbours = writer.neighbours(
          of: part.letters, part: base, persian: persian > 0.5, isPlace: isPlace)
        let weight = isPlace ? Weight.neighboursOfPlace : Weight.neighbours
        for neighbour in neighbours { add(neighbour.letters, weight * neighbour.p) }
      }
    }
    var variants = letters.map { PartVariant(letters: $0.key, conventions: $0.value) }
    variants = joined(variants, part.form.union(original?.form ?? []), isPlace)
    if part.alphabet == .latin {
      give(part, isPlace ? Weight.placeAsGiven : Weight.asGiven, &variants)
    }
    variants.sort { a, b in
      a.p != b.p ? a.p > b.p : a.letters.lexicographicallyPrecedes(b.letters)
    }
    return Array(variants.prefix(Self.spellingsOfPart * 2))
  }

  /// Gives the spelling that was given its weight.
  private func give(_ part: Source, _ weight: Double, _ variants: inout [PartVariant]) {
    if part.written.isEmpty { return }
    let total = variants.reduce(0) { $0 + $1.p } / Double(ConventionTable.count)
    let share = weight / (1 - weight) * max(total, 1e-3)
    let conventions = [Double](repeating: share, count: ConventionTable.count)
    if let known = variants.firstIndex(where: { $0.letters == part.written }) {
      variants[known].conventions.add(conventions)
      return
    }
    let article = part.written.count - part.letters.count
    var text: String?
    if part.form.contains(.article), (1...3).contains(article),
      part.written.dropFirst(article).elementsEqual(part.letters)
    {
      text =
        LetterPage.text(part.written.prefix(article)) + "-" + PartVariant.capitalised(part.letters)
    }
    variants.append(PartVariant(letters: part.written, text: text, conventions: conventions))
  }

  private func spellings(_ part: [UInt8], _ persian: Double) -> [LatinWriter.Spelling] {
    var sum: [[UInt8]: LatinWriter.Spelling] = [:]
    for (isPersian, weight) in [(false, 1 - persian), (true, persian)] where weight > 0.02 {
      for var spelling in written(part, isPersian) {
        spelling.p *= weight
        for index in spelling.conventions.indices { spelling.conventions[index] *= weight }
        if let known = sum[spelling.letters] {
          spelling.p += known.p
          spelling.conventions.add(known.conventions)
        }
        sum[spelling.letters] = spelling
      }
    }
    return Array(sum.values)
  }

  private func written(_ part: [UInt8], _ persian: Bool) -> [LatinWriter.Spelling] {
    let key = WrittenKey(part: part, persian: persian)
    if let known = written[key] { return known }
    let spellings = writer.spellings(of: part, persian: persian, limit: Self.spellingsOfPart)
    if written.count > 5000 { written.removeAll(keepingCapacity: true) }
    written[key] = spellings
    return spellings
  }

  private func asWritten(_ part: Source) -> PartVariant {
    PartVariant(
      letters: part.letters,
      conventions: [Double](repeating: 1, count: ConventionTable.count))
  }

  private func particle(_ part: Source) -> [PartVariant] {
    if Self.isEzafe(part) {
      var ways = Self.ways(NameJoints.ezafe)
      give(part, Weight.asGiven, &ways)
      return ways
    }
    guard Self.sons.contains(part.letters) else {
      return part.alphabet == .latin ? [asWritten(part)] : []
    }
    return Self.ways(NameJoints.son)
  }

  private static func ways(_ joints: [NameJoints.Joint]) -> [PartVariant] {
    joints.map { joint in
      PartVariant(
        letters: joint.text.utf8.filter { $0 != UInt8(ascii: "-") }, text: joint.text,
        conventions: joint.shares)
    }
  }

  private static func isEzafe(_ part: Source) -> Bool {
    part.kind == .particle
      && NameJoints.ezafe.contains { part.letters.elementsEqual($0.text.utf8.dropFirst()) }
  }

  /// bin, ben, ibn, بن, ابن.
  private static let sons: [[UInt8]] = [
    Array("bin".utf8), Array("ben".utf8), Array("ibn".utf8), [0x81, 0x98], [0x80, 0x81, 0x98],
  ]

  /// With the ways to write what the grammar has taken off or brought to one form.
  private func joined(
    _ variants: [PartVariant], _ form: PartForm, _ isPlace: Bool
  ) -> [PartVariant] {
    if form.contains(.abd) {
      return multiplied(variants, NameJoints.abd) { letters, joint in
        guard letters.starts(with: "abd".utf8), letters.count > 4 else { return nil }
        let rest = letters.dropFirst(3)
        return Self.heard(joint, before: rest.first).map { (Array("abd".utf8) + $0 + rest, nil) }
      }
    }
    if form.contains(.din) {
      return multiplied(variants, NameJoints.din) { letters, joint in
        guard letters.count > 4, letters.suffix(3).elementsEqual("din".utf8) else { return nil }
        let stem = Array(letters.dropLast(3))
        let isApart = joint == "aldin" || joint == "eldin"
        let text = isApart ? PartVariant.capitalised(stem) + " \(joint.prefix(2))-Din" : nil
        return (stem + Array(joint.utf8), text)
      }
    }
    if form.contains(.allah) {
      return multiplied(variants, NameJoints.allah) { letters, joint in
        guard letters.count > 6, letters.suffix(5).elementsEqual("allah".utf8) else { return nil }
        return (letters.dropLast(5) + Array(joint.utf8), nil)
      }
    }
    if form.contains(.article) {
      let joints = isPlace ? NameJoints.mapArticle : NameJoints.article
      return multiplied(variants, joints) { letters, joint in
        Self.heard(joint, before: letters.first).map { article in
          let text =
            article.isEmpty
            ? nil : LetterPage.text(article) + "-" + PartVariant.capitalised(letters)
          return (article + letters, text)
        }
      }
    }
    return variants
  }

  /// A joint with its `*` as the letter that follows; `nil` if that is no sun letter.
  private static func heard(_ joint: String, before next: UInt8?) -> [UInt8]? {
    guard joint.hasSuffix("*") else { return Array(joint.utf8) }
    guard let next, "tdrzsn".utf8.contains(next) else { return nil }
    return Array(joint.utf8.dropLast()) + [next]
  }

  private func multiplied(
    _ variants: [PartVariant], _ joints: [NameJoints.Joint],
    _ join: ([UInt8], String) -> ([UInt8], String?)?
  ) -> [PartVariant] {
    var places: [[UInt8]: Int] = [:]
    var all: [PartVariant] = []
    for variant in variants {
      var ways = joints.compactMap { joint -> PartVariant? in
        guard let (letters, text) = join(variant.letters, joint.text) else { return nil }
        return PartVariant(
          letters: letters, text: text,
          conventions: zip(variant.conventions, joint.shares).map { $0 * $1 })
      }
      if ways.isEmpty { ways = [variant] }
      for way in ways {
        if let known = places[way.letters] {
          all[known].conventions.add(way.conventions)
          // Of two texts of these letters the one that tells the article apart.
          if way.text.utf8.count > all[known].text.utf8.count { all[known].text = way.text }
        } else {
          places[way.letters] = all.count
          all.append(way)
        }
      }
    }
    return all
  }
}

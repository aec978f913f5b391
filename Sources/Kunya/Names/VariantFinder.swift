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
    static let asGiven = 0.25
    /// Of the library romanization without its diacritics.
    static let library = 0.08
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
    restorer = PartRestorer(knowledge, models)
    writer = LatinWriter(models)
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
  ///   - kind: what it is a name of.
  /// - Complexity: O(parts · spellings of a part · kept names).
  public func variants(
    of name: String, arabic: String? = nil, kind: NameKind? = nil, limit: Int = 30
  ) -> [NameVariant] {
    let parts = read(name, kind)
    var originals = arabic.map { read($0, kind) } ?? []
    if originals.count != parts.count { originals = [] }
    if parts.isEmpty { return [] }
    let persian = persianShare(originals.isEmpty ? parts : originals)
    var kept: [Combined] = [
      Combined(pieces: [], conventions: models.conventions.shares)
    ]
    for (index, part) in parts.enumerated() {
      let variants = self.variants(
        of: part, original: originals.isEmpty ? nil : originals[index], persian: persian)
      if !variants.isEmpty { kept = combine(kept, variants, limit * 4 + 200) }
    }
    return answer(kept, limit)
  }

  // MARK: Reading

  /// One part of the name as it was read.
  private struct Source {
    var kind: PartKind
    var form: PartForm
    var alphabet: Alphabet
    var letters: [UInt8]
    /// Fine letters behind the article, of a part in Arabic script that is one word.
    var fine: [UInt8]
  }

  private func read(_ name: String, _ kind: NameKind?) -> [Source] {
    var name = name
    name.withUTF8 { knowledge.read($0, kind: kind, scratch: scratch) }
    return scratch.parse.parts.compactMap { part in
      if part.kind == .title || part.kind == .generic { return nil }
      let letters = Array(scratch.parse.text(part.reading))
      if letters.isEmpty { return nil }
      var fine: [UInt8] = []
      for index in 0..<scratch.folded.count
      where Int(scratch.folded.start[index]) >= part.source.lowerBound
        && Int(scratch.folded.end[index]) <= part.source.upperBound
      {
        fine.append(scratch.folded.fine[index])
      }
      if fine.count > letters.count { fine.removeFirst(fine.count - letters.count) }
      if fine.map({ LetterPage.base[Int($0)] }) != letters { fine = letters }
      return Source(
        kind: part.kind, form: part.form, alphabet: part.reading.alphabet, letters: letters,
        fine: fine)
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

  private func variants(of part: Source, original: Source?, persian: Double) -> [PartVariant] {
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
      add(spellings(arabic.letters, persian), weight)
      for reading in vowels.readings(of: arabic.fine, limit: 2) {
        add(RomanLetters.plain(reading.symbols), Weight.library * reading.p)
      }
    }
    if part.alphabet == .latin {
      let weight = arabic == nil ? 1 : 1 - Weight.given
      for original in restorer.originals(of: part.letters, .any).prefix(Self.originals) {
        add(spellings(original.base, persian), weight * original.p)
      }
      add(part.letters, Weight.asGiven)
    }
    var variants = letters.map { PartVariant(pieces: [$0.key], conventions: $0.value) }
    variants = joined(variants, part.form.union(original?.form ?? []))
    variants.sort { a, b in
      let (p, q) = (a.conventions.reduce(0, +), b.conventions.reduce(0, +))
      return p != q ? p > q : a.letters.lexicographicallyPrecedes(b.letters)
    }
    return Array(variants.prefix(Self.spellingsOfPart * 2))
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
      pieces: [part.letters],
      conventions: [Double](repeating: 1, count: ConventionTable.count))
  }

  private func particle(_ part: Source) -> [PartVariant] {
    let isSon = Self.sons.contains(part.letters)
    guard isSon else { return part.alphabet == .latin ? [asWritten(part)] : [] }
    return NameJoints.son.map {
      PartVariant(pieces: [Array($0.text.utf8)], conventions: $0.shares)
    }
  }

  /// bin, ben, ibn, بن, ابن.
  private static let sons: [[UInt8]] = [
    Array("bin".utf8), Array("ben".utf8), Array("ibn".utf8), [0x81, 0x98], [0x80, 0x81, 0x98],
  ]

  /// With the ways to write what the grammar has taken off or brought to one form.
  private func joined(_ variants: [PartVariant], _ form: PartForm) -> [PartVariant] {
    if form.contains(.abd) {
      return multiplied(variants, NameJoints.abd) { letters, joint in
        guard letters.starts(with: "abd".utf8), letters.count > 4 else { return nil }
        return [Array("abd".utf8) + joint + letters.dropFirst(3)]
      }
    }
    if form.contains(.din) {
      return multiplied(variants, NameJoints.din) { letters, joint in
        guard letters.count > 4, letters.suffix(3).elementsEqual("din".utf8) else { return nil }
        return [letters.dropLast(3) + joint]
      }
    }
    if form.contains(.article) {
      return multiplied(variants, NameJoints.article) { letters, joint in
        joint.isEmpty ? [letters] : [joint, letters]
      }
    }
    return variants
  }

  private func multiplied(
    _ variants: [PartVariant], _ joints: [NameJoints.Joint],
    _ join: ([UInt8], [UInt8]) -> [[UInt8]]?
  ) -> [PartVariant] {
    variants.flatMap { variant in
      let all = joints.compactMap { joint -> PartVariant? in
        guard let pieces = join(variant.letters, Array(joint.text.utf8)) else { return nil }
        return PartVariant(
          pieces: pieces,
          conventions: zip(variant.conventions, joint.shares).map { $0 * $1 })
      }
      return all.isEmpty ? [variant] : all
    }
  }

  // MARK: Names

  private struct Combined {
    var pieces: [[[UInt8]]]
    var conventions: [Double]
    var p: Double { conventions.reduce(0, +) }
  }

  private func combine(
    _ kept: [Combined], _ variants: [PartVariant], _ limit: Int
  ) -> [Combined] {
    var all: [(p: Double, name: Int, part: Int)] = []
    for (name, combined) in kept.enumerated() {
      for (part, variant) in variants.enumerated() {
        var p = 0.0
        for index in combined.conventions.indices {
          p += combined.conventions[index] * variant.conventions[index]
        }
        all.append((p, name, part))
      }
    }
    all.sort { $0.p != $1.p ? $0.p > $1.p : ($0.name, $0.part) < ($1.name, $1.part) }
    return all.prefix(limit).map { entry in
      var next = kept[entry.name]
      next.pieces.append(variants[entry.part].pieces)
      for index in next.conventions.indices {
        next.conventions[index] *= variants[entry.part].conventions[index]
      }
      return next
    }
  }

  /// Each spelling once, whatever its spaces and hyphens.
  private func answer(_ kept: [Combined], _ limit: Int) -> [NameVariant] {
    var places: [[UInt8]: Int] = [:]
    var variants: [NameVariant] = []
    let total = kept.reduce(0) { $0 + $1.p }
    for combined in kept {
      let letters = Array(combined.pieces.joined().joined())
      if let known = places[letters] {
        variants[known].probability += combined.p / total
      } else {
        places[letters] = variants.count
        variants.append(
          NameVariant(text: Self.text(combined.pieces), probability: combined.p / total))
      }
    }
    variants.sort {
      $0.probability != $1.probability ? $0.probability > $1.probability : $0.text < $1.text
    }
    return Array(variants.prefix(limit))
  }

  /// `al-Najjar`, `Abdulrahman`: parts capitalised, articles small and hyphenated.
  private static func text(_ parts: [[[UInt8]]]) -> String {
    parts.map { pieces in
      pieces.enumerated().map { index, letters in
        let text = LetterPage.text(letters)
        let isArticle = index + 1 < pieces.count
        return isArticle ? text + "-" : capitalised(text)
      }.joined()
    }.joined(separator: " ")
  }

  private static func capitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return ["bin", "ben", "ibn"].contains(text) ? text : first.uppercased() + text.dropFirst()
  }
}

extension [Double] {
  /// Adds another list, element by element.
  fileprivate mutating func add(_ other: [Double]) {
    for index in indices where index < other.count { self[index] += other[index] }
  }
}

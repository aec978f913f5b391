package import Matching
import Onomastics
import Orthography
package import Transliteration

/// Takes names apart and gives each its canonical form, without any table.
///
/// For one thread at a time; make one for each.
public final class Normalizer {
  private let knowledge: Knowledge
  private let restorer: PartRestorer
  private var writer: LatinWriter
  private let scratch = NameScratch()
  private var forms: PartForms
  private var cache: [[UInt8]: RestoredPart] = [:]

  package init(knowledge: Knowledge, models: NameModels) {
    self.knowledge = knowledge
    restorer = PartRestorer(knowledge, models, thorough: false)
    let lexicon = knowledge.lexicon
    forms = PartForms(FamilyReader(models.families) { lexicon?.areTwo($0, $1) ?? false })
    writer = LatinWriter(models)
  }

  /// A normalizer with the embedded rules and lexicon.
  ///
  /// - Throws: `EmbeddedDataFault` if the library was built wrong.
  public convenience init() throws(EmbeddedDataFault) {
    self.init(
      knowledge: try EmbeddedData.shared.get().knowledge, models: try EmbeddedData.models.get())
  }

  /// Everything about a name.
  public func normalize(_ name: String) -> NormalizedName {
    read(name)
    var keys: [KeyTable.Key] = []
    let parts = scratch.parse.parts.map { part in
      let letters = scratch.parse.text(part.reading)
      keys.removeAll(keepingCapacity: true)
      knowledge.keys.keys(of: letters, into: &keys)
      return NormalizedName.Part(
        text: source(part, name), kind: "\(part.kind)", source: part.source,
        letters: LetterPage.text(letters), keys: keys.map(knowledge.keys.text))
    }
    return NormalizedName(
      name: name, canonical: canonical(name),
      folded: LetterPage.text(scratch.folded.base), notation: scratch.parse.notation,
      parts: parts, form: form(of: name))
  }

  /// The canonical form alone.
  public func form(_ name: String) -> NameForm {
    read(name)
    return form(of: name)
  }

  /// ICU can only fail here for want of memory; the name itself is then the best answer.
  private func canonical(_ name: String) -> String {
    (try? knowledge.folder.canonical(name)) ?? name
  }

  private func read(_ name: String) {
    var name = name
    name.withUTF8 { knowledge.parse($0, scratch: scratch) }
  }

  private func source(_ part: NamePart, _ name: String) -> String {
    let bytes = name.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: part.source.lowerBound)
    let end = bytes.index(bytes.startIndex, offsetBy: part.source.upperBound)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func form(of name: String) -> NameForm {
    var form = NameForm(id: "", latin: "", arabic: "", parts: [])
    for part in scratch.parse.parts where Self.counts(part.kind) {
      let letters = Array(scratch.parse.text(part.reading))
      form.append(restore(letters, part.reading.alphabet), text: source(part, name))
    }
    return form
  }

  private static func counts(_ kind: PartKind) -> Bool {
    switch kind {
    case .name, .kunya, .placeWord, .number: true
    case .initial, .particle, .title, .generic: false
    }
  }

  // MARK: Restoring

  /// The Arabic-script form of a part: as written, else restored.
  private func restore(_ letters: [UInt8], _ alphabet: Alphabet) -> RestoredPart {
    if let known = cache[letters] { return known }
    let restored = alphabet == .arabic ? written(letters) : restored(letters)
    if cache.count > 50_000 { cache.removeAll(keepingCapacity: true) }
    cache[letters] = restored
    return restored
  }

  private func written(_ letters: [UInt8]) -> RestoredPart {
    let items = lexiconItems(letters)
    let latin = items.first.flatMap { latinForm(ofItem: $0) }
    return RestoredPart(
      id: forms.id(letters), latin: latin ?? transliterated(letters),
      arabic: LetterPage.text(letters), p: 1, refs: items.map(reference), alternatives: [])
  }

  private func restored(_ letters: [UInt8]) -> RestoredPart {
    var part = RestoredPart(
      id: NameFormCode.prefix, latin: LetterPage.text(letters), arabic: "", p: 1,
      refs: lexiconItems(letters).map(reference), alternatives: [])
    let count = letters.withUnsafeBufferPointer { restorer.rank($0, .any) }
    if count == 0 {
      if let original = restorer.original(byEveryLetterOf: letters) {
        part.id = forms.id(original.base)
        part.arabic = LetterPage.text(original.base)
        part.p = original.p
      }
      return part
    }
    forms.gather(restorer.words)
    if let best = forms.first {
      part.id = NameFormCode.id(best.word)
      part.arabic = LetterPage.text(restorer.words.word(ofRank: best.rank))
      part.p = best.p
    }
    for form in forms.others.prefix(Self.mostAlternatives) where form.p >= Self.leastAlternative {
      let arabic = LetterPage.text(restorer.words.word(ofRank: form.rank))
      part.alternatives.append(
        NameForm.Alternative(id: NameFormCode.id(form.word), arabic: arabic, p: form.p))
    }
    return part
  }

  /// Other forms of a part that are told, at most; less probable ones are not worth it.
  private static let mostAlternatives = 4
  private static let leastAlternative = 0.02

  private func lexiconItems(_ letters: [UInt8]) -> [Int] {
    guard let lexicon = knowledge.lexicon, let form = lexicon.form(letters) else { return [] }
    return lexicon.items(ofForm: form).map(Int.init)
  }

  private func reference(_ item: Int) -> String {
    knowledge.lexicon?.reference(ofItem: item) ?? ""
  }

  /// A Latin spelling of an item: the one nearest to its Arabic letters.
  private func latinForm(ofItem item: Int) -> String? {
    guard let lexicon = knowledge.lexicon else { return nil }
    for form in lexicon.forms(ofItem: item) {
      let letters = lexicon.formLetters(Int(form))
      if letters.allSatisfy(LetterPage.isLatin) { return LetterPage.text(letters) }
    }
    return nil
  }

  /// The likeliest everyday spelling; letters that no model knows are left out.
  private func transliterated(_ arabic: [UInt8]) -> String {
    if let best = writer.spellings(of: arabic, persian: Self.isPersian(arabic), limit: 5).first {
      return LetterPage.text(best.letters)
    }
    let numbers = arabic.map { LetterIndex.number[Int($0)] }.filter { $0 != 0 }
    let right = knowledge.model.arabicLatin.transliteratedRight(
      of: Array(numbers.prefix(EditModel.longestWord)))
    return LetterPage.text(right.map { LetterIndex.byte($0, .latin) })
  }

  /// Whether a word has letters that Arabic lacks: پ چ ژ گ.
  private static func isPersian(_ word: [UInt8]) -> Bool {
    word.contains { (0x9D...0xA0).contains($0) }
  }
}

/// A name taken apart.
public struct NormalizedName: Sendable, Equatable {
  public var name: String
  /// Lossless: format noise and encoding variants unified.
  public var canonical: String
  /// Letters as matching compares them.
  public var folded: String
  /// The parse in one line, see `NameParse.notation`.
  public var notation: String
  public var parts: [Part]
  public var form: NameForm

  /// One part of the name.
  public struct Part: Sendable, Equatable {
    /// As written.
    public var text: String
    /// name, initial, number, particle, kunya, title, generic or placeWord.
    public var kind: String
    /// Bytes of the input, from 0, end exclusive.
    public var source: Range<Int>
    /// Folded letters, without the article.
    public var letters: String
    /// Blocking keys.
    public var keys: [String]
  }
}

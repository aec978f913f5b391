import CKunyaData
import Matching
import Onomastics
import Orthography

/// The embedded rules and weights, and short ways to compare with them.
enum Embedded {
  static let knowledge: Knowledge = {
    do { return try Knowledge.load(lexicon: nil, read: file) } catch {
      preconditionFailure("\(error)")
    }
  }()

  static var model: EditModel { knowledge.model }

  static func file(_ file: Knowledge.File) -> [UInt8]? {
    var size = 0
    let start = kunya_data(file.rawValue, &size)
    return start.map { Array(UnsafeBufferPointer(start: $0, count: size)) }
  }

  static func table(_ which: Knowledge.File) throws -> DataTable {
    try DataTable(name: which.rawValue, utf8: file(which) ?? [])
  }

  /// A name read and prepared.
  static func prepared(_ name: String, _ kind: NameKind? = nil) -> PreparedName {
    let scratch = NameScratch()
    var name = name
    name.withUTF8 { knowledge.read($0, kind: kind, scratch: scratch) }
    return scratch.name
  }

  static func compare(_ a: String, _ b: String, _ kind: NameKind? = nil) -> PairScorer.Result {
    var (a, b) = (a, b)
    return a.withUTF8 { first in
      b.withUTF8 { PairScorer(knowledge: knowledge).compare(first, $0, kind: kind) }
    }
  }

  static func explain(_ a: String, _ b: String, _ kind: NameKind? = nil) -> Explanation {
    var (a, b) = (a, b)
    return a.withUTF8 { first in
      b.withUTF8 { PairScorer(knowledge: knowledge).explain(first, $0, kind: kind).explanation }
    }
  }

  /// The edit model's d of two single words.
  static func similarity(_ a: String, _ b: String, least: Float = -.infinity) -> Float {
    similarity(Word(a), Word(b), least: least)
  }

  static func similarity(_ a: Word, _ b: Word, least: Float = -.infinity) -> Float {
    let scratch = EditScratch()
    return a.with(scratch) { first in
      b.with(scratch) { model.similarity(first, $0, least: least, scratch: scratch) }
    }
  }
}

/// Letters of one alphabet by number.
struct Word: Sendable, CustomStringConvertible {
  var letters: [UInt8]
  var alphabet: Alphabet

  init(letters: [UInt8], alphabet: Alphabet) {
    self.letters = letters
    self.alphabet = alphabet
  }

  /// A folded word.
  init(_ text: String) {
    let folded = Embedded.knowledge.folder.fold(text).base
    alphabet = folded.contains(where: LetterPage.isArabic) ? .arabic : .latin
    letters = folded.map { LetterIndex.number[Int($0)] }.filter { $0 != 0 }
  }

  var description: String { EditTable.text(letters, alphabet) }

  func with<Result>(_ scratch: EditScratch, _ body: (EditModel.Word) -> Result) -> Result {
    letters.withUnsafeBufferPointer { letters in
      body(
        EditModel.Word(
          letters: letters, alphabet: alphabet,
          marginals: Embedded.model.marginals(letters, alphabet, scratch: scratch)))
    }
  }

  /// Any letters of an alphabet.
  static func random(_ most: Int, _ alphabet: Alphabet, _ random: inout Seeded) -> Word {
    let numbers: ClosedRange<UInt8> = alphabet == .latin ? 1...30 : 1...34
    return Word(
      letters: (0..<Int.random(in: 1...most, using: &random)).map { _ in
        UInt8.random(in: numbers, using: &random)
      }, alphabet: alphabet)
  }
}

/// Names of the region in both scripts.
enum Names {
  static let latin = [
    "Fayssal", "Mikdad", "Miqdad", "Walid", "Moallem", "Mouallem", "Bouthaina", "Shaaban",
    "Chaabane", "Ali", "Asghar", "Khaji", "Hassan", "Husayn", "Nasrallah", "Muhammad", "Mehmet",
    "Abdurrahman", "Noureddine", "Kafranbel", "Gaddafi", "Qadhdhafi", "Araghchi", "Xatami",
    "Ahmadinejad", "Tebboune", "Ouyahia", "Szoszo", "Wa", "Jjj", "Tchad", "O'Brien", "Şükrü",
  ]
  static let arabic = [
    "فيصل", "المقداد", "مقداد", "وليد", "المعلم", "بثينة", "شعبان", "علي", "أصغر", "خاجي", "حسن",
    "حسين", "نصرالله", "محمد", "عبدالرحمن", "نورالدين", "كفرنبل", "القذافي", "عراقچی", "خاتمی",
    "احمدی‌نژاد", "تبون", "ويحيى", "گل", "ڤينوس",
  ]
}

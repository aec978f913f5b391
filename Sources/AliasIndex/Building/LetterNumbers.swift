import Matching
import Orthography

/// `LetterIndex` as tables of this module, where looking a letter up is one load.
enum LetterNumbers {
  /// Letter page byte → number within its alphabet.
  static let ofByte = LetterIndex.number

  /// Number → letter page byte, of the Latin letters.
  private static let latin = bytes(.latin)
  private static let arabic = bytes(.arabic)

  /// Number → letter page byte; the first number is none.
  static func bytes(of alphabet: Alphabet) -> [UInt8] {
    alphabet == .latin ? latin : arabic
  }

  private static func bytes(_ alphabet: Alphabet) -> [UInt8] {
    (0..<UInt8(LetterIndex.count)).map { number in
      number == 0 ? 0 : LetterIndex.byte(number, alphabet)
    }
  }
}

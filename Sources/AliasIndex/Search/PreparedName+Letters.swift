package import Matching
import Onomastics
import Orthography

extension PreparedName {
  /// A unit's letters.
  @inline(__always)
  package func withLetters<Result>(
    of unit: Unit, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    numbers.withUnsafeBufferPointer { numbers in
      body(UnsafeBufferPointer(rebasing: numbers[Int(unit.start)..<Int(unit.start + unit.count)]))
    }
  }

  /// Whether parts written as one and a single part are of about the same length. Vowels that Arabic
  /// script leaves out make a Latin spelling longer, never shorter.
  @inline(__always)
  static func mayJoin(
    _ count: Int, _ alphabet: UInt8, _ otherCount: Int, _ otherAlphabet: UInt8
  ) -> Bool {
    if alphabet == otherAlphabet { return abs(count - otherCount) <= mostLongerJoined }
    let (arabic, latin) =
      alphabet == Alphabet.arabic.rawValue ? (count, otherCount) : (otherCount, count)
    return arabic <= latin + mostLongerJoined && latin <= 2 * arabic + mostLongerJoined
  }
}

import Sections

/// What a word has in common with the words of its families. One a thread.
struct FamilyLetters: ~Copyable {
  /// Identity of what near words have in common, and of what far words have.
  private(set) var near: UInt64 = 0
  private(set) var far: UInt64 = 0
  /// Whether far words have but two letters in common, or one: many names share these.
  private(set) var isShort = false

  private var letters = WorkBuffer<UInt8>()
  private let folds: WorkBuffer<UInt8>

  init() {
    folds = WorkBuffer(repeating: 0, count: 256)
    for letter in 0..<256 { folds[letter] = UInt8(letter) }
    for (letter, other) in Self.alike { folds[Int(letter)] = other }
  }

  /// Reads a word in base letters.
  ///
  /// - Complexity: O(letters).
  mutating func read(_ word: UnsafeBufferPointer<UInt8>) {
    foldNear(word)
    near = CountTable.identity(letters.values)
    foldFar()
    far = CountTable.identity(letters.values)
    isShort = letters.count < 3
  }

  private mutating func foldNear(_ word: UnsafeBufferPointer<UInt8>) {
    letters.removeAll()
    for letter in word where letter != Self.hamza { letters.append(folds[Int(letter)]) }
    let count = letters.count
    if count == 0 { return }
    if count > 2, letters[count - 1] == Self.alif { letters[count - 1] = Self.heh }
    var kept = 0
    if Self.isVowelSeat(letters[0]) {
      letters[0] = Self.alif
      kept = 1
    }
    for place in kept..<count where !Self.isVowelSeat(letters[place]) {
      letters[kept] = letters[place]
      kept += 1
    }
    letters.removeLast(downTo: kept)
  }

  /// From what near words have in common to what far words have.
  private mutating func foldFar() {
    let count = letters.count
    if count < 2 { return }
    let last = letters[count - 1]
    var kept = 1
    for place in 1..<count - 1 where letters[place] != Self.waw && letters[place] != Self.yeh {
      letters[kept] = letters[place]
      kept += 1
    }
    letters[kept] = last == Self.yeh && kept > 1 ? Self.heh : last
    letters.removeLast(downTo: kept + 1)
  }

  private static func isVowelSeat(_ letter: UInt8) -> Bool { letter == alif || letter == ain }

  private static let alif: UInt8 = 0x80
  private static let heh: UInt8 = 0x99
  private static let waw: UInt8 = 0x9A
  private static let yeh: UInt8 = 0x9B
  private static let ain: UInt8 = 0x91
  private static let hamza: UInt8 = 0x9C

  /// ث ط → ت, ذ ض → د, ص → س, ظ → ز, ق غ → ك, پ → ب.
  private static let alike: [(UInt8, UInt8)] = [
    (0x83, 0x82), (0x8F, 0x82), (0x88, 0x87), (0x8E, 0x87), (0x8D, 0x8B), (0x90, 0x8A),
    (0x94, 0x95), (0x92, 0x95), (0x9D, 0x81),
  ]
}

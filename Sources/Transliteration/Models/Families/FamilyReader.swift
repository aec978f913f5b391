import Sections

/// Tells for which word of its families a word is counted. One a thread.
///
/// A word is counted for the commonest of its near family, and then for one of its far family that
/// is so much commoner that whoever wrote the rarer one probably meant it. Two names that are well
/// known as two are counted for themselves: عمر is not عامر, however alike they are.
package struct FamilyReader: ~Copyable {
  /// Whether two words are well known as two names.
  package typealias AreTwo = (
    _ word: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Bool

  /// A far family's word must be so many times commoner, and counted so often.
  private static let ratio = 5.0
  /// The same where two far letters are left, which many names share.
  private static let ratioOfShort = 20.0
  private static let leastCount = 3.0

  private let families: WordFamilies
  private let areTwo: AreTwo
  private var letters = FamilyLetters()
  private var known = FamilyCache()
  private var members = WorkBuffer<Member>()

  /// A word of a far family.
  struct Member: BitwiseCopyable {
    var word: Int32
    var near: UInt64
    var count: Double
  }

  package init(_ families: WordFamilies, areTwo: @escaping AreTwo) {
    self.families = families
    self.areTwo = areTwo
  }

  /// The word that a word in base letters is counted for; itself where it is none's rare spelling.
  ///
  /// What this gives is counted for itself.
  ///
  /// - Complexity: O(letters + near families of the far one) once the far family was met.
  package mutating func commonest(
    _ word: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    letters.read(word)
    let near = letters.near
    let family = family(letters.far, isShort: letters.isShort)
    if family.heads.isEmpty { return word }
    if let head = known.head(near, of: family) {
      let letters = families.words.key(Int(head.word))
      if equal(letters, word) || !areTwo(word, letters) {
        return families.words.key(Int(head.answer))
      }
    }
    let count = known.sum(of: family) { equal(families.words.key(Int($0)), word) }
    return isMeant(family.best, for: word, count, family)
      ? families.words.key(Int(family.best)) : word
  }

  /// Whether whoever wrote a word, counted so often, probably meant the commonest of its far family.
  private func isMeant(
    _ best: Int32, for word: UnsafeBufferPointer<UInt8>, _ count: Double,
    _ family: FamilyCache.Family
  ) -> Bool {
    let commonest = families.words.key(Int(best))
    let ratio = family.isShort ? Self.ratioOfShort : Self.ratio
    return family.bestCount >= Self.leastCount && family.bestCount >= ratio * count
      && !equal(commonest, word) && !areTwo(word, commonest)
  }

  // MARK: Families

  private mutating func family(_ far: UInt64, isShort: Bool) -> FamilyCache.Family {
    if let family = known.family(far) { return family }
    readMembers(far)
    known.begin(far, isShort: isShort)
    for place in 0..<members.count { addHead(members[place]) }
    for place in 0..<members.count {
      let member = members[place]
      known.add(member.count, to: countedFor(member))
    }
    let words = families.words
    known.chooseBest { precedes(words.key(Int($0)), words.key(Int($1))) }
    let family = known.latest
    for place in family.heads {
      let word = known.heads[place].word
      let count = known.sum(of: family) { $0 == word }
      let letters = families.words.key(Int(word))
      if isMeant(family.best, for: letters, count, family) {
        known.setAnswer(family.best, ofHead: place)
      }
    }
    known.keepLatest()
    return family
  }

  private mutating func readMembers(_ far: UInt64) {
    members.removeAll()
    let families = families
    families.forEachWord(near: far) { word in
      letters.read(families.words.key(word))
      if letters.far == far {
        members.append(Member(word: Int32(word), near: letters.near, count: families.count(word)))
      }
    }
  }

  /// The commonest of a near family is its head.
  private mutating func addHead(_ member: Member) {
    let place = known.placeOfHead(member.near, of: known.latest)
    guard let place else { return known.addHead(member.near, member.word, member.count) }
    let head = known.heads[place]
    let isCommoner =
      member.count != head.count
      ? member.count > head.count
      : precedes(families.words.key(Int(member.word)), families.words.key(Int(head.word)))
    if isCommoner { known.setHead(place, member.word, member.count) }
  }

  /// The head of a word's near family, unless they are two names.
  private func countedFor(_ member: Member) -> Int32 {
    guard let head = known.head(member.near, of: known.latest)?.word, head != member.word,
      !areTwo(families.words.key(Int(member.word)), families.words.key(Int(head)))
    else { return member.word }
    return head
  }
}

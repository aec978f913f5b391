import Matching
import Sections
import Testing

@testable import AliasIndex

/// The tags of an alias tell what words it has not: never that it lacks one it has.
@Suite struct WordTagsTests {
  @Test func anAliasHasTheTagsOfAllItsWords() throws {
    let index = try Embedded.index(Sample.entities)
    var words = 0
    for alias in 0..<UInt32(index.aliasCount) {
      let tags = index.tags[Int(alias)]
      var name = index.name(ofAlias: alias)
      while let reading = name.next() {
        let isThere = (0..<4).contains { place in
          Int(tags >> UInt64(16 * place) & 0xFFFF) == WordTags.tag(of: reading.word)
        }
        #expect(isThere || tags == WordTags.tooMany)
        words += 1
      }
    }
    #expect(words > index.aliasCount)
  }

  @Test func moreThanFourWordsHaveNoTags() {
    var tags = WordTags()
    for word: UInt32 in [7, 0, 65_533, 65_534] { tags.add(word) }
    #expect(tags.bits == 0x0001_FFFE_0001_0008)
    tags.add(5)
    #expect(tags.bits == WordTags.tooMany)
    tags.add(6)
    #expect(tags.bits == WordTags.tooMany)
  }

  /// What is told of an alias by its tags alone is never less than what its words bring.
  @Test func masksHoldWhatWasEnteredUntilItIsTakenBack() {
    var masks = TagMasks()
    var tags = WordTags()
    for word: UInt32 in [3, 65_537, 9] { tags.add(word) }
    let table = [tags.bits, 0, WordTags.tooMany]
    table.withUnsafeBufferPointer { table in
      let sieve = masks.sieve(table)
      #expect(sieve.mask(ofAlias: 0) == 0)
      masks.insert(3, 1)
      // Shares its tag with 65,537.
      masks.insert(65_537 - 65_534, 2)
      masks.insert(9, 0)
      masks.insert(9, TagMasks.most)
      #expect(sieve.mask(ofAlias: 0) == 0b111)
      masks.remove(1)
      #expect(sieve.mask(ofAlias: 0) == 0b101)
      #expect(sieve.mask(ofAlias: 1) == 0)
      #expect(sieve.mask(ofAlias: 2) == .max)
      #expect(sieve.mask(ofAlias: 3) == 0)
      masks.clear()
      #expect(sieve.mask(ofAlias: 0) == 0)
    }
  }
}

@Suite struct LetterBagTests {
  private func bag(_ word: String) -> LetterBag {
    LetterBag(word.utf8.map { LetterIndex.number[Int($0)] })
  }

  @Test(arguments: [
    ("mikdad", "mekdad"), ("moallem", "mouallem"), ("idlib", "idleb"), ("muhammad", "mohamed"),
    ("noureddine", "nuruddin"), ("khaji", "khaji"),
  ])
  func spellingsOfOneNameAreAlike(_ one: String, _ other: String) {
    #expect(bag(one).isAlike(bag(other)))
    #expect(bag(other).isAlike(bag(one)))
  }

  /// As often as they stand there, but for a third time.
  @Test func thatIsSaidOfLettersThatStandInOneWordAlone() {
    var random = Seeded(seed: 5)
    var alike = 0
    for _ in 0..<5_000 {
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...9, using: &random)).map { _ in
          UInt8.random(in: 1...12, using: &random)
        }
      }
      let sets = words.map { word in
        Set(word.indices.map { [Int(word[$0]), min(2, word[...$0].count(of: word[$0]))] })
      }
      let apart = sets[0].symmetricDifference(sets[1]).count
      let expected = 10 * apart <= 30 + 3 * (sets[0].count + sets[1].count)
      #expect(LetterBag(words[0]).isAlike(LetterBag(words[1])) == expected, "\(words)")
      if expected { alike += 1 }
    }
    #expect(alike > 500 && alike < 4_500)
  }

  /// A Latin word that has the same consonants and hardly a letter more in common.
  @Test func lettersThatStandInOneOfTwoNamesAloneTellThemApart() {
    #expect(!bag("hasan").isAlike(bag("houssine")))
    #expect(!bag("houssine").isAlike(bag("hasan")))
  }
}

extension ArraySlice<UInt8> {
  fileprivate func count(of letter: UInt8) -> Int { filter { $0 == letter }.count }
}

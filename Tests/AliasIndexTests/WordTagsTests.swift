import Matching
import Sections
import Testing

@testable import AliasIndex

/// The tags of an alias tell what words it has not: never that it lacks one it has.
@Suite struct WordTagsTests {
  /// Every word leads to the aliases that have it, and tells what else they have.
  @Test func aWordTellsItsAliasesAndTheirOtherWords() throws {
    let index = try Embedded.index(Sample.entities)
    var told: [[UInt32]] = Array(repeating: [], count: index.aliasCount)
    for word in 0..<UInt32(index.words.count) {
      for posting in index.aliases(of: index.words[Int(word)]) {
        told[Int(posting.alias)].append(word)
        let tags = WordTags.all(UInt64(WordTags.tag(of: word)), posting.others)
        var words = 0
        var name = index.name(ofAlias: posting.alias)
        while let reading = name.next() {
          words += 1
          let isThere = (0..<4).contains { place in
            Int(tags >> UInt64(16 * place) & 0xFFFF) == WordTags.tag(of: reading.word)
          }
          #expect(isThere || tags == WordTags.tooMany)
        }
        #expect((tags == WordTags.tooMany) == (words > 4))
      }
    }
    for alias in 0..<UInt32(index.aliasCount) {
      var words: Set<UInt32> = []
      var name = index.name(ofAlias: alias)
      while let reading = name.next() { words.insert(reading.word) }
      #expect(told[Int(alias)] == words.sorted())
    }
  }

  @Test func theOtherTagsAreAllButOne() {
    var tags = WordTags()
    for word: UInt32 in [7, 0, 65_533, 41] { tags.add(word) }
    #expect(tags.others(besides: 0) == 0x002A_FFFE_0001)
    #expect(tags.others(besides: 1) == 0x002A_FFFE_0008)
    #expect(tags.others(besides: 3) == 0xFFFE_0001_0008)
    for place in 0..<4 {
      let others = tags.others(besides: place)
      #expect(WordTags.count(others) == 3)
      let own = tags.bits >> UInt64(16 * place) & 0xFFFF
      #expect(WordTags.all(own, others) & 0xFFFF == own)
    }
    var one = WordTags()
    one.add(7)
    #expect(one.others(besides: 0) == 0 && WordTags.count(0) == 0)
    tags.add(5)
    for place in 0..<5 {
      #expect(WordTags.all(8, tags.others(besides: min(place, 3))) == WordTags.tooMany)
    }
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
    #expect(masks.sieve.mask(ofTags: tags.bits) == 0)
    masks.insert(3, 1)
    // Shares its tag with 65,537.
    masks.insert(65_537 - 65_534, 2)
    masks.insert(9, 0)
    masks.insert(9, TagMasks.most)
    #expect(masks.sieve.mask(ofTags: tags.bits) == 0b111)
    masks.remove(1)
    #expect(masks.sieve.mask(ofTags: tags.bits) == 0b101)
    #expect(masks.sieve.mask(ofTags: 0) == 0)
    #expect(masks.sieve.mask(ofTags: WordTags.tooMany) == .max)
    masks.clear()
    #expect(masks.sieve.mask(ofTags: tags.bits) == 0)
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

import Matching
import Onomastics
import Orthography
import Testing

@Suite struct KeyTableTests {
  private let keys = Embedded.knowledge.keys

  /// Class letters of a part's keys, as the engine reads the part.
  private func classes(_ name: String) -> [String] {
    let scratch = NameScratch()
    var name = name
    name.withUTF8 { Embedded.knowledge.read($0, kind: nil, scratch: scratch) }
    var found: [KeyTable.Key] = []
    for part in scratch.parse.parts {
      keys.keys(of: scratch.parse.text(part.reading), into: &found)
    }
    return found.map(keys.text)
  }

  @Test(arguments: [
    ("المقداد", ["Mikdad", "Miqdad", "Mekdad", "Mokdad", "مقداد"]),
    ("المعلم", ["Moallem", "Mouallem", "Mu'allim", "Müellim", "معلم"]),
    ("شعبان", ["Shaaban", "Chaabane", "Schaban", "Şaban", "Sha'ban"]),
    ("حسن", ["Hassan", "Hasan", "Haçan", "حسّان"]),
    ("خاجي", ["Khaji", "Khadji", "خاجی"]),
    ("جمال", ["Jamal", "Gamal", "Djamel", "Dschamal", "Cemal"]),
    ("رمضان", ["Ramadan", "Ramazan", "Ramadhan"]),
    ("عثمان", ["Osman", "Othman", "Uthman"]),
    ("القذافي", ["Gaddafi", "Qadhafi", "Kadhafi", "Khadafi", "Kaddafi"]),
  ])
  func spellingsShareAKeyWithTheOriginal(_ original: String, _ spellings: [String]) {
    let first = Set(classes(original))
    for spelling in spellings {
      let other = Set(classes(spelling))
      #expect(
        !first.isDisjoint(with: other),
        "\(original) \(first.sorted()), \(spelling) \(other.sorted())")
    }
  }

  @Test func keysLeaveOutVowelsAndDoubles() {
    #expect(classes("Mikdad") == ["mkd"])
    #expect(classes("Muhammad") == classes("Mohamed"))
    #expect(classes("Nasser") == classes("Nasir"))
  }

  @Test(arguments: ["ch", "x", "j", "g", "th", "dh", "c"])
  func ambiguousLettersFanOut(_ letters: String) {
    let found = classes("\(letters)amal")
    #expect(found.count > 1, "\(letters): \(found)")
    #expect(Set(found).count == found.count, "\(letters): \(found)")
  }

  @Test(arguments: ["Ali", "علي", "Aya", "هوى"])
  func partsWithoutConsonantsHaveAKeyAllTheSame(_ name: String) {
    #expect(classes(name).count >= 1)
  }

  @Test func aWordOfAmbiguousLettersHasAtMostSoManyKeys() {
    var found: [KeyTable.Key] = []
    keys.keys(of: Array("chjxchgjxthdhchjxgchthj".utf8), into: &found)
    #expect(found.count <= KeyTable.mostKeys)
    #expect(found.count > 8)
    #expect(Set(found).count == found.count)
  }

  @Test func keysAreAppended() {
    var found: [KeyTable.Key] = [7]
    keys.keys(of: Array("mikdad".utf8), into: &found)
    #expect(found.first == 7)
    #expect(found.count == 2)
  }

  @Test func longWordsHaveKeysOfFifteenClasses() {
    var found: [KeyTable.Key] = []
    keys.keys(of: Array(String(repeating: "bdfklmnr", count: 100).utf8), into: &found)
    #expect(found.map(KeyTable.classCount) == [15])
  }

  // MARK: Deletions

  private func deletions(_ name: String) -> [String] {
    var found: [KeyTable.Key] = []
    keys.keys(of: Array(name.utf8), into: &found)
    var out: [KeyTable.Key] = []
    for key in found { KeyTable.deletions(of: key, into: &out) }
    return out.map(keys.text)
  }

  @Test func aKeyOfThreeClassesHasThreeDeletions() {
    #expect(Set(deletions("kalb")) == ["lb", "kb", "kl"])
  }

  @Test func shortKeysHaveNone() {
    #expect(deletions("nur").isEmpty)
    #expect(deletions("ali").isEmpty)
  }

  @Test func neighboursThatMeetByADeletionCollapse() {
    // b n b: without n, the two b are one.
    #expect(Set(deletions("banab")) == ["nb", "b", "bn"])
  }

  @Test func aDeletionIsAKeyOfTheWordWithoutTheLetter() {
    for name in ["kafranbel", "mikdad", "nasrallah", "murtafi'"] {
      for place in name.indices where !"aeiou'".contains(name[place]) {
        var shorter = name
        shorter.remove(at: place)
        var own: [KeyTable.Key] = []
        keys.keys(of: Array(name.utf8), into: &own)
        var other: [KeyTable.Key] = []
        keys.keys(of: Array(shorter.utf8), into: &other)
        for key in own { KeyTable.deletions(of: key, into: &own) }
        #expect(
          !Set(own).isDisjoint(with: other),
          "\(shorter) \(other.map(keys.text)) is not among \(own.map(keys.text)) of \(name)")
      }
    }
  }

  // MARK: Loading

  @Test func theFirstFaultIsReportedWithItsLine() throws {
    func fault(_ rows: String) throws -> DataTable.Fault? {
      let table = try DataTable(name: "k.tsv", utf8: ("letters\tclasses\n" + rows).utf8)
      return #expect(throws: DataTable.Fault.self) { try KeyTable(table: table) }
    }
    #expect(try fault("b\tb\nж\tz\n")?.line == 3)
    #expect(try fault("b\tbb\n")?.line == 2)
    let letters = "abcdefghijklmnop".map { "\($0)\t\($0)" }.joined(separator: "\n")
    #expect(try fault(letters)?.description == "k.tsv:17: more than 15 classes")
  }

  @Test func theShippedTableCoversEveryConsonantOfBothAlphabets() {
    let silent = Set("aeiouwyh'".utf8)
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") where !silent.contains(letter) {
      var found: [KeyTable.Key] = []
      keys.keys(of: [letter], into: &found)
      #expect(found.contains { $0 != 0 }, "\(LetterPage.text([letter]))")
    }
  }
}

/// Keys that differ in one class.
@Suite struct NearKeyTests {
  /// The classes of a key, first one first.
  private func classes(_ key: KeyTable.Key) -> [UInt64] {
    (0..<KeyTable.classCount(key)).reversed().map { key >> (4 * UInt64($0)) & 15 }
  }

  private func near(_ classes: [UInt64]) -> Set<[UInt64]> {
    var keys: [KeyTable.Key] = []
    KeyTable.near(classes.reduce(0) { $0 << 4 | $1 }, into: &keys)
    return Set(keys.map(self.classes))
  }

  @Test func oneClassIsLeftOutAddedReplacedOrExchanged() {
    let near = near([1, 2, 3])
    for key: [UInt64] in [
      [2, 3], [1, 3], [1, 2], [1, 4, 2, 3], [1, 2, 3, 9], [7, 2, 3], [1, 9, 3],
    ] {
      #expect(near.contains(key), "\(key)")
    }
    #expect(near.contains([2, 1, 3]) && near.contains([1, 3, 2]))
    #expect(!near.contains([1, 2, 3]))
  }

  @Test func nobodyHasTheSameClassTwiceInARow() {
    for key in near([1, 2, 1, 5]) {
      #expect(!zip(key, key.dropFirst()).contains { $0 == $1 }, "\(key)")
    }
  }

  /// Hayma and Khaymah: m, km.
  @Test func shortKeysOnlyGrow() {
    #expect(near([1]).contains([1, 2]) && near([1]).contains([2, 1]))
    #expect(near([1]).allSatisfy { $0.count == 2 })
    #expect(near([1, 2]).allSatisfy { $0.count == 3 })
    #expect(near([]).isEmpty)
  }

  /// Whoever differs in one class from another is differed from in one class by it.
  @Test func nearnessIsMutual() {
    for key in near([3, 1, 4]) where key.count >= 3 {
      #expect(near(key).contains([3, 1, 4]), "\(key)")
    }
  }
}

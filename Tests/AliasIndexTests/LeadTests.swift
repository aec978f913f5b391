import AliasIndex
import Matching
import Testing

@Suite struct LeadTests {
  private func spelling(_ text: String) -> [UInt8] {
    Embedded.knowledge.spelling(of: text, scratch: NameScratch())
  }

  @Test(arguments: [
    ("Faysal Mekdad", "FAYSAL  Mekdād."), ("فيصل المقداد", "فيْصل المقداد"),
    ("Abd al-Rahman", "abd al rahman"), ("Валид", "ВАЛИД"),
  ])
  func spellingsThatReadAlikeAreOne(_ a: String, _ b: String) {
    #expect(spelling(a) == spelling(b))
    #expect(!spelling(a).isEmpty)
  }

  @Test(arguments: [("Faysal", "Fayssal"), ("حسن", "حسين"), ("Faysal Mekdad", "Faysalmekdad")])
  func otherSpellingsAreOthers(_ a: String, _ b: String) {
    #expect(spelling(a) != spelling(b))
  }

  @Test func aDeniedNameLeadsToAllThatItIsDeniedOf() throws {
    let index = try Embedded.index([
      IndexEntity(id: "a", kind: .place, names: [.init("Tripoli")], deniedNames: ["Tarabulus"]),
      IndexEntity(id: "b", kind: .place, names: [.init("Homs")], deniedNames: ["Hims", "."]),
      IndexEntity(id: "c", kind: .place, names: [.init("Tripoli")], deniedNames: ["TARABULUS"]),
    ])
    #expect(index.totals.deniedNames == 3)
    #expect(index.entities(denied: spelling("tarabulus")) == [0, 2])
    #expect(index.entities(denied: spelling("Hims")) == [1])
    for other in ["", "A", "Tripoli", "Zahle"] {
      #expect(index.entities(denied: spelling(other)) == [])
    }
  }

  @Test func aFormerIDLeadsToItsEntity() throws {
    let index = try Embedded.index([
      IndexEntity(id: "a", kind: .place, names: [.init("Homs")], formerIDs: ["z", "حمص 1"]),
      IndexEntity(id: "b", kind: .place, names: [.init("Hama")], formerIDs: ["y"]),
    ])
    func entity(_ id: String) -> Int? {
      var id = id
      return id.withUTF8 { index.entity(formerly: $0) }
    }
    #expect(["z", "y", "حمص 1", "a", "", "zz"].map(entity) == [0, 1, 0, nil, nil, nil])
  }

  @Test func anIndexKnowsTheTablesItWasBuiltWith() throws {
    let index = try Embedded.index([])
    #expect(index.isBuilt(with: Embedded.knowledge))
    #expect(try !index.isBuilt(with: knowledge(changing: .titles)))
    #expect(try !index.isBuilt(with: knowledge(changing: .arabicLatin)))
    // What only answers depend on may change.
    #expect(try index.isBuilt(with: knowledge(changing: .calibration)))
  }

  /// The embedded knowledge with one table's bytes changed, though not what it says.
  private func knowledge(changing changed: Knowledge.File) throws -> Knowledge {
    try Knowledge.load(lexicon: nil) { file in
      let table = Embedded.table(file)
      return file == changed ? table.map { Array("# changed\n".utf8) + $0 } : table
    }
  }
}

import Kunya
import Onomastics
import Testing

@Suite("Variants of a name")
struct VariantFinderTests {
  private func variants(
    _ name: String, arabic: String? = nil, kind: NameKind? = nil, limit: Int = 100
  ) throws -> [NameVariant] {
    try VariantFinder().variants(of: name, arabic: arabic, kind: kind, limit: limit)
  }

  @Test(
    "A place's name as maps write it, with its article and without",
    arguments: [
      ("Al Ḩudaydah", "الحديدة", "El Hodeida"), ("Dayr az Zawr", "دير الزور", "Deir az-Zawr"),
      ("Jabal Lubnān", "جبل لبنان", "Jebel Lubnan"), ("Al Qunayţirah", "القنيطرة", "Quneitra"),
    ])
  func places(_ name: String, _ arabic: String, _ spelling: String) throws {
    func letters(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
    let found = try variants(name, arabic: arabic, kind: .place).map(\.text)
    #expect(found.contains { letters($0) == letters(spelling) }, "\(found.prefix(10))")
  }

  @Test(
    "A place keeps what would be a title before a person, and its ezafe may be written in many ways",
    arguments: [
      ("Imām Şāḩib", "إمام صاحب", "Imam Saheb"), ("Pul-e Khumrī", "پل خمری", "Puli Khumri"),
      ("Bandar-e Torkaman", "بندر تركمن", "Bandar Torkaman"),
    ])
  func wholeNameOfPlace(_ name: String, _ arabic: String, _ spelling: String) throws {
    func letters(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
    let found = try variants(name, arabic: arabic, kind: .place, limit: 30).map(\.text)
    #expect(found.contains { letters($0) == letters(spelling) }, "\(found.prefix(10))")
  }

  @Test("Behind another article, or none, stands first what was given")
  func article() throws {
    let found = try variants("Al Midyah", arabic: "المدية", kind: .place, limit: 4).map(\.text)
    #expect(Set(found).isSuperset(of: ["al-Midyah", "el-Midyah", "Midyah"]), "\(found)")
  }

  @Test(
    "Near the spelling that was given stand those that differ in one letter",
    arguments: [("Moubarak", "Mubarak"), ("Azeemi", "Azimi"), ("Joumblatt", "Jumblatt")])
  func near(_ name: String, _ spelling: String) throws {
    #expect(try variants(name, limit: 30).contains { $0.text == spelling })
  }

  @Test(
    "Attested spellings are among the first hundred",
    arguments: [
      ("وليد المعلم", "Walid al-Moallem"), ("Walid al-Moallem", "Walid Muallem"),
      ("حسين", "Hocine"), ("حسين", "Hussein"), ("Abdelrahman", "Abdulrahman"),
      ("Habibollah", "Habibullah"), ("محمد", "Mohamed"), ("Noureddine", "Nour al-Din"),
    ])
  func attested(_ name: String, _ spelling: String) throws {
    let found = try variants(name).map(\.text)
    #expect(found.contains(spelling), "\(found.prefix(10))")
  }

  @Test(
    "Sayyid keeps its place, is respelled or left out, from either script",
    arguments: [
      ("Seyed Mahmood Hosseini", nil, "Seyyed Mahmoud Hosseini"),
      ("Seyed Mahmood Hosseini", nil, "Mahmoud Hosseini"),
      ("Reza Hosseini", "سيد رضا حسيني", "Seyed Reza Hosseini"),
    ] as [(String, String?, String)])
  func sayyid(_ name: String, _ arabic: String?, _ spelling: String) throws {
    let found = try variants(name, arabic: arabic, kind: .person).map(\.text)
    #expect(found.contains(spelling), "\(found.prefix(10))")
  }

  @Test("A title that is not Sayyid, and no title, add none")
  func noSayyid() throws {
    for name in ["Dr. Reza Hosseini", "Reza Hosseini"] {
      let found = try variants(name, kind: .person).map(\.text)
      #expect(!found.contains { $0.hasPrefix("Se") || $0.hasPrefix("Sa") || $0.hasPrefix("Dr") })
    }
  }

  @Test("The family name may stand first, behind the spellings in the order that was given")
  func turned() throws {
    let found = try variants("Kateb Yacine", kind: .person).map(\.text)
    let place = try #require(found.firstIndex(of: "Yacine Kateb"))
    #expect(place >= 10)
    #expect(try !variants("Deir Hafir", kind: .place).contains { $0.text == "Hafir Deir" })
  }

  @Test("Ranked, each once, probabilities at most one together")
  func ranked() throws {
    for name in ["Fayssal Mikdad", "عبد الرحمن بن خالد", "Валид Муаллем", "Seyyed Ali Khamenei"] {
      let found = try variants(name, limit: 50)
      #expect(found.count == 50)
      #expect(found.map(\.probability) == found.map(\.probability).sorted(by: >))
      #expect(Set(found.map { $0.text.lowercased() }).count == 50)
      #expect(found.reduce(0) { $0 + $1.probability } <= 1 + 1e-9)
    }
  }

  @Test("The Arabic form decides what the Latin one leaves open")
  func arabic() throws {
    let plain = try variants("Salim", limit: 40).map(\.text)
    let given = try variants("Salim", arabic: "سليم", limit: 40).map(\.text)
    #expect(given.contains("Saleem"))
    #expect(plain.firstIndex(of: "Salem") ?? 40 < given.firstIndex(of: "Salem") ?? 41)
  }

  @Test("Nothing to spell gives no spelling", arguments: ["", "***", "،"])
  func nothing(_ name: String) throws {
    #expect(try variants(name) == [])
  }
}

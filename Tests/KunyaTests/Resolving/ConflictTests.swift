import AliasIndex
import Kunya
import Testing

/// What keeps a person of a similar name from being a match, and what does not.
@Suite struct ConflictTests {
  private func decision(_ mention: String, in name: String...) throws -> Decision {
    let people = name.enumerated().map { IndexEntity.person("p:\($0.offset)", $0.element) }
    return try Shared.resolver(people).resolve(mention).decision
  }

  @Test(arguments: [
    ("Qasem Sulaiman", "Qasem Soleimani"), ("Basima al-Jassim", "Basim al-Jassim"),
    ("كريمة بنكيران", "Karim Benkirane"), ("Gholamhossein Hashemi", "Gholamhossein Hashemian"),
    ("Ali Akbar Khaji", "Ali Asghar Khaji"), ("Faisal Miqdam", "Faisal Mikdad"),
    ("Bashir al-Assad", "Bashar al-Assad"), ("حسین روحانی", "Hassan Rohani"),
  ])
  func anotherNameIsNoMatch(_ mention: String, _ name: String) throws {
    #expect(try decision(mention, in: name) != .match)
  }

  /// One doubtful part of three or four does not outweigh the rest.
  @Test(arguments: [
    ("Mostafa Pour Dehghan Ardakani", "Mostafa Poordehghan Ardakan"),
    ("صلاح الدين التكريتي", "Salah al-Din al-Tikriti"), ("Farah Ahmad Ali", "فراح أحمد علي"),
    ("ياسين أنور", "Yaseen Anwar"), ("أعجاز بٹ", "Ijaz Butt"),
    ("Mian Muhammad Shahbaz Sharif", "Muhammad Shehbaz Sharif"),
  ])
  func anotherSpellingIs(_ mention: String, _ name: String) throws {
    #expect(try decision(mention, in: name) == .match)
  }

  @Test func aLongerNameContestsNoneThatFitsWhole() throws {
    #expect(try decision("Muhammad Waqas", in: "Mohammad Waqas", "Ahmad Muhammad Waqas") == .match)
    #expect(try decision("Mahmud Darwish", in: "Mahmoud Darwish", "Mahmoud Darwish") == .review)
  }
}

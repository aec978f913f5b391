import Kunya
import Testing

@Suite("Name forms")
struct NameFormTests {
  private func id(_ name: String) throws -> String { try Normalizer().form(name).id }

  @Test(
    "Spellings of one name share an ID, in any script",
    arguments: [
      ["Moallem", "Mouallem", "Muallim", "المعلم"], ["Fayssal", "Faisal", "فيصل"],
      ["Mikdad", "Miqdad", "مقداد"],
      ["Abd el-Rahman", "Abderrahmane", "Abdulrahman", "عبد الرحمن"],
      ["Muhammad", "Mohamed", "محمد", "Мухаммад"], ["Hossein", "Husayn", "Hocine", "حسین"],
      // Rare spellings of a common name, in Arabic script as well.
      ["Muhammad", "محماد", "Muhammaed"], ["عبد الرحمن", "عبد الرحمان"],
      ["Abdul Razzaq", "Abdurrazack", "عبد الرزاق"], ["زكريا", "زكرياء", "Zakaria"],
    ])
  func shared(_ spellings: [String]) throws {
    let ids = try spellings.map { try id($0) }
    #expect(Set(ids).count == 1, "\(zip(spellings, ids).map { "\($0) \($1)" })")
    #expect(ids[0].hasPrefix("nf1:"))
  }

  @Test(
    "Different names have different IDs",
    arguments: [
      ("Hasan", "Husayn"), ("هادي", "حادي"), ("Jamal", "Kamal"), ("Salman", "Sulayman"),
      ("Saad", "Saud"), ("عمر", "عمرو"),
      // Alike but for what Latin spellings leave out, and yet well known as two names.
      ("عمر", "عامر"), ("كامل", "كمال"), ("Abdullah", "Ubaydullah"),
    ])
  func apart(_ a: String, _ b: String) throws {
    #expect(try id(a) != id(b))
  }

  @Test(
    "The ID of the form that a part is restored to is its ID",
    arguments: [
      "Muhammaed", "Walid al-Moallem", "Fayssal", "Mahnad", "Khizar", "محماد", "زكرياء", "شائق",
      "Benghazi", "Ouagadougou", "Smith",
    ])
  func restored(_ name: String) throws {
    let form = try Normalizer().form(name)
    #expect(try id(form.arabic) == form.id, "\(form.arabic)")
  }

  @Test(
    "An ID is lower-case ASCII, whatever the name", arguments: ["Ğülçin Ş.", "7asan", "گلچهره"])
  func code(_ name: String) throws {
    let id = try id(name)
    #expect(id.hasPrefix("nf1:") && id.count > 4)
    #expect(id.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) })
  }

  @Test("Doubt is told: probabilities of a part and its alternatives are at most one together")
  func doubt() throws {
    for name in ["Khaji", "Zubair", "Tahir", "Aref"] {
      let part = try #require(try Normalizer().form(name).parts.first)
      let sum = part.p + part.alternatives.reduce(0) { $0 + $1.p }
      #expect(sum <= 1 + 1e-9 && part.p > 0)
      #expect(part.alternatives.allSatisfy { $0.p <= part.p && $0.id != part.id })
    }
  }

  @Test("The names that were read before change no form")
  func memory() throws {
    let warm = try Normalizer()
    let names = [
      "Mukhammad", "Mukhtar", "Muhammaed", "Khaji", "Zubair", "Zubayda", "7asan", "محماد", "Smith",
      "Muna", "Mu", "Ouagadougou", "Zub",
    ]
    for name in names + names.reversed() {
      #expect(warm.form(name) == (try Normalizer().form(name)), "\(name)")
    }
  }
}

import Testing

@testable import KunyaCommands

@Suite("kunya variants")
struct VariantsTests {
  @Test("The spellings of a name with their probabilities, for people")
  func text() {
    let run = Run("variants", "--limit", "5", "وليد")
    #expect(run.exit == .success)
    #expect(run.lines.first == "وليد")
    #expect(run.lines.count == 6)
    #expect(run.output.contains("  Walid\n"))
  }

  @Test("JSON, by its schema", arguments: ["Salem Haddad", "راشد الغنوشي", "***"])
  func json(_ name: String) throws {
    let run = Run("variants", "--format", "jsonl", name)
    #expect(try run.violations(of: "variants") == [])
    #expect(try run.records[0]["name"] == .string(name))
  }

  @Test("A place is spelt otherwise than a person of the same letters")
  func kind() {
    let place = Run("variants", "--kind", "place", "Al Karak", "--arabic", "الكرك")
    let person = Run("variants", "--kind", "person", "Al Karak", "--arabic", "الكرك")
    #expect(place.exit == .success && person.exit == .success)
    #expect(place.output != person.output)
    #expect(Run("variants", "--kind", "river", "Al Karak").exit == .usage)
  }

  @Test("An Arabic form belongs to one name")
  func arabic() {
    #expect(Run("variants", "--arabic", "سليم", "Salim").exit == .success)
    #expect(Run("variants", "--arabic", "سليم", "Salim", "Selim").exit == .usage)
  }
}

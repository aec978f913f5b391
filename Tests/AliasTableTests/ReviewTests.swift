import Testing

@testable import AliasTable

@Suite("The review queue")
struct ReviewTests {
  private let scratch: Scratch
  private let store: AliasStore
  private let moallem = "kunya:walid-al-moallem"

  init() throws {
    scratch = try Scratch()
    store = try sampleStore(scratch)
  }

  private func name(_ text: String, _ score: Double? = nil) -> Proposal {
    Proposal(id: moallem, subject: .name(NameRecord(text: text), kind: nil), score: score)
  }

  @Test("The surest comes first; what is known or proposed already is not proposed")
  func queue() throws {
    #expect(
      try store.propose([name("Moualem", 0.7), name("Mouallem", 0.9), name("Moualem", 0.8)]) == 2)
    #expect(try store.propose([name("Walid al-Moallem"), name("Moualem")]) == 0)
    #expect(try store.openProposals().map(\.score) == [0.9, 0.7])
  }

  @Test("What is accepted is done, and opened again when that is undone")
  func accept() throws {
    _ = try store.propose([name("Moualem", 0.7)])
    let change = try store.decide(try store.openProposals()[0], .accepted, by: by)
    #expect(change.event == 3)
    #expect(try store.names(moallem).contains("Moualem"))
    #expect(try store.openProposals().isEmpty)
    try store.undo([3], by: by)
    #expect(try store.openProposals().count == 1)
  }

  @Test("What is rejected is denied, and never proposed again")
  func reject() throws {
    _ = try store.propose([
      name("Moualem"), Proposal(id: moallem, subject: .merge("kunya:farouk-al-sharaa"), score: 0.6),
    ])
    for proposal in try store.openProposals() {
      try store.decide(proposal, .rejected, by: by)
    }
    #expect(try store.entity(moallem)?.deniedNames == ["Moualem"])
    #expect(try store.entity(moallem)?.denied == ["kunya:farouk-al-sharaa"])
    #expect(
      try store.propose([
        name("Moualem"), Proposal(id: "kunya:farouk-al-sharaa", subject: .merge(moallem)),
      ]) == 0)
  }

  @Test("A proposal is decided once")
  func once() throws {
    _ = try store.propose([name("Moualem")])
    let proposal = try store.openProposals()[0]
    try store.decide(proposal, .accepted, by: by)
    #expect(
      try store.reason { try $0.decide(proposal, .accepted, by: by) }
        == .unknownProposal(proposal.number))
  }

  @Test("A name of a cluster makes its entity")
  func cluster() throws {
    _ = try store.propose([
      Proposal(id: "c:1", subject: .name(NameRecord(text: "Qaddafi"), kind: .person)),
      Proposal(id: "c:1", subject: .name(NameRecord(text: "Gheddafi"), kind: .person)),
    ])
    for proposal in try store.openProposals() {
      try store.decide(proposal, .accepted, by: by)
    }
    #expect(try store.names("c:1") == ["Qaddafi", "Gheddafi"])
    #expect(try store.entity("c:1")?.kind == .person)
  }
}

import Testing

@testable import AliasTable

@Suite("History and undoing")
struct UndoTests {
  private let scratch: Scratch
  private let store: AliasStore
  private let moallem = "kunya:walid-al-moallem"
  private let sharaa = "kunya:farouk-al-sharaa"

  init() throws {
    scratch = try Scratch()
    store = try sampleStore(scratch)
  }

  @Test("An event says who, when, why and what")
  func event() throws {
    try store.add(
      [NameRecord(text: "Moualem")], to: .id(moallem),
      by: Authorship(actor: "samir", note: "seen in print"))
    let event = try #require(try store.event(3))
    #expect(event.actor == "samir" && event.note == "seen in print" && event.command == "add")
    #expect(event.time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    var lines: [String] = []
    try store.forEachChange(of: event) { change in
      lines += [change.id] + change.lines
      return true
    }
    #expect(lines == [moallem, "+ alias Moualem"])
  }

  @Test("Times are written in ISO 8601")
  func timestamp() {
    #expect(Timestamp.text(0) == "1970-01-01T00:00:00.000Z")
    #expect(Timestamp.text(951_782_400_007) == "2000-02-29T00:00:00.007Z")
  }

  @Test("Any past state can be shown")
  func past() throws {
    try store.rename(moallem, to: NameRecord(text: "Moualem"), by: by)
    try store.merge([sharaa], into: moallem, by: by)
    #expect(try store.entity(moallem, after: 0) == nil)
    #expect(try store.entity(moallem, after: 2)?.label == "Walid al-Moallem")
    #expect(try store.entity(moallem, after: 3)?.label == "Moualem")
    #expect(try store.entity(sharaa, after: 3)?.state == .live)
  }

  @Test("A denial is part of the history of both, also when it follows a merge")
  func deniedPast() throws {
    try store.add([NameRecord(text: "Homs")], to: .id("x:1"), by: by)  // 3
    try store.deny(sharaa, ["x:1"], by: by)  // 4
    try store.merge([sharaa], into: moallem, by: by)  // 5
    #expect(try store.entity("x:1")?.denied == [moallem])
    for id in [sharaa, "x:1"] {
      #expect(try store.entity(id, after: 3)?.denied == [])
      #expect(try store.entity(id, after: 4)?.denied.count == 1)
    }
    #expect(try store.entity(moallem, after: 4)?.denied == [])
    #expect(try store.reason { try $0.undo([4], by: by) } == .needed(4, by: [5]))
  }

  @Test("A merge is taken back whole")
  func merge() throws {
    try store.deny(sharaa, [try store.add([NameRecord(text: "Homs")], to: .new, by: by).id], by: by)
    let before = try store.export()
    try store.merge([sharaa], into: moallem, by: by)
    try store.undo([5], by: by)
    #expect(try store.export() == before)
  }

  @Test("Changes of different things do not rest on each other")
  func independent() throws {
    try store.add([NameRecord(text: "One")], to: .id(moallem), by: by)
    try store.add([NameRecord(text: "Two")], to: .id(moallem), by: by)
    try store.undo([3], by: by)
    #expect(try store.names(moallem) == ["Walid al-Moallem", "Two", "وليد المعلم"])
  }

  @Test("What later changes rest on stays, and they are named")
  func needed() throws {
    try store.add([NameRecord(text: "One")], to: .id(moallem), by: by)  // 3
    try store.rename(moallem, to: NameRecord(text: "One"), by: by)  // 4
    try store.merge([sharaa], into: moallem, by: by)  // 5
    #expect(try store.reason { try $0.undo([3], by: by) } == .needed(3, by: [4]))
    #expect(try store.reason { try $0.undo([1], by: by) } == .needed(1, by: [3, 4, 5]))
    #expect(try store.reason { try $0.undo([2], by: by) } == .needed(2, by: [5]))
    #expect(try store.undo([3, 4], by: by) == [6, 7])
    #expect(try store.reason { try $0.undo([3], by: by) } == .alreadyUndone(3, by: 7))
    #expect(try store.reason { try $0.undo([99], by: by) } == .unknownEvent(99))
  }

  @Test("A merge that moved nothing still needs the entity it was made into")
  func mergeWithoutNews() throws {
    try store.add([NameRecord(text: "Homs")], to: .id("x:1"), by: by)  // 3
    try store.add([NameRecord(text: "Homs")], to: .id("x:2"), by: by)  // 4
    try store.merge(["x:2"], into: "x:1", by: by)  // 5
    #expect(try store.reason { try $0.undo([3], by: by) } == .needed(3, by: [5]))
  }

  @Test("Undoing the last name that was left is refused")
  func lastName() throws {
    try store.add([NameRecord(text: "New")], to: .id(moallem), by: by)  // 3
    try store.remove(["Walid al-Moallem", "وليد المعلم"], from: moallem, by: by)  // 4
    #expect(try store.reason { try $0.undo([3], by: by) } == .needed(3, by: [4]))
  }

  @Test("Undoing can be undone, and that again")
  func redo() throws {
    try store.add([NameRecord(text: "New")], to: .id(moallem), by: by)  // 3
    let with = try store.export()
    try store.undo([3], by: by)  // 4
    let without = try store.export()
    try store.undo([4], by: by)  // 5
    #expect(try store.export() == with)
    #expect(try store.event(3)?.undoneBy == nil)
    try store.undo([5], by: by)  // 6
    #expect(try store.export() == without)
    #expect(try store.event(4)?.undoneBy == nil)
  }

  @Test("What was undone cannot be done again where its ground has gone")
  func redoWithoutGround() throws {
    try store.add([NameRecord(text: "Homs")], to: .id("x:1"), by: by)  // 3
    try store.add([NameRecord(text: "Hims")], to: .id("x:1"), by: by)  // 4
    try store.undo([4], by: by)  // 5
    try store.undo([3], by: by)  // 6
    #expect(try store.entity("x:1") == nil)
    #expect(try store.reason { try $0.undo([5], by: by) } == .needed(5, by: [6]))
    try store.undo([6], by: by)  // 7
    try store.undo([5], by: by)
    #expect(try store.names("x:1") == ["Homs", "Hims"])
  }

  @Test("All or none of several events are undone")
  func several() throws {
    try store.add([NameRecord(text: "One")], to: .id(moallem), by: by)  // 3
    try store.add([NameRecord(text: "Two")], to: .id(moallem), by: by)  // 4
    let before = try store.export()
    #expect(try store.reason { try $0.undo([4, 1], by: by) } == .needed(1, by: [3]))
    #expect(try store.export() == before)
    #expect(try store.event(4)?.undoneBy == nil)
  }

  @Test("Any commands, then all of them undone, give back the same table", arguments: 0..<12)
  func everything(_ seed: Int) throws {
    var hand = RandomHand(store, seed: UInt64(seed))
    let before = try store.export()
    let first = try store.lastEvent()
    for _ in 0..<60 { try hand.act() }
    let last = try store.lastEvent()
    #expect(last > first + 20)
    let changed = try store.export()
    #expect(changed != before)
    // Some events are undone already, and some are undoings; what is in force goes, newest first.
    while true {
      var inForce: [Int] = []
      try store.forEachEvent { event in
        if event.undoneBy == nil, event.target == nil, event.id > first { inForce.append(event.id) }
        return true
      }
      if inForce.isEmpty { break }
      try store.undo(inForce, by: by)
    }
    #expect(try store.export() == before)
    var findings: [String] = []
    try store.check { finding in
      if finding.rule.isError { findings.append(finding.sentence) }
      return true
    }
    #expect(findings == [])
  }
}

/// Does what a person might do, at random; what is refused is refused.
struct RandomHand {
  private let store: AliasStore
  private var random: Seeded
  private var ids = ["kunya:walid-al-moallem", "kunya:farouk-al-sharaa"]
  private let words = ["Homs", "Hims", "حمص", "Emesa", "Aleppo", "حلب", "Halab", "Tadmur"]

  init(_ store: AliasStore, seed: UInt64) {
    self.store = store
    random = Seeded(seed: seed)
  }

  mutating func act() throws {
    do {
      try attempt()
    } catch is StoreError {
      // Refused, and nothing has changed.
    }
  }

  private mutating func attempt() throws {
    let (id, other) = (pick(ids), pick(ids))
    let name = NameRecord(
      text: pick(words), lang: pick([nil, "ar"]), source: pick([nil, nil, "a", "b"]),
      weak: pick([false, true]))
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1:
      let made = "x:\(ids.count)"
      try store.add([name], to: .id(made), facts: Claim(kind: pick([nil, .place])), by: by)
      ids.append(made)
    case 2, 3: try store.add([name], to: .id(id), facts: Claim(born: pick([nil, "1941"])), by: by)
    case 4: try store.remove([pick(words)], from: id, by: by)
    case 5: try store.rename(id, to: name, by: by)
    case 6: try store.merge([other], into: id, by: by)
    case 7:
      let made = "x:\(ids.count)"
      try store.split([pick(words)], from: id, to: .id(made), by: by)
      ids.append(made)
    case 8: try store.deny(id, [other], by: by)
    case 9: try store.allow(id, [other], by: by)
    case 10: try store.deny(name: pick(words), of: id, by: by)
    case 11: try store.undo([Int.random(in: 3...max(3, store.lastEvent()), using: &random)], by: by)
    case 12:
      let source = pick(["a", "b"])
      let lines = (0..<3).map { _ in
        #"{"id":"\#(pick(ids))","kind":"place","names":[{"text":"\#(pick(words))"}]}"#
      }
      try store.take(lines.joined(separator: "\n"), source: source)
    default: try store.retire(id, by: by)
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}

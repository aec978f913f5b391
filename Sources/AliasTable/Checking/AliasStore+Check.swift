extension AliasStore {
  /// Looks through the table for what a person should see; the similarity of names is the matcher's
  /// to find.
  ///
  /// - Parameter body: gets each finding; returns whether it wants more.
  /// - Complexity: O(n log n).
  public func check(_ body: (Finding) throws(StoreError) -> Bool) throws(StoreError) {
    try reading { () throws(StoreError) in
      for finding in try integrityFindings() {
        guard try body(finding) else { return }
      }
      for finding in try redirectFindings() {
        guard try body(finding) else { return }
      }
      for finding in try orphanNames() {
        guard try body(finding) else { return }
      }
      var wantsMore = true
      try forEachTableEntity { (entity) throws(StoreError) in
        for finding in findings(entity) where wantsMore { wantsMore = try body(finding) }
        return wantsMore
      }
      if wantsMore { try sharedNames(body) }
    }
  }

  private func integrityFindings() throws(StoreError) -> [Finding] {
    var findings: [Finding] = []
    let command = ["export", "--format", "folder", "--output", "rescued"]
    let integrity = try database.prepare("PRAGMA integrity_check(20)")
    while try integrity.step() {
      if integrity.text(0) == "ok" { continue }
      findings.append(
        Finding(.integrity, id: "", sentence: integrity.text(0), command: command))
    }
    let references = try database.prepare("PRAGMA foreign_key_check")
    while try references.step() {
      findings.append(
        Finding(
          .integrity, id: "",
          sentence: "a row of \(references.text(0)) refers to none of \(references.text(2))",
          command: command))
    }
    return findings
  }

  private func redirectFindings() throws(StoreError) -> [Finding] {
    let statement = try database.prepare(
      "SELECT id FROM entity WHERE state = 'merged' ORDER BY id")
    var findings: [Finding] = []
    while try statement.step() {
      let id = statement.text(0)
      do throws(StoreError) {
        if try standing(for: id) == nil {
          findings.append(
            Finding(
              .redirectToRetired, id: id, sentence: "merged into an ID that is retired",
              command: ["history", id]))
        }
      } catch {
        guard case .redirectRing = error.reason else { throw error }
        findings.append(
          Finding(
            .redirectRing, id: id, sentence: "merged, in the end, into itself",
            command: ["history", id]))
      }
    }
    return findings
  }

  private func orphanNames() throws(StoreError) -> [Finding] {
    let statement = try database.prepare(
      """
      SELECT id, text FROM alias JOIN entity ON entity.key = entity WHERE state <> 'live'
      """)
    var findings: [Finding] = []
    while try statement.step() {
      let id = statement.text(0)
      findings.append(
        Finding(
          .orphanName, id: id, name: statement.text(1),
          sentence: "a name of an entity that is not live", command: ["history", id]))
    }
    return findings
  }

  private func findings(_ entity: TableEntity) -> [Finding] {
    var findings: [Finding] = []
    let id = entity.id
    if !EntityID.isRegular(id) {
      findings.append(
        Finding(
          .idPattern, id: id,
          sentence:
            "not PREFIX:LOCAL in visible ASCII; give it another ID and merge this into that",
          command: ["add", "--new", entity.label]))
    }
    if entity.isLive, entity.names.isEmpty {
      findings.append(
        Finding(.orphan, id: id, sentence: "without a name", command: ["retire", id]))
    }
    for name in entity.names {
      for oddity in LetterCheck.oddities(of: name.text) {
        let command =
          if let mended = oddity.mended {
            name.text.isSame(as: entity.label)
              ? ["rename", id, mended] : ["add", "--id", id, mended]
          } else {
            ["remove", id, name.text]
          }
        findings.append(
          Finding(
            oddity.rule, id: id, name: name.text, sentence: oddity.sentence, command: command))
      }
    }
    return findings
  }

  private func sharedNames(
    _ body: (Finding) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let statement = try database.prepare(
      """
      SELECT DISTINCT text, id FROM alias JOIN entity ON entity.key = entity
      WHERE text IN (SELECT text FROM alias GROUP BY text HAVING count(DISTINCT entity) > 1)
      ORDER BY text, id
      """)
    var first: (text: String, id: String, denied: [String])?
    while try statement.step() {
      let (text, id) = (statement.text(0), statement.text(1))
      guard let known = first, known.text.isSame(as: text) else {
        first = (text, id, try entity(id)?.denied ?? [])
        continue
      }
      if known.denied.contains(where: id.isSame) { continue }
      let finding = Finding(
        .sharedName, id: known.id, other: id, name: text, sentence: "both are called '\(text)'",
        command: ["merge", known.id, id])
      guard try body(finding) else { return }
    }
  }
}

internal import AliasTable
internal import Records

/// Makes proposals of what other commands have found.
enum ProposalReader {
  /// The answers of `batch` in JSON Lines: those that ask for a review propose that the mention is a
  /// name of the best candidate.
  static func readAnswers(
    _ path: String, _ console: Console, rejects: inout RejectLog,
    _ body: (Proposal) -> Void
  ) throws(CommandError) {
    var input = try RecordInput(path, .jsonLines, console)
    var document = JSONDocument()
    while let block = try input.next(1000) {
      for record in block.records {
        do throws(Rejection) {
          if let proposal = try proposal(record, block, &document) { body(proposal) }
        } catch {
          try rejects.add([error])
        }
      }
    }
  }

  private static func proposal(
    _ record: Record, _ block: RecordBlock, _ document: inout JSONDocument
  ) throws(Rejection) -> Proposal? {
    do throws(RecordError) {
      try document.read(record, of: block)
      let decision = try document.require("decision", in: .root, as: .string)
      guard document.string(of: decision) == "review" else { return nil }
      let name = document.string(of: try document.require("name", in: .root, as: .string))
      let matches = try document.require("matches", in: .root, as: .array)
      guard let best = document.firstChild(of: matches) else { return nil }
      let id = document.string(of: try document.require("id", in: best, as: .string))
      let score = try document.require("score", in: best, as: .number)
      let alias = try document.optional("alias", in: best, as: .string)
      let key = try document.optional("key", in: .root, as: .string)
      if let fault = NameText.fault(of: name) {
        throw RecordError(
          file: block.file, record: record.number, line: record.line,
          reason: .other(fault.description))
      }
      let reason =
        (alias.map { "like '\(document.string(of: $0))'" } ?? "")
        + (key.map { ", record \(document.string(of: $0))" } ?? "")
      return Proposal(
        id: id, subject: .name(NameRecord(text: name), kind: nil),
        score: Double(document.string(of: score)), reason: reason)
    } catch {
      throw Rejection(error)
    }
  }

  /// A TSV with a name a row, as `cluster` writes it: id, name, and where they are there kind, lang,
  /// role, source, score and reason.
  static func readTable(
    _ path: String, _ console: Console, rejects: inout RejectLog,
    _ body: (Proposal) -> Void
  ) throws(CommandError) {
    var input = try RecordInput(path, .tsv, console)
    let names = input.columnNames
    let (id, name) = (try input.column("id"), try input.column("name"))
    var fields = Fields()
    while let block = try input.next(1000) {
      for record in block.records {
        do throws(RecordError) {
          try fields.read(record, of: block)
        } catch {
          try rejects.add([Rejection(error)])
          continue
        }
        let text = { (column: Int) in
          String(decoding: fields.bytes[fields[column]], as: UTF8.self)
        }
        let optional = { (column: String) -> String? in
          guard let position = names.firstIndex(of: column) else { return nil }
          let value = text(position)
          return value.isEmpty ? nil : value
        }
        if let fault = NameText.fault(of: text(name))
          ?? (EntityID.isPossible(text(id)) ? nil : .badID(text(id)))
        {
          try rejects.add([
            Rejection(
              file: block.file, record: record.number, line: record.line, key: text(id),
              reason: .unusable(fault.description))
          ])
          continue
        }
        body(
          Proposal(
            id: text(id),
            subject: .name(
              NameRecord(
                text: text(name), lang: optional("lang"),
                role: optional("role").flatMap(NameRole.init) ?? .alias, source: optional("source")),
              kind: optional("kind").flatMap(EntityKind.init)),
            score: optional("score").flatMap { Double($0) }, reason: optional("reason") ?? ""))
      }
    }
  }
}

internal import Kunya
internal import Records

/// What the records of a run are resolved against.
struct BatchScopes: Sendable {
  let after: ResolutionScope

  /// What they were resolved against before; `nil` where only one answer is asked for.
  var before: ResolutionScope?
}

/// Answers blocks of records; one for each thread.
final class BatchWorker {
  private let resolver: MentionResolver
  private let formerResolver: MentionResolver?
  private let table: TableWriter.Format?
  private var reader: MentionReader
  private var json = JSONWriter()

  /// - Parameters:
  ///   - column: the position of the name in a table's rows.
  ///   - table: the format of the answers; `nil` for JSON Lines.
  init(
    _ scopes: BatchScopes, _ options: ResolutionOptions, column: Int, _ table: TableWriter.Format?
  ) throws(CommandError) {
    resolver = try MentionResolver(scopes.after, options, pairScores: false)
    formerResolver = try scopes.before.map { (scope) throws(CommandError) in
      try MentionResolver(scope, options, pairScores: false)
    }
    self.table = table
    reader = MentionReader(column: column)
  }

  /// A worker, or why there can be none.
  static func make(
    _ scopes: BatchScopes, _ options: ResolutionOptions, column: Int, _ table: TableWriter.Format?
  ) -> Result<BatchWorker, CommandError> {
    do throws(CommandError) {
      return .success(try BatchWorker(scopes, options, column: column, table))
    } catch {
      return .failure(error)
    }
  }

  /// Answers the records of a block, in their order.
  func work(_ block: RecordBlock) -> BatchResult {
    var result = BatchResult()
    // Line ends are not among the bytes of the block.
    result.inputBytes = block.bytes.count + block.records.count
    result.tally.count(records: block.records.count)
    for record in block.records {
      do throws(Rejection) {
        try reader.read(record, of: block)
        if answer(record, block, &result) || reader.isRepaired {
          result.tally.count(repaired: record.number)
        }
      } catch {
        result.rejections.append(error)
      }
    }
    return result
  }

  /// Answers the record that was read last, unless nothing has changed that was asked for.
  ///
  /// - Returns: whether broken UTF-8 was replaced on the way.
  private func answer(_ record: Record, _ block: RecordBlock, _ result: inout BatchResult) -> Bool {
    let now = resolver.resolution(of: reader.name, kind: reader.kind)
    result.tally.count(now.decision)
    var before: ResolvedMention?
    if let formerResolver {
      let then = formerResolver.resolution(of: reader.name, kind: reader.kind)
      guard now.differs(from: then) else { return false }
      result.tally.countChanged()
      before = formerResolver.answer(key: reader.key, name: reader.name, then)
    }
    let answer = resolver.answer(key: reader.key, name: reader.name, now)
    if let table {
      return BatchRow.append(answer, before, record, of: block, table, to: &result.bytes)
    }
    json.line(answer, before: before)
    result.bytes.append(contentsOf: json.bytes)
    json.bytes.removeAll(keepingCapacity: true)
    return false
  }
}

extension Resolution {
  /// Whether decision or best ID are others. What stands first where nothing is found is no answer.
  fileprivate func differs(from other: Resolution) -> Bool {
    decision != other.decision
      || decision != .none && candidates.first?.id != other.candidates.first?.id
  }
}

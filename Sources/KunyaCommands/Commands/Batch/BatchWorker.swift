internal import Kunya
internal import Records

/// Answers blocks of records; one for each thread.
final class BatchWorker {
  private let resolver: MentionResolver
  private let table: TableWriter.Format?
  private var reader: MentionReader
  private var json = JSONWriter()

  /// - Parameters:
  ///   - column: the position of the name in a table's rows.
  ///   - table: the format of the answers; `nil` for JSON Lines.
  init(
    _ resolver: Resolver, _ options: ResolutionOptions, column: Int, _ table: TableWriter.Format?
  ) throws(CommandError) {
    self.resolver = try MentionResolver(resolver, options, pairScores: false)
    self.table = table
    reader = MentionReader(column: column)
  }

  /// A worker, or why there can be none.
  static func make(
    _ resolver: Resolver, _ options: ResolutionOptions, column: Int, _ table: TableWriter.Format?
  ) -> Result<BatchWorker, CommandError> {
    do throws(CommandError) {
      return .success(try BatchWorker(resolver, options, column: column, table))
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
        let answer = resolver.resolve(key: reader.key, name: reader.name, kind: reader.kind)
        result.tally.count(answer.resolution.decision)
        if write(answer, record, block, &result.bytes) || reader.isRepaired {
          result.tally.count(repaired: record.number)
        }
      } catch {
        result.rejections.append(error)
      }
    }
    return result
  }

  /// - Returns: whether broken UTF-8 was replaced on the way.
  private func write(
    _ answer: ResolvedMention, _ record: Record, _ block: RecordBlock, _ bytes: inout [UInt8]
  ) -> Bool {
    if let table { return BatchRow.append(answer, record, of: block, table, to: &bytes) }
    json.line(answer)
    bytes.append(contentsOf: json.bytes)
    json.bytes.removeAll(keepingCapacity: true)
    return false
  }
}

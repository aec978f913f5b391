internal import Records

/// The names that a command line gives: its operands, and for `-` the lines of standard input.
struct NameOperands {
  let operands: [String]

  /// Calls `body` with each name and its number, from 1; names that are none go to `rejects`.
  ///
  /// A line is handed on before the next one is waited for.
  func forEach(
    _ console: Console, rejects: inout RejectLog,
    _ body: (_ number: Int, _ name: [UInt8]) throws(CommandError) -> Void
  ) throws(CommandError) {
    var number = 0
    for operand in operands {
      guard operand == "-" else {
        number += 1
        let name = Array(operand.utf8)
        if let fault = Rejection.Reason.fault(ofName: name.span) {
          try rejects.add([Rejection(file: "command line", record: number, reason: fault)])
        } else {
          try body(number, name)
        }
        continue
      }
      var input = try RecordInput("-", .lines, console)
      var reader = MentionReader(column: 0)
      while let block = try input.next(1) {
        for record in block.records {
          number += 1
          do throws(Rejection) {
            try reader.read(record, of: block)
          } catch {
            try rejects.add([error])
            continue
          }
          try body(number, reader.name)
        }
      }
    }
  }
}

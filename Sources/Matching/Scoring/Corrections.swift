package import Orthography

/// What the log-odds of a candidate get beyond the weighted sum of its features: decision tables, each
/// of which asks a few questions and has an amount for every combination of answers.
///
/// A sum cannot say that one thing tells only together with another: that nothing is left over, say,
/// is worth less where the runner-up fits as well. The tables are learned one after the other, each
/// from what is wrong with the sum of all before it (gradient boosting, Friedman 2001, of oblivious
/// trees, Kohavi 1994). They are in `Data/model/corrections.tsv`, a line each.
package struct Corrections: Sendable {
  /// One yes-or-no question: whether a value is above a bound.
  package struct Question: Sendable, Equatable {
    /// Number of the value among `names`.
    package var value: Int
    package var bound: Double

    package init(value: Int, bound: Double) {
      self.value = value
      self.bound = bound
    }
  }

  /// One decision table.
  package struct Table: Sendable, Equatable {
    /// `Corrections.depth` questions.
    package var questions: [Question]
    /// Nats by the answers: a bit for each question, that of the first the highest, 1 for yes.
    package var amounts: [Double]

    package init(questions: [Question], amounts: [Double]) {
      self.questions = questions
      self.amounts = amounts
    }
  }

  /// Questions a table, as `PackedTable` has room for.
  package static let depth = 3
  /// Amounts a table.
  package static let answers = 1 << depth

  /// What can be asked about: the features and their weighted sum, the same of what they are more than
  /// the best other candidate's, whether it is a place, whether names in two scripts met, and whether the
  /// mention is in Arabic letters.
  package static let names =
    Features.names + ["sum"] + (Features.names + ["sum"]).map { "lead_" + $0 }
    + ["place", "cross_script", "arabic"]
  /// Number of the weighted sum among them.
  package static let sum = Features.names.count

  /// One behind the other, as they were learned.
  package let tables: [Table]
  private let packed: [PackedTable]

  /// None: the weighted sum stands.
  package static let none = Corrections([])

  /// Tables that are whole; those of a file are checked by `init(table:)`.
  package init(_ tables: [Table]) {
    // The program's own mistake: `amount` trusts them.
    precondition(
      tables.allSatisfy {
        $0.questions.count == Self.depth && $0.amounts.count == Self.answers
          && $0.questions.allSatisfy { Self.names.indices.contains($0.value) }
      }, "as many questions and amounts as a table has, about values that are there")
    self.tables = tables
    packed = tables.map(PackedTable.init)
  }

  /// What all tables together add to the log-odds of a candidate.
  ///
  /// - Parameters:
  ///   - sum: the weighted sum.
  ///   - lead: that of the features' lead.
  /// - Complexity: O(tables).
  package func amount(_ features: Features, _ sum: Double, lead: Double) -> Double {
    if packed.isEmpty { return 0 }
    return Self.withValues(of: features, sum, lead: lead) { values in
      packed.reduce(0) { $0 + $1.amount(values) }
    }
  }

  /// Lends the values that questions are about, in the order of `names`.
  package static func withValues<Result>(
    of features: Features, _ sum: Double, lead: Double,
    _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: names.count) { values in
      var next = values[...].initialize(from: features.values).index
      values.initializeElement(at: next, to: sum)
      next = values[(next + 1)...].initialize(from: features.lead).index
      values.initializeElement(at: next, to: lead)
      for holds in [features.place, features.crossScript, features.arabic] {
        next += 1
        values.initializeElement(at: next, to: holds ? 1 : 0)
      }
      return body(UnsafeBufferPointer(rebasing: values[...next]))
    }
  }
}

/// A table in the 64 bytes of a cache line: all are asked of every candidate, after a search that has
/// taken their place in the caches.
private struct PackedTable {
  private let amounts: SIMD8<Float>
  private let bounds: (Double, Double, Double)
  private let values: (UInt8, UInt8, UInt8)

  init(_ table: Corrections.Table) {
    amounts = SIMD8(table.amounts.map(Float.init))
    let (first, second, third) = (table.questions[0], table.questions[1], table.questions[2])
    bounds = (first.bound, second.bound, third.bound)
    values = (UInt8(first.value), UInt8(second.value), UInt8(third.value))
  }

  @inline(__always)
  func amount(_ asked: UnsafeBufferPointer<Double>) -> Double {
    let first = asked[Int(values.0)] > bounds.0 ? 4 : 0
    let second = asked[Int(values.1)] > bounds.1 ? 2 : 0
    let third = asked[Int(values.2)] > bounds.2 ? 1 : 0
    return Double(amounts[first | second | third])
  }
}

// MARK: Table

extension Corrections {
  /// `first`, `first_above`, … then `nnn`, `nny`, … `yyy`.
  package static var columns: [String] {
    ["first", "second", "third"].flatMap { [$0, $0 + "_above"] }
      + (0..<answers).map(title(ofAnswers:))
  }

  /// A letter for each answer, that to the first question first.
  private static func title(ofAnswers answers: Int) -> String {
    String((0..<depth).reversed().map { answers >> $0 & 1 == 1 ? "y" : "n" })
  }

  /// Reads a file of decision tables.
  ///
  /// - Throws: `DataTable.Fault` where a value is unknown, or something is no number.
  package init(table: DataTable) throws(DataTable.Fault) {
    var columns: [Int] = []
    for title in Self.columns { columns.append(try table.column(title)) }
    func number(_ column: Int, _ row: DataTable.Row) throws(DataTable.Fault) -> Double {
      guard let number = Double(row[columns[column]]), number.isFinite else {
        throw table.fault(row, "\"\(row[columns[column]])\" is not a number")
      }
      return number
    }
    let numbers = Dictionary(uniqueKeysWithValues: zip(Self.names, Self.names.indices))
    var tables: [Table] = []
    for row in table.rows {
      var read = Table(questions: [], amounts: [])
      for place in 0..<Self.depth {
        let name = row[columns[2 * place]]
        guard let value = numbers[name] else {
          throw table.fault(row, "unknown value \"\(name)\"")
        }
        read.questions.append(Question(value: value, bound: try number(2 * place + 1, row)))
      }
      for answers in 0..<Self.answers {
        read.amounts.append(try number(2 * Self.depth + answers, row))
      }
      tables.append(read)
    }
    self.init(tables)
  }

  /// The file of these tables, with comment lines on top.
  package func text(comments: [String]) -> String {
    let rows = tables.map { table in
      (table.questions.flatMap { [Self.names[$0.value], "\($0.bound)"] }
        + table.amounts.map { "\($0)" }).joined(separator: "\t")
    }
    let lines = comments.map { "# \($0)" } + [Self.columns.joined(separator: "\t")] + rows
    return lines.joined(separator: "\n") + "\n"
  }
}

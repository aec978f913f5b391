internal import AliasIndex
internal import Learning
internal import Matching
internal import Orthography

/// Pairs of names that are labelled as one name or as two.
///
/// A TSV with the columns `a`, `b`, `label` (`same` or `different`), `scope`, `kind`, `type`, and
/// `source_note`, which names the two names that are told apart.
struct LabelledPairs: Sendable {
  private(set) var pairs: [Pair] = []

  struct Pair: Sendable {
    let a: String
    let b: String
    let isSame: Bool
    let scope: String
    let kind: IndexEntity.Kind
    let type: String
    /// Whether the pair may be learned from; figures come from the others.
    var isLearned: Bool { Fold.of(subject, among: 2) == 0 }
    /// The names that the pair is about.
    let subject: String
  }

  mutating func read(_ path: String, _ console: Console) throws(CommandError) {
    let input = try console.open(path)
    let bytes = try input.readAll(limit: .max) ?? []
    do throws(DataTable.Fault) {
      try add(try DataTable(name: input.title, utf8: bytes))
    } catch {
      throw CommandError(error)
    }
  }

  private mutating func add(_ table: DataTable) throws(DataTable.Fault) {
    let (a, b) = (try table.column("a"), try table.column("b"))
    let (label, note) = (try table.column("label"), try table.column("source_note"))
    let scope = try table.column("scope")
    let (kind, type) = (try table.column("kind"), try table.column("type"))
    for row in table.rows {
      guard ["same", "different"].contains(row[label]) else {
        throw table.fault(row, "a label is 'same' or 'different', got '\(printable(row[label]))'")
      }
      pairs.append(
        Pair(
          a: row[a], b: row[b], isSame: row[label] == "same", scope: row[scope],
          kind: ResolutionOptions.Kind(rawValue: row[kind])?.indexKind ?? .unknown,
          type: row[type], subject: Self.subject(row[note])))
    }
  }

  /// The names that a pair is about, without the part that both sides share: all pairs about
  /// Aamir and Amir are in one half, so that nothing learned of them is measured on them.
  ///
  /// `aamir ~ amir + mikati` and `mikati + aamir ~ amir` are about `aamir ~ amir`.
  static func subject(_ note: String) -> String {
    let names = note.split(separator: ";").first.map(String.init) ?? note
    // Words lose the spaces around the sign by being split and joined again.
    let parts = names.split(separator: "+").map { part in
      part.split(separator: " ").joined(separator: " ")
    }
    return parts.first { $0.contains("~") } ?? parts.first ?? note
  }
}

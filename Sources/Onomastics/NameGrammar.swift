public import Orthography

/// Takes names apart: article, ʿAbd and al-Dīn compounds, kunya, nasab, titles, place words.
///
/// ```swift
/// let grammar = try NameGrammar(tables: tables)
/// var folded = FoldedText(), parse = NameParse()
/// folder.fold(bytes, into: &folded)
/// grammar.parse(folded, into: &parse)
/// parse.notation  // "name:walid name[article]:moallem"
/// ```
///
/// Immutable; any number of threads may share one. All knowledge of words comes from the tables.
public struct NameGrammar: Sendable {
  let lexicon: Lexicon

  /// Compiles the tables.
  ///
  /// - Throws: `DataTable.Fault` with the row of the first unknown class, missing column or
  ///   form that is no folded text.
  public init(tables: GrammarTables) throws(DataTable.Fault) {
    lexicon = try Lexicon(tables)
  }

  /// The row that `NamePart.rule` names; `nil` for −1.
  public func rule(_ index: Int) -> GrammarRule? {
    lexicon.rules.indices.contains(index) ? lexicon.rules[index] : nil
  }

  /// Takes a name apart.
  ///
  /// The order of the passes is fixed:
  /// 1. words are cut out and looked up;
  /// 2. words become parts from left to right: phrases first, then articles, which wait for the
  ///    next part, then second elements, which join the part before, then Abd with what follows,
  ///    then single words of the tables, and names last;
  /// 3. words that are titles and names as well are decided by place and by what would remain;
  /// 4. a text with letters keeps at least one name;
  /// 5. second readings are added.
  ///
  /// - Parameters:
  ///   - folded: The name's letters.
  ///   - kind: What it is a name of; `nil` if that isn't known.
  ///   - parse: Cleared and refilled; no memory is allocated once it has grown.
  /// - Complexity: O(n) in the letters.
  public func parse(_ folded: FoldedText, kind: NameKind? = nil, into parse: inout NameParse) {
    parse.clear()
    scan(folded, into: &parse.tokens)
    readParts(folded, kind, &parse)
    decideTitles(&parse)
    keepOneName(&parse)
    markForms(&parse)
    addReadings(folded, kind, &parse)
  }
}

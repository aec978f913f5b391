/// Folds text of any script into the letter page: the first two steps of the pipeline.
///
/// ```swift
/// var text = FoldedText()
/// folder.fold("Muʿallim معلّم", into: &text)
/// LetterPage.text(text.base)  // "mu'allim معلم"
/// ```
///
/// Order of work for each character:
/// 1. decode UTF-8, an invalid sequence becoming U+FFFD;
/// 2. look the character up in a table made from ICU's NFKC case folding and the fold rules;
/// 3. join combining marks with the letter before them, whatever their order;
/// 4. write letters with their place in the original, and soft boundaries within words.
///
/// A folder is immutable and may be shared by any number of threads.
public struct Folder: Sendable {
  let compiled: FoldKnowledge

  /// Compiles rules; takes a few milliseconds, so make one folder and keep it.
  public init(rules: FoldRules) throws(ICUError) {
    compiled = try FoldKnowledge(rules)
  }

  /// The part of a compiled folder that is asked for every character.
  public struct Prepared: Sendable, Equatable {
    public let pages: [UInt16]
    public let entries: [UInt32]
    public let pool: [UInt8]
    /// Base letter of every fine letter; 256.
    public let base: [UInt8]

    /// - Returns: `nil` where the arrays have not the size of a table.
    public init?(pages: [UInt16], entries: [UInt32], pool: [UInt8], base: [UInt8]) {
      guard pages.count == 256, base.count == 256, entries.count % 256 == 0,
        pages.allSatisfy({ Int($0) + 256 <= entries.count })
      else { return nil }
      self.pages = pages
      self.entries = entries
      self.pool = pool
      self.base = base
    }
  }

  /// What `init(prepared:rules:)` takes; `nil` for a table beyond the sizes of its format.
  public var prepared: Prepared? {
    let table = compiled.table
    return Prepared(
      pages: table.pages, entries: table.entries, pool: table.pool, base: compiled.base)
  }

  /// A folder whose rules were compiled before.
  ///
  /// - Parameter rules: the same rules, read when a rare character is first met; without them
  ///   such characters fold by Unicode alone.
  /// - Complexity: O(1) until then.
  public init(prepared: Prepared, rules: @escaping @Sendable () -> FoldRules?) {
    compiled = FoldKnowledge(prepared, rules)
  }

  /// Folds UTF-8 text, replacing what `text` held before.
  ///
  /// Any bytes will do, up to 4 GiB, where offsets end. Allocates nothing once `text` is warm, save for rare characters.
  ///
  /// - Complexity: O(n).
  public func fold(_ utf8: UnsafeBufferPointer<UInt8>, into text: inout FoldedText) {
    // One letter a byte and a soft boundary at every other are enough for all but ligatures.
    var capacity = utf8.count + utf8.count / 2 + FoldRun.room
    while !text.refill(capacity: capacity, { run(utf8, &$0) }) { capacity *= 2 }
  }

  /// Folds a string, replacing what `text` held before.
  public func fold(_ string: String, into text: inout FoldedText) {
    var string = string
    string.withUTF8 { fold($0, into: &text) }
  }

  /// Folds a string into a new text.
  public func fold(_ string: String) -> FoldedText {
    var text = FoldedText()
    fold(string, into: &text)
    return text
  }

  private func run(_ utf8: UnsafeBufferPointer<UInt8>, _ writer: inout FoldWriter) -> Bool {
    compiled.table.pages.withUnsafeBufferPointer { pages in
      compiled.table.entries.withUnsafeBufferPointer { entries in
        var run = FoldRun(source: utf8, pages: pages, entries: entries, compiled: compiled)
        return run.fold(into: &writer)
      }
    }
  }
}

/// A scheme as its file gives it: a header of comments, then rules.
///
/// ```
/// # standard: BGN/PCGN romanization of Arabic, 1946/1956, text of 2019
/// # source: Romanization of Arabic, PCGN (UK), December 2019
/// # language: ar
/// # reading: arabic
/// # vowels: needed
/// # reversible: no
/// # verified: yes
/// ```
///
/// The reading names the files of `readings` whose rules run before the scheme's own and turn
/// letters into sounds; capitals follow at the end. A scheme without reading works on letters.
public struct SchemeFile: Sendable {
  public let info: SchemeInfo
  /// The names of the files whose rules run before this one's.
  public let readings: [String]
  /// The whole text, header included.
  public let text: RuleText

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - id: the file's name without its ending.
  ///   - path: how faults call the file.
  /// - Throws: `RuleFault` where the header lacks something, or says what it cannot.
  public init(id: String, path: String, _ text: String) throws(RuleFault) {
    self.text = RuleText(file: path, text)
    var fields: [String: (line: Int, value: String)] = [:]
    var line = 0
    for row in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line += 1
      guard row.hasPrefix("# "), let colon = row.firstIndex(of: ":") else { break }
      let name = row[row.index(row.startIndex, offsetBy: 2)..<colon]
      let value = row[row.index(after: colon)...].drop { $0 == " " }
      if Self.names.contains(String(name)) { fields[String(name)] = (line, String(value)) }
    }
    func field(_ name: String) throws(RuleFault) -> String {
      guard let field = fields[name] else {
        throw RuleFault(file: path, line: 1, column: 1, reason: "the header lacks '# \(name):'")
      }
      return field.value
    }
    func flag(_ name: String, _ yes: String, _ no: String) throws(RuleFault) -> Bool {
      let value = try field(name)
      guard value == yes || value == no else {
        throw RuleFault(
          file: path, line: fields[name]?.line ?? 1, column: name.count + 5,
          reason: "\(name) must be '\(yes)' or '\(no)'")
      }
      return value == yes
    }
    guard let language = SchemeLanguage(rawValue: try field("language")) else {
      throw RuleFault(
        file: path, line: fields["language"]?.line ?? 1, column: 13, reason: "unknown language")
    }
    info = SchemeInfo(
      id: id, standard: try field("standard"), source: try field("source"), language: language,
      needsVowels: try flag("vowels", "needed", "not needed"),
      isReversible: try flag("reversible", "yes", "no"),
      isVerified: try flag("verified", "yes", "no"))
    readings = (fields["reading"]?.value ?? "").split(separator: " ").map(String.init)
  }

  private static let names: Set = [
    "standard", "source", "language", "reading", "vowels", "reversible", "verified",
  ]

  /// What all files with a reading end with.
  public static let capitals = "capitals"
}

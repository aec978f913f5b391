/// The form of a part, whatever name it stands in.
struct RestoredPart {
  var id: String
  /// Folded letters in either script.
  var latin: String
  var arabic: String
  var p: Double
  var refs: [String]
  var alternatives: [NameForm.Alternative]
}

extension NameForm {
  /// Appends a part that is written in a name as `text`.
  mutating func append(_ part: RestoredPart, text: String) {
    if parts.isEmpty {
      id = part.id
    } else {
      id += "-"
      id += String(decoding: part.id.utf8.dropFirst(NameFormCode.prefix.utf8.count), as: UTF8.self)
      latin += " "
      arabic += " "
    }
    latin += part.latin
    arabic += part.arabic
    parts.append(
      Part(
        text: text, id: part.id, p: part.p, refs: part.refs, alternatives: part.alternatives))
  }
}

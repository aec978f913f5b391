public import Orthography

extension ScriptBridge {
  /// Names in scripts other than Latin and Arabic written in Latin letters, with capitals: those
  /// of the original, or, from a script without case, one at the beginning of each word.
  ///
  /// ```swift
  /// bridge.latin("Фейсал Микдад", only: nil)  // "Feysal Mikdad"
  /// ```
  ///
  /// Everything else in the text stays as it is. ICU's transforms are opened when first met.
  ///
  /// - Parameter only: the one script that is meant; `nil` for all.
  /// - Complexity: O(n).
  public func latin(_ text: String, only: Script?) -> String {
    if !Self.needsBridge(text) { return text }
    var result = ""
    var word = String.UnicodeScalarView()
    var script = Script.common
    for scalar in text.unicodeScalars {
      let next = Script(scalar)
      // Marks and joiners belong to the word they stand in.
      let joins = next == .common && !word.isEmpty && Self.staysInWord(scalar)
      if !joins, next != script {
        result += latin(word, script, only)
        word = String.UnicodeScalarView()
        script = next
      }
      word.append(scalar)
    }
    return result + latin(word, script, only)
  }

  private static func staysInWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format, .modifierLetter: true
    default: scalar == "'"
    }
  }

  /// Whether any letter is neither Latin nor Arabic; most texts have none.
  private static func needsBridge(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0..<0x370, 0x600..<0x700, 0x750..<0x780, 0x1E00..<0x1F00, 0x2000..<0x2070: false
      default: true
      }
    }
  }

  private func latin(_ word: String.UnicodeScalarView, _ script: Script, _ only: Script?) -> String
  {
    let text = String(word)
    switch script {
    case .latin, .arabic, .common: return text
    default: if let only, only != script { return text }
    }
    guard let latin = latin(text, in: script) else { return text }
    // Georgian letters count as small ones, but names in it have no capitals.
    let hasCase =
      script != .georgian
      && word.contains { $0.properties.isLowercase || $0.properties.isUppercase }
    if !hasCase { return Self.capitalized(latin.lowercased()) }
    guard let first = word.first, first.properties.isUppercase else { return latin.lowercased() }
    let isAllCapital = word.count > 1 && !word.contains { $0.properties.isLowercase }
    return isAllCapital ? latin.uppercased() : Self.capitalized(latin.lowercased())
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

import CKunyaData
import Orthography
import Synchronization
import Transliteration

/// The embedded schemes: their headers read at once, their rules compiled when first asked for.
final class SchemeLibrary: Sendable {
  /// All files, by name.
  private let files: [String: SchemeFile]
  private let compiled = Mutex<[String: Scheme]>([:])

  private static let folder = "transliteration/schemes/"
  private static let ending = ".rules"

  /// What is known of the schemes, in the order of their names.
  let infos: [SchemeInfo]

  init() throws(EmbeddedDataFault) {
    var files: [String: SchemeFile] = [:]
    var index = 0
    while let path = kunya_data_path(index).map({ String(cString: $0) }) {
      index += 1
      guard path.hasPrefix(Self.folder), path.hasSuffix(Self.ending) else { continue }
      let id = String(path.dropFirst(Self.folder.count).dropLast(Self.ending.count))
      do throws(RuleFault) {
        files[id] = try SchemeFile(id: id, path: "Data/\(path)", Self.text(path))
      } catch {
        throw EmbeddedDataFault(reason: "\(error)")
      }
    }
    self.files = files
    infos = files.values.map(\.info).sorted { $0.id < $1.id }
  }

  /// The scheme of that very name; `nil` where there is none.
  func scheme(_ id: String) throws(EmbeddedDataFault) -> Scheme? {
    if let known = compiled.withLock({ $0[id] }) { return known }
    guard let file = files[id] else { return nil }
    do throws(RuleFault) {
      let scheme = try Scheme(file) { (name) throws(RuleFault) in Self.reading(name) }
      compiled.withLock { $0[id] = scheme }
      return scheme
    } catch {
      throw EmbeddedDataFault(reason: "\(error)")
    }
  }

  private static func reading(_ name: String) -> RuleText {
    let path = "transliteration/readings/\(name)\(ending)"
    return RuleText(file: "Data/\(path)", text(path))
  }

  /// The text of an embedded file; empty for one that is not there, which no test would let pass.
  private static func text(_ path: String) -> String {
    (try? EmbeddedData.bytes(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Names in other scripts, by the rules that matching uses too.
  static func bridge() -> ScriptBridge {
    let scripts: [Script] = [.armenian, .cyrillic, .devanagari, .georgian, .greek, .hebrew]
    return ScriptBridge(
      rules: scripts.reduce(into: [:]) { rules, script in
        rules[script] = text("transliteration/\(script.rawValue)-names.rules")
      })
  }
}

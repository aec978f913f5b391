import Glibc
import Orthography
import Transliteration

/// The files of transliteration rules, which ship as they are, once they are found to be right.
struct RuleFiles {
  let root: String
  let read: (String) throws -> [UInt8]

  /// Compiles all of them.
  ///
  /// - Throws: `RuleFault` with file, line and column of the first fault.
  func check() throws {
    for name in names(in: "transliteration") {
      let text = try text("transliteration/\(name)")
      do throws(ICUError) {
        _ = try ICUTransform(name: name, rules: text.1)
      } catch {
        throw text.0.fault(error)
      }
    }
    for name in names(in: "transliteration/schemes") {
      let text = try text("transliteration/schemes/\(name)")
      let id = String(name.dropLast(".rules".count))
      let file = try SchemeFile(id: id, path: text.0.file, text.1)
      _ = try Scheme(file) { (name) throws(RuleFault) in
        let path = "transliteration/readings/\(name).rules"
        guard let reading = try? self.text(path) else {
          throw RuleFault(
            file: text.0.file, line: 1, column: 1, reason: "there is no reading Data/\(path)")
        }
        return reading.0
      }
    }
  }

  private func text(_ path: String) throws -> (RuleText, String) {
    let text = String(decoding: try read(path), as: UTF8.self)
    return (RuleText(file: "Data/\(path)", text), text)
  }

  /// The names of the rule files in a folder, sorted.
  private func names(in folder: String) -> [String] {
    guard let open = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(open) }
    var names: [String] = []
    while let entry = readdir(open) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".rules") { names.append(name) }
    }
    return names.sorted()
  }
}

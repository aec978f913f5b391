import CKunyaData
import Orthography
import Testing
import Transliteration

/// The embedded rule files, for tests.
enum EmbeddedSchemes {
  static let files: [SchemeFile] = {
    var files: [SchemeFile] = []
    var index = 0
    while let path = kunya_data_path(index).map({ String(cString: $0) }) {
      index += 1
      guard path.hasPrefix("transliteration/schemes/") else { continue }
      let id = path.split(separator: "/").last?.dropLast(".rules".count) ?? ""
      do {
        files.append(try SchemeFile(id: String(id), path: "Data/\(path)", text(path)))
      } catch { preconditionFailure("\(error)") }
    }
    return files
  }()

  static let schemes: [String: Scheme] = {
    do {
      return try Dictionary(
        uniqueKeysWithValues: files.map { ($0.info.id, try Scheme($0, reading: reading)) })
    } catch { preconditionFailure("\(error)") }
  }()

  /// The rule texts of a scheme, one run after the other, as ICU is given them.
  static func texts(of file: SchemeFile) throws -> [String] {
    let names = file.readings.map { "readings/\($0)" }
    let capitals = file.readings.isEmpty ? [] : ["readings/\(SchemeFile.capitals)"]
    return (names + ["schemes/\(file.info.id)"] + capitals).map {
      text("transliteration/\($0).rules")
    }
  }

  static func reading(_ name: String) throws(RuleFault) -> RuleText {
    RuleText(file: name, text("transliteration/readings/\(name).rules"))
  }

  static func text(_ path: String) -> String {
    var size = 0
    let bytes = kunya_data(path, &size)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: size), as: UTF8.self)
  }
}

/// One row of `Golden/schemes.tsv`.
struct GoldenName: Sendable, CustomTestStringConvertible {
  let line: Int
  let scheme: String
  let text: String
  let expected: String
  let source: String

  var testDescription: String { "\(scheme): \(text)" }
}

enum GoldenNames {
  static let all: [GoldenName] = {
    do {
      let table = try DataTable(name: "schemes.tsv", utf8: readGolden("schemes.tsv"))
      let scheme = try table.column("scheme")
      let text = try table.column("text")
      let expected = try table.column("expected")
      let source = try table.column("source")
      return table.rows.map {
        GoldenName(
          line: $0.line, scheme: $0[scheme], text: $0[text], expected: $0[expected],
          source: $0[source])
      }
    } catch { preconditionFailure("\(error)") }
  }()
}

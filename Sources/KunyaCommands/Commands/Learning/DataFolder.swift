internal import Glibc
internal import Kunya
internal import Learning
internal import Matching
internal import Orthography

/// A working copy of the project's `Data`, read in place of what is embedded: changed tables and
/// weights are tried without building the program again.
struct DataFolder {
  let path: String
  /// Where the learned tables are; below the folder itself unless they are tried elsewhere.
  let model: String
  private let console: Console

  init(_ path: String, model: String? = nil, _ console: Console) {
    self.path = path
    self.model = model ?? "\(path)/model"
    self.console = console
  }

  /// The option that names the folder.
  static let option = Option(
    "data", .file, "DIR",
    help: "Read tables and weights from DIR, a copy of Data, instead of the embedded ones.")

  /// What the program knows: from the folder where one is named, else as it is embedded.
  static func knowledge(
    _ folder: String?, _ console: Console
  ) throws(CommandError) -> Knowledge {
    if let folder { return try DataFolder(folder, console).knowledge() }
    do {
      return try Knowledge.embedded()
    } catch {
      throw .internalError("\(error)")
    }
  }

  /// Tables, weights, and the compiled lexicon where there is one in the folder.
  ///
  /// - Parameter calibrated: whether the calibration is read, which may not be there, or not fit the
  ///   features, before it is learned.
  func knowledge(calibrated: Bool = true) throws(CommandError) -> Knowledge {
    do {
      return try Knowledge.load(compiledLexicon: bytes("compiled/lexicon.bin")) { file in
        switch file {
        case .calibration where !calibrated, .pairCalibration where !calibrated:
          Array(CalibrationWeights.none.text(comments: []).utf8)
        case .corrections where !calibrated: Array(Corrections.none.text(comments: []).utf8)
        default: bytes(file.rawValue)
        }
      }
    } catch let fault as Knowledge.LoadingFault {
      throw CommandError(fault, in: path)
    } catch {
      throw .badData(DataProblem(source: file("compiled/lexicon.bin"), problem: "\(error)"))
    }
  }

  /// The rules of reading alone.
  func reading() throws(CommandError) -> Knowledge.Reading {
    do throws(Knowledge.LoadingFault) {
      return try Knowledge.loadReading { bytes($0.rawValue) }
    } catch {
      throw CommandError(error, in: path)
    }
  }

  /// One of the project's tables.
  func table(_ name: String) throws(CommandError) -> DataTable {
    guard let bytes = bytes(name) else { throw .noInput(path: file(name), code: ENOENT) }
    do throws(DataTable.Fault) {
      return try DataTable(name: file(name), utf8: bytes)
    } catch {
      throw CommandError(error)
    }
  }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// A file that cannot be read counts as missing.
  private func bytes(_ name: String) -> [UInt8]? {
    if name.hasPrefix("model/"), let bytes = content("\(model)/\(name.dropFirst(6))") {
      return bytes
    }
    return content(file(name))
  }

  private func content(_ path: String) -> [UInt8]? {
    try? console.open(path).readAll(limit: .max)
  }
}

extension CommandError {
  /// A fault in one of the project's own tables.
  init(_ fault: DataTable.Fault) {
    self = .badData(
      DataProblem(
        source: fault.table, line: fault.line > 0 ? fault.line : nil, problem: fault.reason))
  }

  init(_ fault: Knowledge.LoadingFault, in folder: String) {
    switch fault {
    case .missing(let path): self = .noInput(path: "\(folder)/\(path)", code: ENOENT)
    case .table(let fault): self.init(fault)
    case .icu(let problem): self = .badData(DataProblem(source: folder, problem: problem))
    }
  }
}

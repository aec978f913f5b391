import AliasIndex
import Glibc
import Matching
import Onomastics
import Orthography
import Sections
import Transliteration

/// One run of the compiler: tables in, compiled files out.
struct Compilation {
  let root: String

  /// Compiles everything, and writes it or compares it.
  func run(check: Bool) throws {
    try RuleFiles(root: root, read: read).check()
    let lexicon = try compileLexicon()
    try finish(lexicon, "compiled/lexicon.bin", check: check)
    let knowledge = try Knowledge.load(
      lexicon: NameLexicon(file: try SectionFile(copying: lexicon, format: NameLexicon.format)),
      read: bytes)
    try finish(knowledge.compiled(), "compiled/knowledge.bin", check: check)
    let index = try compileEntities(knowledge)
    try finish(index, "compiled/default.kunya", check: check)
    let models = try NameModels.Source { file throws(DataTable.Fault) in
      do {
        return try table(file.rawValue)
      } catch let fault as DataTable.Fault {
        throw fault
      } catch {
        throw DataTable.Fault(table: file.rawValue, line: 0, reason: "\(error)")
      }
    }
    try finish(NameModels.compile(models), "compiled/transliteration.bin", check: check)
  }

  private func compileLexicon() throws -> [UInt8] {
    let reading = try Knowledge.loadReading(read: bytes)
    var builder = NameLexiconBuilder(grammar: reading.grammar) { text in
      var folded = FoldedText()
      reading.folder.fold(text, into: &folded)
      if folded.hasForeign {
        var text = text
        text.withUTF8 { reading.bridge.bridge($0, folder: reading.folder, into: &folded) }
      }
      return folded
    }
    try builder.add(try table("lexicon/names.tsv"))
    try builder.addSeen(try table("model/part_spellings.tsv"))
    return builder.build()
  }

  private func compileEntities(_ knowledge: Knowledge) throws -> [UInt8] {
    var builder = AliasIndexBuilder(knowledge: knowledge)
    var entities = try EntityTables(read: table).entities()
    entities.sort { $0.id < $1.id }
    for entity in entities { try builder.add(entity) }
    return try builder.build()
  }

  private func finish(_ compiled: [UInt8], _ path: String, check: Bool) throws {
    if check {
      guard try read(path) == compiled else {
        throw CompilationFault(reason: "Data/\(path) is not what the tables give; compile again")
      }
      print("Data/\(path): as compiled, \(compiled.count) bytes")
    } else {
      try write(compiled, path)
      print("Data/\(path): \(compiled.count) bytes")
    }
  }

  // MARK: Files

  private func table(_ path: String) throws -> DataTable {
    try DataTable(name: "Data/\(path)", utf8: try read(path))
  }

  private func bytes(_ file: Knowledge.File) -> [UInt8]? { try? read(file.rawValue) }

  private func read(_ path: String) throws -> [UInt8] {
    guard let file = fopen("\(root)/\(path)", "rb") else {
      throw CompilationFault(reason: "cannot read \(root)/\(path)")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: block[..<count])
    }
    return bytes
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    let target = "\(root)/\(path)"
    guard let file = fopen(target + ".new", "wb") else {
      throw CompilationFault(reason: "cannot write \(target)")
    }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count, rename(target + ".new", target) == 0 else {
      throw CompilationFault(reason: "cannot write \(target)")
    }
  }
}

/// What stops a compilation.
struct CompilationFault: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }
}

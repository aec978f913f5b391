internal import AliasIndex
internal import Glibc
internal import Records

/// Where a command puts an index that it makes; `-` is standard output.
struct IndexOutput {
  let path: String

  /// Refuses to take the place of a file that is no index: a table may have years of work in it.
  func checkReplaceable() throws(CommandError) {
    do throws(IndexFault) {
      _ = try AliasIndex(path: path)
    } catch {
      guard error.reason == .notAnIndex else { return }
      throw .badData(
        DataProblem(source: path, problem: "there is a file already, and it is not an index"))
    }
  }

  /// Where what does not fit in memory goes: beside the index, for which there has to be room.
  var spillFolder: String {
    guard path != "-", !OpenFile.isSpecial(path) else {
      return getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(path[...slash])
  }

  func write(_ image: inout IndexPieces, _ console: Console) throws(CommandError) {
    var fault: IndexBuildFault?
    if path == "-" {
      while let bytes = next(of: &image, &fault) { try console.output.write(bytes) }
    } else {
      do throws(RecordError) {
        var sink = try ByteSink(path: path)
        while let bytes = next(of: &image, &fault) { try sink.write(bytes) }
        if fault == nil { try sink.finish() }
      } catch {
        throw CommandError(writing: error)
      }
    }
    if let fault { throw CommandError(fault) }
  }

  /// The next bytes; `nil` at the end and where `fault` says that there is none.
  private func next(of image: inout IndexPieces, _ fault: inout IndexBuildFault?) -> [UInt8]? {
    do throws(IndexBuildFault) {
      return try image.next()
    } catch {
      fault = error
      return nil
    }
  }
}

import Glibc

/// A folder that goes away with its test.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    var template = Array("/tmp/kunya-tests-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw Failure(code: errno) }
    self.path = String(cString: path)
  }

  /// There is no room for a folder.
  struct Failure: Error {
    let code: Int32
  }

  deinit { rmdir(path) }

  /// Names of what is in the folder, hidden files too.
  var contents: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}

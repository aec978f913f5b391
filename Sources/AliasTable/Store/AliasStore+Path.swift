internal import Glibc

extension AliasStore {
  /// A path that means the same from every folder.
  static func absolute(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

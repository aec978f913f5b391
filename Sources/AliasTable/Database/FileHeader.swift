internal import Glibc

/// The beginning of an SQLite file, for telling what is wrong with one that SQLite refuses.
///
/// <https://www.sqlite.org/fileformat2.html#the_database_header>
struct FileHeader {
  /// How many bytes the file should have.
  let contentSize: Int
  let fileSize: Int

  /// `nil` where there is no file, or not even a header in it.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    var header = [UInt8](repeating: 0, count: 100)
    guard fstat(descriptor, &status) == 0, pread(descriptor, &header, header.count, 0) == 100
    else { return nil }
    let number = { (bytes: Range<Int>) in header[bytes].reduce(0) { $0 << 8 | Int($1) } }
    // The greatest page size does not fit its two bytes.
    let pageSize = number(16..<18) == 1 ? 65_536 : number(16..<18)
    contentSize = number(28..<32) * pageSize
    fileSize = Int(status.st_size)
  }
}

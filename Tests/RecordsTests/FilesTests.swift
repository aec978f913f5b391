import Glibc
import Records
import Testing

@Suite struct ByteSourceTests {
  @Test func aFileIsRead() throws {
    let folder = TemporaryFolder()
    folder.put("Ali\nحسن\n", in: "names")
    var reader = try RecordReader(ByteSource(path: "\(folder.path)/names"), format: .lines)
    let block = try #require(try reader.readBlock(maxRecords: 10))
    #expect(
      block.records.map { String(decoding: block.bytes[$0.range], as: UTF8.self) }
        == ["Ali", "حسن"])
    #expect(block.file == "\(folder.path)/names")
    #expect(try reader.readBlock(maxRecords: 10) == nil)
  }

  @Test(arguments: [
    ("/nowhere/names", RecordError.Reason.notFound), ("/tmp", .isDirectory), ("", .notFound),
    ("/etc/passwd\0x", .notFound), ("/etc/passwd/x", .system(code: ENOTDIR)),
  ])
  func whatCannotBeReadSaysWhy(path: String, reason: RecordError.Reason) {
    let error = #expect(throws: RecordError.self) { _ = try ByteSource(path: path) }
    #expect(error == RecordError(file: path, reason: reason))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func anUnreadableFileSaysSo() {
    let folder = TemporaryFolder()
    folder.put("Ali\n", in: "secret")
    chmod("\(folder.path)/secret", 0)
    let error = #expect(throws: RecordError.self) {
      _ = try ByteSource(path: "\(folder.path)/secret")
    }
    #expect(error?.reason == .permissionDenied)
  }

  @Test func aPipeGivesItsRecordsWithoutWaitingForMore() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    write(ends[1], "A\nB\nha", 6)
    var reader = try RecordReader(
      ByteSource(descriptor: ends[0], name: "pipe"), format: .lines)
    #expect(try reader.readBlock(maxRecords: 100)?.records.count == 2)
    write(ends[1], "lf\n", 3)
    close(ends[1])
    let block = try #require(try reader.readBlock(maxRecords: 100))
    #expect(block.bytes == Array("half".utf8))
    #expect(block.records[0].number == 3)
    close(ends[0])
  }
}

@Suite struct ByteSinkTests {
  @Test func aFileAppearsWhenItIsFinished() throws {
    let folder = TemporaryFolder()
    var sink = try ByteSink(path: "\(folder.path)/out")
    try sink.write(Array("حسن\n".utf8))
    try sink.flush()
    #expect(!folder.names.contains("out"))
    try sink.finish()
    #expect(folder.names == ["out"])
    #expect(folder.contents(of: "out") == "حسن\n")
  }

  @Test func anUnfinishedFileLeavesTheOldOne() throws {
    let folder = TemporaryFolder()
    folder.put("old", in: "out")
    do {
      var sink = try ByteSink(path: "\(folder.path)/out")
      try sink.write(Array("new".utf8))
      try sink.flush()
    }
    #expect(folder.names == ["out"])
    #expect(folder.contents(of: "out") == "old")
  }

  @Test func replacingAFileKeepsItsModeAndLinksToIt() throws {
    let folder = TemporaryFolder()
    folder.put("old", in: "real")
    chmod("\(folder.path)/real", 0o640)
    symlink("real", "\(folder.path)/link")
    var sink = try ByteSink(path: "\(folder.path)/link")
    try sink.write(Array("new".utf8))
    try sink.finish()
    var status = stat()
    #expect(lstat("\(folder.path)/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat("\(folder.path)/real", &status) == 0 && status.st_mode & 0o777 == 0o640)
    #expect(folder.contents(of: "real") == "new")
  }

  @Test func twoSinksBesideEachOther() throws {
    let folder = TemporaryFolder()
    var first = try ByteSink(path: "\(folder.path)/a")
    var second = try ByteSink(path: "\(folder.path)/b")
    try first.write([0x61])
    try second.write([0x62])
    try first.finish()
    try second.finish()
    #expect(folder.names == ["a", "b"])
    #expect(folder.contents(of: "b") == "b")
  }

  @Test(arguments: [
    ("/nowhere/out", RecordError.Reason.notFound), ("/tmp", .isDirectory), ("", .notFound),
  ])
  func whatCannotBeWrittenSaysWhy(path: String, reason: RecordError.Reason) {
    let error = #expect(throws: RecordError.self) { _ = try ByteSink(path: path) }
    #expect(error == RecordError(file: path, reason: reason))
  }

  @Test func aFullDiskSaysSo() throws {
    var sink = try ByteSink(path: "/dev/full")
    try sink.write([0x61])
    let error = #expect(throws: RecordError.self) { try sink.flush() }
    #expect(error?.reason == .diskFull)
  }

  @Test func aClosedPipeIsAnErrorNotADeath() throws {
    ByteSink.ignoreBrokenPipes()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    var sink = ByteSink(descriptor: ends[1], name: "pipe")
    try sink.write([0x61])
    let error = #expect(throws: RecordError.self) { try sink.flush() }
    #expect(error?.reason == .closedPipe)
    close(ends[1])
  }
}

import Foundation
import Testing

@testable import KunyaCommands

@Suite("Files and pipes")
struct OpenFileTests {
  @Test("What is written to a file can be read back")
  func roundTrip() throws {
    let path = NSTemporaryDirectory() + "kunya-test-\(UUID().uuidString)"
    defer { unlink(path) }
    let console = TestConsole().console
    let text = String(repeating: "وليد\n", count: 100_000)
    let output = try console.create(path)
    try output.write(text)
    try output.close()
    let input = try console.open(path)
    #expect(input.size == text.utf8.count)
    #expect(try readAll(input) == Array(text.utf8))
  }

  @Test("A file that cannot be created is an I/O error")
  func uncreatable() {
    #expect(throws: CommandError.ioFailure(.create, path: "no/such/dir", code: ENOENT)) {
      _ = try TestConsole().console.create("no/such/dir")
    }
  }

  @Test("A full device is an I/O error")
  func fullDevice() throws {
    let output = try TestConsole().console.create("/dev/full")
    #expect(throws: CommandError.ioFailure(.write, path: "/dev/full", code: ENOSPC)) {
      try output.write("text")
    }
  }

  @Test("Non-blocking pipes are waited for, closed ones end the output")
  func pipes() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    #expect(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
    let (reading, writing) = (ends[0], ends[1])
    let bytes = [UInt8](repeating: 7, count: 300_000)
    let reader = try #require(
      WorkerThread {
        var rest = bytes.count
        var buffer = [UInt8](repeating: 0, count: 10_000)
        while rest > 0 { rest -= read(reading, &buffer, buffer.count) }
        close(reading)
      })
    let output = OpenFile(borrowing: writing, path: "pipe")
    try bytes.withUnsafeBytes { try output.write($0) }
    reader.join()
    #expect(throws: CommandError.closedPipe) {
      try [UInt8(1)].withUnsafeBytes { try output.write($0) }
    }
    close(writing)
  }

  private func readAll(_ input: ByteInput) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try input.read(into: $0) }
      if count == 0 { return bytes }
      bytes += buffer.prefix(count)
    }
  }
}

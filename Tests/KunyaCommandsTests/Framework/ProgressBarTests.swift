import Testing

@testable import KunyaCommands

@Suite("The progress bar")
struct ProgressBarTests {
  private let erase = "\r\u{1B}[K"

  @Test("It shows records, rate and time, and is erased at the end")
  func drawing() {
    let test = TestConsole(terminal: .screen())
    let bar = ProgressBar(test.console, totalBytes: 40_000, isQuiet: false)
    bar.advance(records: 1000, bytes: 10_000)
    #expect(test.messages.isEmpty)
    test.wait(.seconds(62))
    bar.advance(records: 123_000, bytes: 10_000)
    bar.finish()
    #expect(
      test.messages == "[##########..........] 50%  124,000 records  2,000/s  1:02" + erase)
  }

  @Test("It changes ten times a second at most")
  func throttle() {
    let test = TestConsole(terminal: .screen())
    let bar = ProgressBar(test.console, isQuiet: false)
    test.wait(.seconds(1))
    for _ in 0..<50 { bar.advance(records: 1) }
    test.wait(.milliseconds(100))
    bar.advance(records: 1)
    #expect(test.messages == "1 records  1/s  0:01" + erase + "51 records  46/s  0:01")
  }

  @Test("It stays away where nobody looks", arguments: [true, false])
  func hidden(_ isQuiet: Bool) {
    let test = TestConsole(terminal: isQuiet ? .screen() : .none)
    let bar = ProgressBar(test.console, isQuiet: isQuiet)
    test.wait(.seconds(1))
    bar.advance(records: 1)
    bar.finish()
    #expect(test.messages.isEmpty)
  }

  @Test("Messages appear above it")
  func messages() {
    let test = TestConsole(terminal: .screen())
    test.console.messages.report("before")
    let messages = test.console.messages
    messages.showStatus("working")
    messages.report("record 3 rejected")
    messages.showStatus("")
    #expect(
      test.messages
        == "kunya: before\nworking\(erase)kunya: record 3 rejected\nworking\(erase)")
  }

  @Test("A line too long for the terminal is cut")
  func narrow() {
    let test = TestConsole(terminal: .screen(10))
    test.console.messages.showStatus("0123456789abc")
    #expect(test.messages == "012345678")
  }

  @Test("Thousands are set apart")
  func grouping() {
    #expect(grouped(0) == "0")
    #expect(grouped(999) == "999")
    #expect(grouped(1000) == "1,000")
    #expect(grouped(-1_234_567) == "-1,234,567")
    #expect(grouped(.min) == "-9,223,372,036,854,775,808")
  }
}

import Foundation
import Testing

@testable import KunyaCommands

@Suite("Shell completions")
struct CompletionTests {
  /// What bash offers for the last of `words`.
  private func complete(_ words: String...) throws -> [String] {
    let script =
      Shell.bash.completionScript(for: .hello) + """
        COMP_WORDS=(\(words.map(\.shellQuoted).joined(separator: " ")))
        COMP_CWORD=\(words.count - 1)
        _hello
        printf '%s\\n' "${COMPREPLY[@]}"
        """
    let bash = Process()
    bash.executableURL = URL(filePath: "/bin/bash")
    bash.arguments = ["-c", script]
    let pipe = Pipe()
    bash.standardOutput = pipe
    try bash.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    bash.waitUntilExit()
    #expect(bash.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test("Commands, also those of groups and of 'help'")
  func commands() throws {
    #expect(try complete("hello", "") == ["greet", "say", "help", "completions"])
    #expect(try complete("hello", "say", "") == ["echo"])
    #expect(try complete("hello", "help", "gr") == ["greet"])
  }

  @Test("Options after a dash")
  func options() throws {
    #expect(
      try complete("hello", "greet", "Walid", "--l") == [
        "--loud", "--language", "--list-of-guests",
      ])
    #expect(try complete("hello", "-") == ["--help", "--version"])
  }

  @Test("An option's words, in both ways of writing")
  func values() throws {
    #expect(try complete("hello", "greet", "--language", "a") == ["arabic"])
    #expect(try complete("hello", "greet", "--language", "=") == ["arabic", "persian"])
    #expect(try complete("hello", "greet", "--language", "=", "p") == ["persian"])
    #expect(try complete("hello", "greet", "--times", "").isEmpty)
    #expect(try complete("hello", "completions", "") == ["bash", "zsh", "fish"])
  }

  @Test("zsh and fish get every option with its explanation")
  func others() {
    let zsh = Shell.zsh.completionScript(for: .hello)
    #expect(zsh.hasPrefix("#compdef hello\n"))
    #expect(zsh.contains(#"'--times:N times\: again and again'"#))
    #expect(zsh.contains("(/greet:--list-of-guests) _files; return ;;"))
    let fish = Shell.fish.completionScript(for: .hello)
    #expect(fish.contains(#"-n '__hello_at \'/greet\'' -l warmth -x -d 'How warmly'"#))
    #expect(fish.contains(#"-l language -x -a 'arabic persian'"#))
    #expect(fish.contains(#"-n '__hello_at \'/say/echo\'' -F"#))
  }
}

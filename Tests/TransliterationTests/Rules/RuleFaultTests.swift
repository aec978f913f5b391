import Orthography
import Testing
import Transliteration

/// Faults in rules come with their line and column, in characters from 1.
@Suite struct RuleFaultTests {
  @Test(arguments: [
    ("a > b ;\nc d ;", 2, 5, "'>', '<' or '<>' is missing"),
    ("a > b", 1, 6, "';' is missing"),
    ("# comment\n  > b ;", 2, 3, "the rule has nothing to replace"),
    ("a > [bc] ;", 1, 5, "a replacement can hold no sets"),
    ("[ab > c ;", 1, 1, "']' is missing"),
    ("a 'b > c ;", 1, 3, "the quote has no end"),
    (
      "a > b ;\nش @ > c ;", 2, 3,
      "@ is not understood here; a backslash before it makes it mean itself"
    ),
    ("$x > a ;", 1, 1, "unknown variable"),
    ("a { b { c > d ;", 1, 7, "a second '{'"),
    ("a } b } c > d ;", 1, 7, "a second '}'"),
    ("a > $1 ;", 1, 3, "there is no segment $1"),
    (":: Upper ;", 1, 4, "only NFC, NFD, NFKC, Lower and Null may follow '::'"),
    (
      "[:L:] > a ;", 1, 2, ": is not understood here; a backslash before it makes it mean itself"
    ),
    ("[b-a] > c ;", 1, 4, "the range runs backwards"),
    ("a > \\u12 ;", 1, 5, "four hexadecimal digits of a character must follow \\u"),
    ("a? > b ;", 1, 1, "what is replaced must begin with something that is always there"),
    ("ab ^ > c ;", 1, 4, "'^' belongs at the beginning"),
    ("a $ b > c ;", 1, 5, "'$' belongs at the end"),
  ])
  func aFaultHasItsPlace(_ rules: String, _ line: Int, _ column: Int, _ reason: String) {
    let fault = #expect(throws: RuleFault.self) {
      try RuleProgram(RuleText(file: "my.rules", rules))
    }
    #expect(
      fault == RuleFault(file: "my.rules", line: line, column: column, reason: reason),
      "\(fault.map { "\($0)" } ?? "")")
  }

  @Test func whatTheTablesCannotHoldIsAFault() {
    let long = "a > '\(String(repeating: "x", count: 2_000))' ;"
    let many = (0..<300).compactMap { Unicode.Scalar(UInt32(0x4E00 + $0)) }
      .map { "\($0) > a ;" }.joined()
    for (rules, reason) in [(long, "a replacement of more than"), (many, "too many different")] {
      let fault = #expect(throws: RuleFault.self) {
        try RuleProgram(RuleText(file: "big.rules", rules))
      }
      #expect(fault?.reason.hasPrefix(reason) == true)
    }
  }

  @Test func icusOffsetBecomesAPlace() throws {
    let rules = "а > a ;\nб > b ;\n) > c ;\n"
    let error = #expect(throws: ICUError.self) { try ICUTransform(name: "x", rules: rules) }
    let fault = RuleText(file: "x.rules", rules).fault(try #require(error))
    #expect(fault.line == 3 && fault.column == 1)
    #expect("\(fault)".hasPrefix("x.rules:3:1: U_"))
  }

  @Test(arguments: [
    ("# standard: x\n# source: y\n# vowels: needed\n", 1, "the header lacks '# language:'"),
    (
      "# standard: x\n# source: y\n# language: xx\n# vowels: needed\n# reversible: no\n"
        + "# verified: no\n", 3, "unknown language"
    ),
    (
      "# standard: x\n# source: y\n# language: ar\n# vowels: maybe\n# reversible: no\n"
        + "# verified: no\n", 4, "vowels must be 'needed' or 'not needed'"
    ),
  ])
  func aHeaderMustBeWhole(_ text: String, _ line: Int, _ reason: String) {
    let fault = #expect(throws: RuleFault.self) {
      try SchemeFile(id: "x", path: "x.rules", text)
    }
    #expect(fault?.line == line)
    #expect(fault?.reason == reason)
  }

  @Test func randomTextIsRulesOrAFaultButNeverACrash() {
    var generator = SplitMix(seed: 41)
    let pieces = [
      "a", "b", "ش", ">", "<", "<>", "{", "}", "[", "]", "(", ")", "$", "$x", "^", "'", "\\", ";",
      ";", "::", "NFC", "Null", "*", "+", "?", "-", "&", "|", "\\u0061", "=", "#", "\n", " ", "↑",
    ]
    for _ in 0..<5_000 {
      let rules = (0..<Int.random(in: 1..<14, using: &generator))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
      if let program = try? RuleProgram(RuleText(file: "random", rules)) {
        _ = program.apply("aab شa b")
      }
    }
  }
}

import Orthography

/// Reads rules in the part of ICU's transform syntax that ``RuleProgram`` runs.
///
/// Understood are: variables, literals with quotes and escapes, sets with ranges, nesting, `^`,
/// `-` and `&`, contexts, the anchors `^` and `$`, `?`, `*` and `+` behind one character, segments
/// of one such element and their references, the operators `>`, `<` and `<>`, comments, and
/// `::NFC`, `::NFKC`, `::NFD`, `::Lower` and `::Null`. Whatever else ICU knows is a fault here, so that what
/// compiles means the same to both; the tests prove that it does.
///
/// [ICU's rule syntax](https://unicode-org.github.io/icu/userguide/transforms/general/rules.html).
struct RuleParser {
  private let text: RuleText
  private let direction: RuleDirection
  private var index = 0
  private var variables: [String: [RuleElement]] = [:]
  private var steps: [RuleStep] = []
  private var rules: [Rule] = []

  /// Stands for the edge of the text in sets, as it does in ICU.
  static let edge: UInt32 = 0xFFFF

  private init(_ text: RuleText, _ direction: RuleDirection) {
    self.text = text
    self.direction = direction
  }

  /// The steps of a text of rules, read in one direction.
  static func steps(
    of text: RuleText, _ direction: RuleDirection
  ) throws(RuleFault) -> [RuleStep] {
    var parser = RuleParser(text, direction)
    while parser.skipSpace() { try parser.statement() }
    parser.endPass()
    return direction == .forward ? parser.steps : parser.steps.reversed()
  }

  // MARK: Statements

  private mutating func statement() throws(RuleFault) {
    if next(is: ":"), text.scalars[safe: index + 1] == ":" {
      index += 2
      return try command()
    }
    let start = index
    if take("$"), let name = variableName() {
      _ = skipSpace()
      if take("=") {
        let side = try side(isReplacement: false)
        guard side.isPlain else { throw text.fault(at: start, "a variable cannot hold contexts") }
        variables[name] = side.elements
        return try endStatement()
      }
    }
    index = start
    try rule()
  }

  /// `::NFC;`, or `::NFC (NFD);` with what is done in the other direction.
  private mutating func command() throws(RuleFault) {
    endPass()
    let forward = try commandName()
    var reverse: RuleStep?
    if take("(") {
      reverse = try commandName()
      guard take(")") else { throw text.fault(at: index, "')' is missing") }
      _ = skipSpace()
    }
    if let step = direction == .forward ? forward : reverse { steps.append(step) }
    try endStatement()
  }

  private mutating func commandName() throws(RuleFault) -> RuleStep? {
    _ = skipSpace()
    let start = index
    while let scalar = text.scalars[safe: index], scalar.properties.isAlphabetic { index += 1 }
    let step: RuleStep?
    switch String(String.UnicodeScalarView(text.scalars[start..<index])) {
    case "", "Null": step = nil
    case "NFC": step = .normalize(.nfc)
    case "NFD": step = .normalize(.nfd)
    case "NFKC": step = .normalize(.nfkc)
    case "Lower": step = .lowercase
    default: throw text.fault(at: start, "only NFC, NFD, NFKC, Lower and Null may follow '::'")
    }
    _ = skipSpace()
    return step
  }

  private mutating func endPass() {
    if !rules.isEmpty { steps.append(.pass(rules)) }
    rules = []
  }

  private mutating func endStatement() throws(RuleFault) {
    guard take(";") else { throw text.fault(at: index, "';' is missing") }
  }

  // MARK: Rules

  /// One side of a rule.
  private struct Side {
    var isAtStart = false
    var isAtEnd = false
    var before: [RuleElement]?
    var elements: [RuleElement] = []
    var after: [RuleElement]?
    var pieces: [ReplacementPiece] = []

    var isPlain: Bool { !isAtStart && !isAtEnd && before == nil && after == nil }
  }

  private mutating func rule() throws(RuleFault) {
    let start = index
    let left = try side(isReplacement: false)
    let place = index
    guard let arrow = takeArrow() else {
      throw text.fault(at: index, "'>', '<' or '<>' is missing")
    }
    let right = try side(isReplacement: arrow == .forward)
    try endStatement()
    switch (direction, arrow) {
    case (.forward, .forward), (.forward, .both): try add(left, start, right, place)
    case (.reverse, .reverse), (.reverse, .both): try add(right, place, left, start)
    default: break
    }
  }

  private mutating func add(
    _ side: Side, _ place: Int, _ other: Side, _ otherPlace: Int
  ) throws(RuleFault) {
    guard let first = side.elements.first else {
      throw text.fault(at: place, "the rule has nothing to replace")
    }
    guard first.quantity == .one || first.quantity == .many else {
      throw text.fault(at: place, "what is replaced must begin with something that is always there")
    }
    let replacement = try replacement(of: other, otherPlace)
    let segments = side.elements.count { $0.segment != nil }
    for case .segment(let number) in replacement where number > segments {
      throw text.fault(at: otherPlace, "there is no segment $\(number)")
    }
    rules.append(
      Rule(
        before: side.before ?? [], key: side.elements, after: side.after ?? [],
        isAtStart: side.isAtStart, isAtEnd: side.isAtEnd, replacement: replacement))
  }

  private func replacement(
    of side: Side, _ place: Int
  ) throws(RuleFault) -> [ReplacementPiece] {
    if !side.pieces.isEmpty { return side.pieces }
    var scalars: [UInt32] = []
    for element in side.elements {
      guard let scalar = element.set.single, element.quantity == .one else {
        throw text.fault(at: place, "a replacement can hold no sets")
      }
      scalars.append(scalar)
    }
    return scalars.isEmpty ? [] : [.text(scalars)]
  }

  private enum Arrow {
    case forward, reverse, both
  }

  private mutating func takeArrow() -> Arrow? {
    if take("<") { return take(">") ? .both : .reverse }
    if take("↔") { return .both }
    if take("→") || take(">") { return .forward }
    return take("←") ? .reverse : nil
  }

  /// Elements, contexts and anchors up to an arrow or the end of the statement.
  private mutating func side(isReplacement: Bool) throws(RuleFault) -> Side {
    var side = Side()
    var segments = 0
    while skipSpace(), let scalar = text.scalars[safe: index] {
      switch scalar {
      case ";", ">", "<", "→", "←", "↔": return side
      case "^":
        guard side.elements.isEmpty, side.before == nil else {
          throw text.fault(at: index, "'^' belongs at the beginning")
        }
        side.isAtStart = true
        index += 1
      case "{":
        guard side.before == nil, side.after == nil else {
          throw text.fault(at: index, "a second '{'")
        }
        side.before = side.elements
        side.elements = []
        index += 1
      case "}":
        guard side.after == nil else { throw text.fault(at: index, "a second '}'") }
        side.after = []
        index += 1
      case "(":
        segments += 1
        try segment(segments, of: &side)
      case "$" where isReplacement && isDigit(index + 1):
        index += 1
        side.pieces.append(.segment(Int(text.scalars[index].value - 0x30)))
        index += 1
      case "$" where !isNameStart(index + 1):
        side.isAtEnd = true
        index += 1
      default:
        guard !side.isAtEnd else { throw text.fault(at: index, "'$' belongs at the end") }
        let start = index
        let found = try element()
        if isReplacement { try append(found, at: start, to: &side.pieces) }
        if side.after != nil {
          side.after?.append(contentsOf: found)
        } else {
          side.elements += found
        }
      }
    }
    return side
  }

  private mutating func segment(_ number: Int, of side: inout Side) throws(RuleFault) {
    let start = index
    index += 1
    _ = skipSpace()
    var found = try element()
    _ = skipSpace()
    guard take(")") else { throw text.fault(at: index, "')' is missing, or more than one element") }
    guard found.count == 1, side.after == nil else {
      throw text.fault(at: start, "a segment is one element of what is replaced")
    }
    guard number <= 3 else { throw text.fault(at: start, "more than three segments") }
    found[0].segment = number
    side.elements += found
  }

  private func append(
    _ elements: [RuleElement], at place: Int, to pieces: inout [ReplacementPiece]
  ) throws(RuleFault) {
    for element in elements {
      guard let scalar = element.set.single, element.quantity == .one else {
        throw text.fault(at: place, "a replacement can hold no sets")
      }
      if case .text(let scalars) = pieces.last {
        pieces[pieces.count - 1] = .text(scalars + [scalar])
      } else {
        pieces.append(.text([scalar]))
      }
    }
  }

  /// A literal, a set or a variable, with its quantity.
  private mutating func element() throws(RuleFault) -> [RuleElement] {
    let start = index
    var found: [RuleElement]
    switch text.scalars[safe: index] {
    case "[": found = [RuleElement(set: try set())]
    case "$": found = try variable()
    case "'": found = try quoted().map { RuleElement(set: CodePointSet($0...$0)) }
    default:
      let scalar = try literal(reserved: Self.reserved)
      found = [RuleElement(set: CodePointSet(scalar...scalar))]
    }
    let quantity: RuleElement.Quantity
    switch text.scalars[safe: index] {
    case "?": quantity = .optional
    case "*": quantity = .any
    case "+": quantity = .many
    default: return found
    }
    guard found.count == 1, found[0].quantity == .one else {
      throw text.fault(at: start, "'?', '*' and '+' stand behind one character or set")
    }
    index += 1
    found[0].quantity = quantity
    return found
  }

  private mutating func variable() throws(RuleFault) -> [RuleElement] {
    let start = index
    index += 1
    guard let name = variableName(), let elements = variables[name] else {
      throw text.fault(at: start, "unknown variable")
    }
    return elements
  }

  // MARK: Sets

  private mutating func set() throws(RuleFault) -> CodePointSet {
    let start = index
    index += 1
    var result = CodePointSet()
    let isInverted = take("^")
    while skipSpace(), let scalar = text.scalars[safe: index] {
      switch scalar {
      case ";": throw text.fault(at: start, "']' is missing")
      case "]":
        index += 1
        return isInverted ? result.inverted : result
      case "-", "&":
        index += 1
        _ = skipSpace()
        let other = try setOperand()
        if scalar == "-" { result.subtract(other) } else { result.formIntersection(other) }
      case "$" where endsSet(index + 1):
        index += 1
        result.formUnion(CodePointSet(Self.edge...Self.edge))
      case "[", "$": result.formUnion(try setOperand())
      default:
        let low = try setLiteral()
        var high = low
        if next(is: "-"), let after = text.scalars[safe: index + 1], after != "[", after != "$" {
          index += 1
          high = try setLiteral()
          guard low <= high else { throw text.fault(at: index - 1, "the range runs backwards") }
        }
        result.formUnion(CodePointSet(low...high))
      }
    }
    throw text.fault(at: start, "']' is missing")
  }

  private mutating func setOperand() throws(RuleFault) -> CodePointSet {
    if next(is: "[") {
      guard text.scalars[safe: index + 1] != ":" else {
        throw text.fault(at: index, "properties are not understood here; list the characters")
      }
      return try set()
    }
    let start = index
    guard next(is: "$") else { throw text.fault(at: index, "a set is missing") }
    let elements = try variable()
    guard elements.count == 1, elements[0].quantity == .one else {
      throw text.fault(at: start, "the variable is no set")
    }
    return elements[0].set
  }

  private mutating func setLiteral() throws(RuleFault) -> UInt32 {
    try literal(reserved: Self.reservedInSets)
  }

  private func endsSet(_ index: Int) -> Bool {
    var index = index
    while let scalar = text.scalars[safe: index], scalar.properties.isWhitespace { index += 1 }
    return text.scalars[safe: index] == "]"
  }

  // MARK: Characters

  /// Signs that mean something to ICU and need a quote or a backslash to mean themselves.
  private static let reserved = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".unicodeScalars)
  private static let reservedInSets = Set("$&'-[\\]^{}:;".unicodeScalars)

  private mutating func literal(reserved: Set<Unicode.Scalar>) throws(RuleFault) -> UInt32 {
    guard let scalar = text.scalars[safe: index] else {
      throw text.fault(at: index, "the text ends too early")
    }
    if scalar == "\\" { return try escaped() }
    guard !reserved.contains(scalar) else {
      throw text.fault(
        at: index, "\(scalar) is not understood here; a backslash before it makes it mean itself")
    }
    index += 1
    return scalar.value
  }

  private mutating func escaped() throws(RuleFault) -> UInt32 {
    let start = index
    index += 1
    guard let scalar = text.scalars[safe: index] else {
      throw text.fault(at: start, "nothing follows the backslash")
    }
    index += 1
    guard scalar == "u" else { return scalar.value }
    let digits = text.scalars[index..<min(index + 4, text.scalars.count)]
    guard digits.count == 4,
      let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16),
      Unicode.Scalar(value) != nil
    else { throw text.fault(at: start, "four hexadecimal digits of a character must follow \\u") }
    index += 4
    return value
  }

  /// What stands between two apostrophes; two of them without anything between are one.
  private mutating func quoted() throws(RuleFault) -> [UInt32] {
    let start = index
    index += 1
    var scalars: [UInt32] = []
    while let scalar = text.scalars[safe: index] {
      index += 1
      if scalar != "'" {
        scalars.append(scalar.value)
      } else if next(is: "'") {
        scalars.append(scalar.value)
        index += 1
      } else {
        return scalars.isEmpty ? [0x27] : scalars
      }
    }
    throw text.fault(at: start, "the quote has no end")
  }

  private mutating func variableName() -> String? {
    let start = index
    guard isNameStart(index) else { return nil }
    while isNameStart(index) || isDigit(index) { index += 1 }
    return String(String.UnicodeScalarView(text.scalars[start..<index]))
  }

  private func isNameStart(_ index: Int) -> Bool {
    guard let scalar = text.scalars[safe: index] else { return false }
    return scalar.isASCII && scalar.properties.isAlphabetic
  }

  private func isDigit(_ index: Int) -> Bool {
    text.scalars[safe: index].map { "0"..."9" ~= $0 } ?? false
  }

  private func next(is scalar: Unicode.Scalar) -> Bool {
    text.scalars[safe: index] == scalar
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next(is: scalar) else { return false }
    index += 1
    return true
  }

  /// Skips white space and comments; whether anything is left.
  private mutating func skipSpace() -> Bool {
    while let scalar = text.scalars[safe: index] {
      if scalar == "#" {
        while let scalar = text.scalars[safe: index], scalar != "\n" {
          _ = scalar
          index += 1
        }
      } else if scalar.properties.isPatternWhitespace {
        index += 1
      } else {
        return true
      }
    }
    return false
  }
}

extension Array {
  /// The element at an index, if there is one.
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}

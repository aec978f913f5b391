import Orthography

/// How rules lie in `RuleProgram.code`.
///
/// A rule is its flags, the numbers of its elements (before, key, after), the elements in that
/// order, those of `before` from the nearest to the farthest, then the number of its replacement's
/// pieces, and these: a length and a place in the pool, or `segment` and its number.
enum RuleCode {
  static let atStart: UInt16 = 1
  static let atEnd: UInt16 = 2
  /// The classes of one character and its neighbours decide alone.
  static let isDecidedByMasks: UInt16 = 4

  /// An element is its set in bits 0–8, its quantity in 9–10, its segment in 11–14.
  static let setMask: UInt16 = 0x1FF
  static let quantityShift: UInt16 = 9
  static let segmentShift: UInt16 = 11

  static let segment: UInt16 = 0xFFFF
}

/// Turns steps of rules into the tables of a program.
struct RuleCompiler {
  private var sets: [CodePointSet] = []
  private var numbers: [CodePointSet: UInt16] = [:]
  private var code: [UInt16] = [0]
  private var pool: [UInt32] = []
  private var masks: [UInt64] = []
  private var spans: [UInt16] = []
  private var rulePlaces: [UInt16] = []
  private let classes: ScalarClasses

  private static let longestReplacement = 1_000

  static func compile(
    _ texts: [[RuleStep]], _ text: RuleText
  ) throws(RuleFault) -> RuleProgram {
    let steps = texts.flatMap { $0 }
    var sets: Set<CodePointSet> = [CodePointSet(RuleParser.edge...RuleParser.edge)]
    for case .pass(let rules) in steps {
      for rule in rules {
        guard growth(rule) <= longestReplacement else {
          throw text.fault(at: 0, "a replacement of more than \(longestReplacement) characters")
        }
        for element in rule.before + rule.key + rule.after { sets.insert(element.set) }
      }
    }
    let sorted = sets.sorted { one, other in
      one.ranges.lexicographicallyPrecedes(other.ranges) {
        ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
      }
    }
    guard sorted.count <= Int(RuleCode.setMask), let classes = ScalarClasses(of: sorted) else {
      throw text.fault(at: 0, "too many different characters and sets for one program")
    }
    var compiler = RuleCompiler(sets: sorted, classes: classes)
    var compiled: [RuleProgram.Step] = []
    for step in steps {
      switch step {
      case .normalize(let form): compiled.append(.normalize(form))
      case .lowercase: compiled.append(.lowercase)
      case .pass(let rules): compiled.append(.pass(compiler.pass(rules)))
      }
    }
    guard compiler.code.count < 0xFFFF, compiler.pool.count < 0xFFFF else {
      throw text.fault(at: 0, "too many rules for one program")
    }
    return RuleProgram(
      classes: classes, member: compiler.members(), code: compiler.code, pool: compiler.pool,
      masks: compiler.masks, spans: compiler.spans, rules: compiler.rulePlaces, steps: compiled,
      edge: classes[RuleParser.edge])
  }

  private init(sets: [CodePointSet], classes: ScalarClasses) {
    self.sets = sets
    self.classes = classes
    for (number, set) in sets.enumerated() { numbers[set] = UInt16(number) }
  }

  private func members() -> [UInt8] {
    var member = [UInt8](repeating: 0, count: max(1, sets.count) << 8)
    for (number, set) in sets.enumerated() {
      for (index, scalar) in classes.members.enumerated() where set.contains(scalar) {
        member[number << 8 | index] = 1
      }
    }
    return member
  }

  private mutating func pass(_ rules: [Rule]) -> RuleProgram.Pass {
    let words = (rules.count + 63) / 64
    var masks = [UInt64](repeating: 0, count: 3 * 256 * words)
    for (number, rule) in rules.enumerated() {
      let bit = UInt64(1) << UInt64(number % 64)
      for (index, member) in classes.members.enumerated() {
        let fits = [
          rule.key[0].set.contains(member),
          Self.mayStandBehind(member, rule.before.last, isEdge: rule.isAtStart),
          Self.mayStandBehind(member, Self.second(of: rule), isEdge: Self.endsAtOnce(rule)),
        ]
        for (table, fits) in fits.enumerated() where fits {
          masks[(table * 256 + index) * words + number / 64] |= bit
        }
      }
    }
    let pass = RuleProgram.Pass(
      firstRule: rulePlaces.count, firstMask: self.masks.count, words: words,
      firstSpan: spans.count, growth: rules.map(Self.growth).max() ?? 1)
    for index in 0..<256 {
      let used = (0..<words).filter { masks[index * words + $0] != 0 }
      spans.append(
        used.first.flatMap { first in used.last.map { UInt16(first | ($0 + 1) << 8) } } ?? 0)
    }
    self.masks += masks
    for rule in rules { rulePlaces.append(place(of: rule)) }
    return pass
  }

  /// Whether a neighbour may be this character, as far as the nearest element tells.
  private static func mayStandBehind(
    _ member: UInt32, _ element: RuleElement?, isEdge: Bool
  ) -> Bool {
    guard let element else { return !isEdge || member == RuleParser.edge }
    switch element.quantity {
    case .one, .many: return element.set.contains(member)
    case .optional, .any: return true
    }
  }

  /// The element that the character behind the first one must fit; `nil` where any may be.
  private static func second(of rule: Rule) -> RuleElement? {
    guard rule.key[0].quantity == .one else {
      return RuleElement(set: CodePointSet().inverted)
    }
    return rule.key.count > 1 ? rule.key[1] : rule.after.first
  }

  /// Whether the text must end behind the first character.
  private static func endsAtOnce(_ rule: Rule) -> Bool {
    rule.isAtEnd && rule.key.count == 1 && rule.after.isEmpty
  }

  private static func isDecidedByMasks(_ rule: Rule) -> Bool {
    !rule.isAtStart && !rule.isAtEnd && rule.before.count <= 1 && rule.key.count == 1
      && rule.after.count <= 1 && rule.key[0].segment == nil
      && (rule.before + rule.key + rule.after).allSatisfy { $0.quantity == .one }
  }

  /// The most characters that come of one: a segment may hold all that the rule has consumed.
  private static func growth(_ rule: Rule) -> Int {
    rule.replacement.reduce(1) { sum, piece in
      if case .text(let scalars) = piece { sum + scalars.count } else { sum + 1 }
    }
  }

  private mutating func place(of rule: Rule) -> UInt16 {
    let place = UInt16(truncatingIfNeeded: code.count)
    code.append(
      (rule.isAtStart ? RuleCode.atStart : 0) | (rule.isAtEnd ? RuleCode.atEnd : 0)
        | (Self.isDecidedByMasks(rule) ? RuleCode.isDecidedByMasks : 0))
    for part in [rule.before, rule.key, rule.after] { code.append(UInt16(part.count)) }
    for part in [rule.before.reversed(), rule.key, rule.after] { code += part.map(element) }
    code.append(UInt16(rule.replacement.count))
    for piece in rule.replacement {
      switch piece {
      case .text(let scalars):
        code += [UInt16(scalars.count), UInt16(truncatingIfNeeded: pool.count)]
        pool += scalars.map { UInt32(classes[$0]) << 24 | $0 }
      case .segment(let number):
        code += [RuleCode.segment, UInt16(number)]
      }
    }
    return place
  }

  private func element(_ element: RuleElement) -> UInt16 {
    (numbers[element.set] ?? 0) | element.quantity.rawValue << RuleCode.quantityShift
      | UInt16(element.segment ?? 0) << RuleCode.segmentShift
  }
}

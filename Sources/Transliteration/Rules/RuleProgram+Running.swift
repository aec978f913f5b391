import Orthography

extension RuleProgram {
  /// Transforms UTF-8 and appends the result to `output`.
  ///
  /// Bytes that are no UTF-8 become U+FFFD first.
  ///
  /// - Complexity: O(n) in the text, times the rules that compete for a character.
  public func apply(
    _ utf8: UnsafeBufferPointer<UInt8>, scratch: RuleScratch, appendingTo output: inout [UInt8]
  ) {
    scratch.reserveText(utf8.count)
    scratch.count = UTF8Text.decode(utf8, into: scratch.text)
    classify(scratch)
    withTables { tables in
      for index in steps.indices {
        switch steps[index] {
        case .normalize(let form): normalize(form, scratch)
        case .lowercase: lowercase(scratch)
        case .pass(let pass): tables.run(pass, scratch)
        }
      }
    }
    UTF8Text.append(
      UnsafeBufferPointer(rebasing: scratch.text[..<scratch.count]), to: &output,
      scratch.bytes(atLeast: scratch.count * 4))
  }

  private func withTables(_ body: (RuleTables) -> Void) {
    member.withUnsafeBufferPointer { member in
      code.withUnsafeBufferPointer { code in
        pool.withUnsafeBufferPointer { pool in
          masks.withUnsafeBufferPointer { masks in
            spans.withUnsafeBufferPointer { spans in
              rules.withUnsafeBufferPointer { rules in
                body(
                  RuleTables(
                    member: member, code: code, pool: pool, masks: masks, spans: spans,
                    rules: rules, edge: edge))
              }
            }
          }
        }
      }
    }
  }

  private func classify(_ scratch: RuleScratch) {
    classes.pages.withUnsafeBufferPointer { pages in
      classes.classes.withUnsafeBufferPointer { classes in
        for index in 0..<scratch.count {
          let scalar = scratch.text[index]
          let page = Int(pages[Int(scalar >> 8)])
          scratch.text[index] = UInt32(classes[page << 8 | Int(scalar & 0xFF)]) << 24 | scalar
        }
      }
    }
  }

  private func normalize(_ form: NormalizationForm, _ scratch: RuleScratch) {
    let text = UnsafeMutableBufferPointer(rebasing: scratch.text[..<scratch.count])
    if ArabicOrder.normalize(text, form) { return }
    let units = units(of: text)
    // ICU can only fail here for want of memory; the text as it is is then the best there is.
    if !form.holds(units), let normalized = try? form.apply(units) { take(normalized, scratch) }
  }

  private func lowercase(_ scratch: RuleScratch) {
    let text = UnsafeMutableBufferPointer(rebasing: scratch.text[..<scratch.count])
    if text.allSatisfy({ !Self.changesWhenLowercased($0 & RuleTables.scalarMask) }) { return }
    if let lower = try? LetterCase.lowercased(units(of: text)) { take(lower, scratch) }
  }

  private static func changesWhenLowercased(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.changesWhenLowercased ?? false
  }

  private func units(of text: UnsafeMutableBufferPointer<UInt32>) -> [UInt16] {
    text.flatMap { element in
      UTF16.encode(Unicode.Scalar(element & RuleTables.scalarMask) ?? "\u{FFFD}") ?? .init()
    }
  }

  private func take(_ units: [UInt16], _ scratch: RuleScratch) {
    let text = String(decoding: units, as: UTF16.self)
    scratch.reserveText(units.count)
    scratch.count = 0
    for scalar in text.unicodeScalars {
      scratch.text[scratch.count] = scalar.value
      scratch.count += 1
    }
    classify(scratch)
  }
}

/// The tables of a program while it runs.
struct RuleTables {
  let member: UnsafeBufferPointer<UInt8>
  let code: UnsafeBufferPointer<UInt16>
  let pool: UnsafeBufferPointer<UInt32>
  let masks: UnsafeBufferPointer<UInt64>
  let spans: UnsafeBufferPointer<UInt16>
  let rules: UnsafeBufferPointer<UInt16>
  let edge: UInt8

  static let scalarMask: UInt32 = 0x1F_FFFF

  /// Where the segments of a key lie in the text.
  struct Segments {
    var first = 0..<0
    var second = 0..<0
    var third = 0..<0
  }

  /// Runs one pass over the scratch's text.
  func run(_ pass: RuleProgram.Pass, _ scratch: RuleScratch) {
    let count = scratch.count
    var index = 0
    while index < count, span(pass, scratch.text[index]) == 0 { index += 1 }
    // Some passes have nothing to do in most names.
    if index == count { return }
    scratch.reserveResult(count * pass.growth)
    let text = UnsafeBufferPointer(rebasing: scratch.text[..<count])
    let result = scratch.result
    for copied in 0..<index { result[copied] = text[copied] }
    var length = index
    var segments = Segments()
    while index < count {
      let element = text[index]
      let span = span(pass, element)
      let rule =
        span == 0 ? nil : firstRule(pass, span, at: index, text, result, length, &segments)
      if let rule {
        length = write(rule.replacement, text, result, length, segments)
        index = rule.end
      } else {
        result[length] = element
        length += 1
        index += 1
      }
    }
    scratch.takeResult(length)
  }

  @inline(__always)
  private func span(_ pass: RuleProgram.Pass, _ element: UInt32) -> Int {
    Int(spans[pass.firstSpan + Int(element >> 24)])
  }

  /// The first rule that fits: where its replacement lies in `code`, and where reading goes on.
  @inline(__always)
  private func firstRule(
    _ pass: RuleProgram.Pass, _ span: Int, at index: Int, _ text: UnsafeBufferPointer<UInt32>,
    _ result: UnsafeMutableBufferPointer<UInt32>, _ length: Int, _ segments: inout Segments
  ) -> (replacement: Int, end: Int)? {
    let last = length > 0 ? Int(result[length - 1] >> 24) : Int(edge)
    let next = index + 1 < text.count ? Int(text[index + 1] >> 24) : Int(edge)
    let key = pass.firstMask + Int(text[index] >> 24) * pass.words
    let before = pass.firstMask + (256 + last) * pass.words
    let after = pass.firstMask + (512 + next) * pass.words
    for word in span & 0xFF..<span >> 8 {
      var candidates = masks[key + word] & masks[before + word] & masks[after + word]
      while candidates != 0 {
        let number = pass.firstRule + (word << 6) + candidates.trailingZeroBitCount
        let rule = Int(rules[number])
        let elements = Int(code[rule + 1]) + Int(code[rule + 2]) + Int(code[rule + 3])
        if code[rule] & RuleCode.isDecidedByMasks != 0 { return (rule + 4 + elements, index + 1) }
        let end = match(rule, at: index, text, result, length, &segments)
        if end >= 0 { return (rule + 4 + elements, end) }
        candidates &= candidates - 1
      }
    }
    return nil
  }

  /// Where the rule's key ends, if the rule fits at `index`; -1 otherwise.
  private func match(
    _ rule: Int, at index: Int, _ text: UnsafeBufferPointer<UInt32>,
    _ result: UnsafeMutableBufferPointer<UInt32>, _ length: Int, _ segments: inout Segments
  ) -> Int {
    let flags = code[rule]
    var element = rule + 4
    // What stands before has been transformed already.
    var before = length
    for _ in 0..<Int(code[rule + 1]) {
      guard matchBackwards(code[element], &before, result) else { return -1 }
      element += 1
    }
    if flags & RuleCode.atStart != 0, before != 0 { return -1 }
    var position = index
    for _ in 0..<Int(code[rule + 2]) {
      let start = position
      guard matchForwards(code[element], &position, text) else { return -1 }
      switch code[element] >> RuleCode.segmentShift {
      case 0: break
      case 1: segments.first = start..<position
      case 2: segments.second = start..<position
      default: segments.third = start..<position
      }
      element += 1
    }
    let end = position
    for _ in 0..<Int(code[rule + 3]) {
      guard matchForwards(code[element], &position, text) else { return -1 }
      element += 1
    }
    if flags & RuleCode.atEnd != 0, position != text.count { return -1 }
    return end
  }

  @inline(__always)
  private func isMember(_ element: UInt16, _ class: UInt8) -> Bool {
    member[Int(element & RuleCode.setMask) << 8 | Int(`class`)] != 0
  }

  @inline(__always)
  private func matchForwards(
    _ element: UInt16, _ position: inout Int, _ text: UnsafeBufferPointer<UInt32>
  ) -> Bool {
    switch element >> RuleCode.quantityShift & 3 {
    case RuleElement.Quantity.one.rawValue:
      // The edge of the text fits a set, and takes no room.
      if position == text.count { return isMember(element, edge) }
      guard isMember(element, UInt8(text[position] >> 24)) else { return false }
      position += 1
      return true
    case RuleElement.Quantity.optional.rawValue:
      if position < text.count, isMember(element, UInt8(text[position] >> 24)) { position += 1 }
      return true
    case let quantity:
      let start = position
      while position < text.count, isMember(element, UInt8(text[position] >> 24)) { position += 1 }
      return quantity == RuleElement.Quantity.any.rawValue || position > start
        || position == text.count && isMember(element, edge)
    }
  }

  @inline(__always)
  private func matchBackwards(
    _ element: UInt16, _ position: inout Int, _ text: UnsafeMutableBufferPointer<UInt32>
  ) -> Bool {
    switch element >> RuleCode.quantityShift & 3 {
    case RuleElement.Quantity.one.rawValue:
      if position == 0 { return isMember(element, edge) }
      guard isMember(element, UInt8(text[position - 1] >> 24)) else { return false }
      position -= 1
      return true
    case RuleElement.Quantity.optional.rawValue:
      if position > 0, isMember(element, UInt8(text[position - 1] >> 24)) { position -= 1 }
      return true
    case let quantity:
      let start = position
      while position > 0, isMember(element, UInt8(text[position - 1] >> 24)) { position -= 1 }
      return quantity == RuleElement.Quantity.any.rawValue || position < start
        || position == 0 && isMember(element, edge)
    }
  }

  /// Writes a replacement behind the result so far; the new length.
  @inline(__always)
  private func write(
    _ replacement: Int, _ text: UnsafeBufferPointer<UInt32>,
    _ result: UnsafeMutableBufferPointer<UInt32>, _ length: Int, _ segments: Segments
  ) -> Int {
    var length = length
    for piece in 0..<Int(code[replacement]) {
      let count = code[replacement + 1 + piece * 2]
      let place = Int(code[replacement + 2 + piece * 2])
      if count == RuleCode.segment {
        let segment =
          place == 1 ? segments.first : place == 2 ? segments.second : segments.third
        for index in segment {
          result[length] = text[index]
          length += 1
        }
      } else {
        for index in place..<place + Int(count) {
          result[length] = pool[index]
          length += 1
        }
      }
    }
    return length
  }
}

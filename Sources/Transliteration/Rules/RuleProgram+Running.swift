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
    var view = String.UnicodeScalarView()
    for element in text {
      view.append(Unicode.Scalar(element & RuleTables.scalarMask) ?? "\u{FFFD}")
    }
    // ICU can only fail here for want of memory; the text as it is is then the best there is.
    let normalized = (try? form.apply(String(view))) ?? String(view)
    scratch.reserveText(normalized.utf8.count)
    scratch.count = 0
    for scalar in normalized.unicodeScalars {
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

  /// Runs one pass over the scratch's text.
  func run(_ pass: RuleProgram.Pass, _ scratch: RuleScratch) {
    let count = scratch.count
    var index = 0
    while index < count, span(pass, scratch.text[index]) == 0 { index += 1 }
    // Many passes find nothing in most names.
    if index == count { return }
    scratch.reserveResult(count * pass.growth)
    for copied in 0..<index { scratch.result[copied] = scratch.text[copied] }
    var run = Run(
      text: UnsafeBufferPointer(rebasing: scratch.text[..<count]), result: scratch.result,
      length: index)
    while index < count {
      let span = span(pass, run.text[index])
      let end = span == 0 ? -1 : apply(pass, span, at: index, &run)
      if end >= 0 {
        index = end
      } else {
        run.result[run.length] = run.text[index]
        run.length += 1
        index += 1
      }
    }
    scratch.takeResult(run.length)
  }

  @inline(__always)
  private func span(_ pass: RuleProgram.Pass, _ element: UInt32) -> Int {
    Int(spans[pass.firstSpan + Int(element >> 24)])
  }

  /// Applies the first rule that fits; where reading goes on, or -1 if none does.
  @inline(__always)
  private func apply(
    _ pass: RuleProgram.Pass, _ span: Int, at index: Int, _ run: inout Run
  ) -> Int {
    let next = index + 1 < run.text.count ? Int(run.text[index + 1] >> 24) : Int(edge)
    let key = pass.firstMask + Int(run.text[index] >> 24) * pass.words
    let before = pass.firstMask + (256 + run.lastClass(orEdge: edge)) * pass.words
    let after = pass.firstMask + (512 + next) * pass.words
    for word in span & 0xFF..<span >> 8 {
      var candidates = masks[key + word] & masks[before + word] & masks[after + word]
      while candidates != 0 {
        let rule = rules[pass.firstRule + (word << 6) + candidates.trailingZeroBitCount]
        let end = apply(Int(rule), at: index, &run)
        if end >= 0 { return end }
        candidates &= candidates - 1
      }
    }
    return -1
  }

  /// A pass under way: what is read, and what has become of it so far.
  struct Run {
    let text: UnsafeBufferPointer<UInt32>
    let result: UnsafeMutableBufferPointer<UInt32>
    var length: Int
    /// Where the segments of the last key lie in `text`.
    var segments: (Range<Int>, Range<Int>, Range<Int>) = (0..<0, 0..<0, 0..<0)

    @inline(__always)
    func lastClass(orEdge edge: UInt8) -> Int {
      length > 0 ? Int(result[length - 1] >> 24) : Int(edge)
    }
  }

  /// Applies a rule whose first characters fit; where reading goes on, or -1 if it does not fit.
  @inline(__always)
  private func apply(_ rule: Int, at index: Int, _ run: inout Run) -> Int {
    if code[rule] & RuleCode.isDecidedByMasks != 0 {
      write(rule + 5 + Int(code[rule + 1]) + Int(code[rule + 3]), &run)
      return index + 1
    }
    guard let end = match(rule, at: index, &run) else { return -1 }
    write(rule + 4 + Int(code[rule + 1]) + Int(code[rule + 2]) + Int(code[rule + 3]), &run)
    return end
  }

  /// Where the rule's key ends, if the rule fits at `index`.
  private func match(_ rule: Int, at index: Int, _ run: inout Run) -> Int? {
    let flags = code[rule]
    var element = rule + 4
    // What stands before has been transformed already.
    var before = run.length
    for _ in 0..<Int(code[rule + 1]) {
      guard matchBackwards(code[element], &before, run.result) else { return nil }
      element += 1
    }
    if flags & RuleCode.atStart != 0, before != 0 { return nil }
    var position = index
    for _ in 0..<Int(code[rule + 2]) {
      let start = position
      guard matchForwards(code[element], &position, run.text) else { return nil }
      let segment = code[element] >> RuleCode.segmentShift
      switch segment {
      case 0: break
      case 1: run.segments.0 = start..<position
      case 2: run.segments.1 = start..<position
      default: run.segments.2 = start..<position
      }
      element += 1
    }
    let end = position
    for _ in 0..<Int(code[rule + 3]) {
      guard matchForwards(code[element], &position, run.text) else { return nil }
      element += 1
    }
    if flags & RuleCode.atEnd != 0, position != run.text.count { return nil }
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

  @inline(__always)
  private func write(_ replacement: Int, _ run: inout Run) {
    for piece in 0..<Int(code[replacement]) {
      let length = code[replacement + 1 + piece * 2]
      let place = Int(code[replacement + 2 + piece * 2])
      if length == RuleCode.segment {
        let segment =
          place == 1 ? run.segments.0 : place == 2 ? run.segments.1 : run.segments.2
        for index in segment {
          run.result[run.length] = run.text[index]
          run.length += 1
        }
      } else {
        for index in place..<place + Int(length) {
          run.result[run.length] = pool[index]
          run.length += 1
        }
      }
    }
  }
}

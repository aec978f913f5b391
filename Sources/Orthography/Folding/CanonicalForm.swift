/// Canonical text: one spelling for everything that is the same name letter for letter.
///
/// Case, encoding variants (ی and ي, ﻻ and لا), digits, tatweel, format characters and the order
/// of marks are united; vowel signs, hamza seats, ة and diacritics are kept.
struct CanonicalForm: Sendable {
  private struct Option {
    let marks: [UInt32]
    let scalars: [UInt32]
  }

  /// By base character; those with the most marks first.
  private let options: [UInt32: [Option]]
  private let ranges: [(range: ClosedRange<UInt32>, scalars: [UInt32]?)]
  private let clusters: ClusterFolder

  init(_ rules: FoldRules, clusters: ClusterFolder) {
    var options: [UInt32: [Option]] = [:]
    var ranges: [(ClosedRange<UInt32>, [UInt32]?)] = []
    for rule in rules.rules where rule.grain == .canonical {
      switch (rule.subject, rule.action) {
      // A sign that folding makes a symbol stays what it is here.
      case (_, .letters([LetterPage.symbol])), (_, .compatibility): break
      case (.cluster(let base, let marks), .letters(let letters)):
        options[base, default: []].append(Option(marks: marks, scalars: Self.scalars(letters)))
      case (.range(let range), .letters(let letters)):
        ranges.append((range, Self.scalars(letters)))
      case (.range(let range), .digit): ranges.append((range, nil))
      case (.cluster(let base, _), .digit): ranges.append((base...base, nil))
      }
    }
    self.options = options.mapValues { $0.sorted { $0.marks.count > $1.marks.count } }
    self.ranges = ranges
    self.clusters = clusters
  }

  private static func scalars(_ letters: [UInt8]) -> [UInt32] {
    LetterPage.text(letters).unicodeScalars.map(\.value)
  }

  /// The canonical form of a text.
  ///
  /// - Complexity: O(n log n), from sorting the marks of each letter.
  func form(of text: String) throws(ICUError) -> String {
    var sequence: [UInt32] = []
    for scalar in text.unicodeScalars {
      sequence += single(scalar.value) ?? clusters.decompose(scalar.value)
    }
    sequence = try Scalars.decomposed(sequence)
    var out: [UInt32] = []
    var start = 0
    while start < sequence.count {
      var end = start + 1
      while end < sequence.count, CodePoint.kind(sequence[end]) == .mark { end += 1 }
      appendCluster(sequence[start], Array(sequence[(start + 1)..<end]), to: &out)
      start = end
    }
    var composed = String.UnicodeScalarView()
    composed.append(contentsOf: out.compactMap { Unicode.Scalar($0) })
    return try NormalizationForm.nfc.apply(String(composed))
  }

  private func appendCluster(_ base: UInt32, _ marks: [UInt32], to out: inout [UInt32]) {
    var rest = marks
    let option = options[base]?.first { $0.marks.allSatisfy { rest.contains($0) } }
    if let option {
      out += option.scalars
      rest.removeAll { option.marks.contains($0) }
    } else {
      out.append(base)
    }
    // Arabic marks are a set; in other scripts their order may be the order of reading.
    if (0x0600...0x08FF).contains(base) {
      // The marks that compose first, so that another mark cannot stand between.
      rest = Set(rest).sorted { (Self.rank($0), $0) < (Self.rank($1), $1) }
    }
    out += rest
  }

  private static func rank(_ mark: UInt32) -> Int {
    switch mark {
    case 0x0654, 0x0655: 0  // hamza
    case 0x0653: 1  // madda
    default: 2
    }
  }

  /// What a character that stands alone becomes by the rules; `nil` if they do not name it.
  private func single(_ scalar: UInt32) -> [UInt32]? {
    if let option = options[scalar]?.first(where: { $0.marks.isEmpty }) { return option.scalars }
    for (range, scalars) in ranges where range.contains(scalar) {
      return scalars ?? CodePoint.digit(scalar).map { [0x30 + UInt32($0)] }
    }
    return nil
  }
}

extension Folder {
  /// The lossless form of a name: what differs here is spelt differently.
  ///
  /// ```swift
  /// try folder.canonical("عَلِــی")  // "عَلِي"
  /// ```
  public func canonical(_ text: String) throws(ICUError) -> String {
    try compiled.canonical.form(of: text)
  }
}

import Onomastics
import Orthography

/// Puts an alignment into words and letters.
struct Explainer {
  let knowledge: Knowledge

  /// Explains an alignment of two names that were read last by the same scorer.
  func explain(
    _ alignment: Aligner.Alignment, _ first: NameScratch, _ second: NameScratch,
    _ firstText: UnsafeBufferPointer<UInt8>, _ secondText: UnsafeBufferPointer<UInt8>
  ) -> Explanation {
    let matches = alignment.matches.map { match in
      let a = first.name.units[match.mention]
      let b = second.name.units[match.alias]
      let firstSource = source(of: a, first)
      let secondSource = source(of: b, second)
      return Explanation.Match(
        first: text(firstText, firstSource), firstSource: firstSource,
        second: text(secondText, secondSource), secondSource: secondSource,
        readings: [title(of: a.kind), title(of: b.kind)], similarity: Double(match.similarity),
        evidence: Double(match.evidence), letters: letters(a, first, b, second))
    }
    let leftovers =
      leftovers(alignment.missing, .first, first, firstText)
      + leftovers(alignment.extra, .second, second, secondText)
    return Explanation(
      matches: matches, leftovers: leftovers, inversions: alignment.inversions,
      raw: Double(alignment.score))
  }

  private func letters(
    _ a: PreparedName.Unit, _ first: NameScratch, _ b: PreparedName.Unit, _ second: NameScratch
  ) -> [Explanation.Letters] {
    let left = Array(first.name.numbers[Int(a.start)..<Int(a.start + a.count)])
    let right = Array(second.name.numbers[Int(b.start)..<Int(b.start + b.count)])
    let flip = a.alphabet == .latin && b.alphabet == .arabic
    let (table, file): (EditTable, Knowledge.File) =
      switch (a.alphabet, b.alphabet) {
      case (.latin, .latin): (knowledge.model.latinLatin, .latinLatin)
      case (.arabic, .arabic): (knowledge.model.arabicArabic, .arabicArabic)
      default: (knowledge.model.arabicLatin, .arabicLatin)
      }
    let steps = flip ? table.alignment(right, left) : table.alignment(left, right)
    return steps.map { step in
      let l = EditTable.text((flip ? right : left)[step.left], table.left)
      let r = EditTable.text((flip ? left : right)[step.right], table.right)
      return Explanation.Letters(
        first: flip ? r : l, second: flip ? l : r, weight: Double(step.weight),
        rule: step.listed
          ? "\(file.rawValue): \(l) \(r) \(EditContext.names[step.context])" : nil)
    }
  }

  private func leftovers(
    _ mask: UInt32, _ side: Explanation.Leftover.Side, _ scratch: NameScratch,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Explanation.Leftover] {
    scratch.name.parts.indices.filter { mask & (1 << UInt32($0)) != 0 }.map { index in
      let part = scratch.name.parts[index]
      return Explanation.Leftover(
        side: side, text: text(bytes, scratch.parse.parts[index].source), kind: "\(part.kind)",
        price: Double(knowledge.prices.unmatched(part, ofMention: side == .first)))
    }
  }

  private func source(of unit: PreparedName.Unit, _ scratch: NameScratch) -> Range<Int> {
    let parts = scratch.parse.parts
    let start = parts[Int(unit.first)].source.lowerBound
    let end = parts[Int(unit.first + unit.length) - 1].source.upperBound
    return start..<max(start, end)
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private func title(of kind: PreparedName.UnitKind) -> String {
    switch kind {
    case .plain: "as written"
    case .fusedArticle: "with its fused article"
    case .stem: "stem of a compound"
    case .joined: "parts joined"
    case .translated: "its name in another language"
    }
  }
}

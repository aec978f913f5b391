import Onomastics
import Sections

/// Finds the best assignment of one name's parts to another's.
///
/// Exact search, order-free: every unit of the mention may meet one unit of the alias, units on
/// either side do not overlap, what stays over is priced (`Prices`).
package final class Aligner {
  /// Two units that meet, and what that brings.
  package struct Match: Sendable {
    package var mention: Int
    package var alias: Int
    /// The edit model's d of the two; 0 where classes or numbers were compared instead.
    package var similarity: Float
    /// Evidence in nats, prices of joins and readings taken off.
    package var evidence: Float
    /// How many name parts of the mention its unit joins, and of the alias.
    package var joins: UInt8
    package var aliasJoins: UInt8
  }

  /// The best assignment.
  package struct Alignment: Sendable {
    /// Sum of evidence and prices, in nats.
    package var score: Float = 0
    package var matches: [Match] = []
    package var missingPrice: Float = 0
    package var extraPrice: Float = 0
    /// Parts left over, one bit each.
    package var missing: UInt32 = 0
    package var extra: UInt32 = 0
    package var inversions = 0
    package init() {}
  }

  private var work = Work()

  package init() {}

  /// Aligns.
  ///
  /// - Parameters:
  ///   - similarity: d by unit of the mention × unit of the alias, row by row; `−∞` where the two
  ///     were not found similar.
  ///   - least: scores below it are of no interest.
  /// - Returns: the best alignment; `nil` where a bound shows that its score lies below `least`.
  package func align(
    _ mention: PreparedName, _ alias: PreparedName, similarity: [Float], prices: Prices,
    least: Float
  ) -> Alignment? {
    work.align(mention, alias, similarity, prices, least: least)
  }

  /// Aligns, whatever the score.
  package func align(
    _ mention: PreparedName, _ alias: PreparedName, similarity: [Float], prices: Prices
  ) -> Alignment {
    align(mention, alias, similarity: similarity, prices: prices, least: -.infinity)
      ?? Alignment()
  }
}

/// The work itself. A structure, so that its buffers are not looked at through an object.
extension Aligner {
  private struct Work: ~Copyable {
    private var search = AssignmentSearch()
    private var matches: [Match] = []
    private var missingPrices = WorkBuffer<Float>()
    private var extraPrices = WorkBuffer<Float>()

    mutating func align(
      _ mention: PreparedName, _ alias: PreparedName, _ similarity: [Float], _ prices: Prices,
      least: Float
    ) -> Alignment? {
      missingPrices.removeAll()
      extraPrices.removeAll()
      for part in mention.parts {
        missingPrices.append(prices.unmatched(part, ofMention: true))
      }
      for part in alias.parts { extraPrices.append(prices.unmatched(part, ofMention: false)) }
      search.begin(
        mention: Self.side(missingPrices.values, mention),
        alias: Self.side(extraPrices.values, alias), prices: prices)
      collectOptions(mention, alias, similarity, prices)
      guard let score = search.run(least: least) else { return nil }
      var alignment = Alignment(search.balance(score: score), matches: [])
      alignment.matches.reserveCapacity(search.chosenCount)
      for place in 0..<search.chosenCount {
        alignment.matches.append(matches[search.chosenNumber(place)])
      }
      return alignment
    }

    private static func side(
      _ unmatched: UnsafeBufferPointer<Float>, _ name: borrowing PreparedName
    ) -> AssignmentSearch.Side {
      AssignmentSearch.Side(
        unmatched, AssignmentSearch.Side.Sums(unmatched, nameMask: name.nameMask))
    }

    private mutating func collectOptions(
      _ mention: PreparedName, _ alias: PreparedName, _ similarity: [Float], _ prices: Prices
    ) {
      matches.removeAll(keepingCapacity: true)
      let relief = search.relief
      let width = alias.units.count
      for (m, mentionUnit) in mention.units.enumerated() {
        let own = ComparedUnit(mentionUnit, of: mention)
        for (a, aliasUnit) in alias.units.enumerated() {
          let d = similarity[m * width + a]
          let other = ComparedUnit(aliasUnit, of: alias)
          if d == -.infinity && !own.isComparedByKind && !other.isComparedByKind { continue }
          guard let evidence = own.evidence(with: other, similarity: d, prices) else { continue }
          var gain = evidence
          for part in mentionUnit.parts { gain += missingPrices[part] }
          for part in aliasUnit.parts { gain += extraPrices[part] }
          guard gain > -relief else { continue }
          search.add(
            AssignmentSearch.Option(
              number: matches.count, rank: matches.count, gain: gain, mentionUnit, aliasUnit))
          matches.append(Match(m, own, a, other, similarity: d, evidence: evidence))
        }
      }
    }
  }
}

extension Aligner.Match {
  /// - Parameter d: `−∞` where letters were not compared.
  init(
    _ mention: Int, _ own: ComparedUnit, _ alias: Int, _ other: ComparedUnit,
    similarity d: Float, evidence: Float
  ) {
    self.mention = mention
    self.alias = alias
    similarity = d == -.infinity ? 0 : d
    self.evidence = evidence
    joins = own.unit.joins
    aliasJoins = other.unit.joins
  }
}

extension PreparedName {
  /// The parts that conflict where both names keep some, one bit each.
  var nameMask: UInt32 {
    var mask: UInt32 = 0
    for (index, part) in parts.enumerated() where part.kind == .name || part.kind == .placeWord {
      mask |= 1 << UInt32(index)
    }
    return mask
  }
}

extension PreparedName.Unit {
  /// The parts covered.
  var parts: Range<Int> { Int(first)..<Int(first) + Int(length) }
}

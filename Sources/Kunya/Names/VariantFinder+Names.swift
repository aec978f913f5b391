extension VariantFinder {
  /// A whole name so far.
  struct Combined {
    var parts: [PartVariant]
    var conventions: [Double]
    var p: Double { conventions.reduce(0, +) }
  }

  /// The likeliest names that a further part continues.
  static func combine(
    _ kept: [Combined], _ variants: [PartVariant], _ limit: Int
  ) -> [Combined] {
    var all: [(p: Double, name: Int, part: Int)] = []
    for (name, combined) in kept.enumerated() {
      for (part, variant) in variants.enumerated() {
        var p = 0.0
        for index in combined.conventions.indices {
          p += combined.conventions[index] * variant.conventions[index]
        }
        all.append((p, name, part))
      }
    }
    all.sort { $0.p != $1.p ? $0.p > $1.p : ($0.name, $0.part) < ($1.name, $1.part) }
    return all.prefix(limit).map { entry in
      var next = kept[entry.name]
      next.parts.append(variants[entry.part])
      for index in next.conventions.indices {
        next.conventions[index] *= variants[entry.part].conventions[index]
      }
      return next
    }
  }

  /// Share of names that are found with the family name first.
  private static let turnedShare = 0.01

  /// The same names with their two parts the other way round.
  static func turned(_ kept: [Combined]) -> [Combined] {
    kept.map {
      var next = $0
      next.parts.reverse()
      next.conventions = next.conventions.map { $0 * turnedShare }
      return next
    }
  }

  /// Each spelling once, whatever its spaces and hyphens.
  func answer(_ kept: [Combined], _ limit: Int) -> [NameVariant] {
    var places: [[UInt8]: Int] = [:]
    var variants: [NameVariant] = []
    let total = kept.reduce(0) { $0 + $1.p }
    for combined in kept {
      let letters = Array(combined.parts.map(\.letters).joined())
      if let known = places[letters] {
        variants[known].probability += combined.p / total
      } else {
        places[letters] = variants.count
        let text = combined.parts.map(\.text).filter { !$0.isEmpty }.reduce("") { text, part in
          text + (text.isEmpty || part.hasPrefix("-") ? part : " " + part)
        }
        variants.append(NameVariant(text: text, probability: combined.p / total))
      }
    }
    variants.sort {
      $0.probability != $1.probability ? $0.probability > $1.probability : $0.text < $1.text
    }
    return Array(variants.prefix(limit))
  }
}

extension [Double] {
  /// Adds another list, element by element.
  mutating func add(_ other: [Double]) {
    for index in indices where index < other.count { self[index] += other[index] }
  }
}

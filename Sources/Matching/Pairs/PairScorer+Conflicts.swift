package import Onomastics
import Orthography

extension PairScorer {
  /// Whether two names, however alike as a whole, have a part that no tradition spells like its
  /// counterpart: a person should look before they are called one.
  ///
  /// A part conflicts where the lexicon knows both spellings and as different names (مقدام,
  /// مقداد), where a consonant stands against letters that it hardly ever stands for (Miqdam,
  /// Mikdad), or where one side is the other's nisba (Moallemi, Moallem).
  package func conflicts(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, kind: NameKind?
  ) -> Bool {
    let result = compare(a, b, kind: kind)
    return result.alignment.matches.contains { match in
      conflicts(
        firstName.name.units[match.mention], secondName.name.units[match.alias], kind: kind)
    }
  }

  /// The fit of two letter groups below which they are no spellings of one sound: of confusable
  /// names half have such a place, of spellings of one name one in a hundred.
  private static let leastFit: Float = -5

  private func conflicts(
    _ a: PreparedName.Unit, _ b: PreparedName.Unit, kind: NameKind?
  ) -> Bool {
    guard isName(firstName, a), isName(secondName, b) else { return false }
    let (left, right) = (letters(of: a, firstName), letters(of: b, secondName))
    if a.alphabet == b.alphabet && left == right { return false }
    switch relation(left, a.alphabet, right, b.alphabet) {
    case .same: return false
    case .different: return true
    case .unknown: break
    }
    let flip = a.alphabet == .latin && b.alphabet == .arabic
    let table = knowledge.model.table(a.alphabet, b.alphabet)
    let (first, second) = flip ? (right, left) : (left, right)
    return table.alignment(first, second).contains { step in
      let groups = (first[step.left], second[step.right])
      let isVowel = isVowels(groups.0, table.left) && isVowels(groups.1, table.right)
      if !isVowel && step.fit < Self.leastFit { return true }
      return kind != .place && isNisba(step, groups, table)
    }
  }

  /// A final -i that the other side lacks.
  private func isNisba(
    _ step: EditTable.Step, _ groups: (ArraySlice<UInt8>, ArraySlice<UInt8>), _ table: EditTable
  ) -> Bool {
    guard step.context >= 3, groups.0.isEmpty != groups.1.isEmpty else { return false }
    let (group, alphabet) = groups.0.isEmpty ? (groups.1, table.right) : (groups.0, table.left)
    guard group.count == 1, let letter = group.first else { return false }
    let byte = LetterIndex.byte(letter, alphabet)
    return byte == UInt8(ascii: "i") || byte == UInt8(ascii: "y") || byte == 0x9B
  }

  private func isVowels(_ group: ArraySlice<UInt8>, _ alphabet: Alphabet) -> Bool {
    group.allSatisfy { LetterIndex.isVowel($0, alphabet) }
  }

  private func isName(_ name: NameScratch, _ unit: PreparedName.Unit) -> Bool {
    let kind = name.name.parts[Int(unit.first)].kind
    return kind == .name || kind == .placeWord
  }

  private func letters(of unit: PreparedName.Unit, _ name: NameScratch) -> [UInt8] {
    Array(name.name.numbers[Int(unit.start)..<Int(unit.start + unit.count)])
  }

  private func relation(
    _ a: [UInt8], _ first: Alphabet, _ b: [UInt8], _ second: Alphabet
  ) -> NameLexicon.Relation {
    guard let lexicon = knowledge.lexicon,
      let one = lexicon.form(a.map { LetterIndex.byte($0, first) }),
      let other = lexicon.form(b.map { LetterIndex.byte($0, second) })
    else { return .unknown }
    return lexicon.relation(one, other)
  }
}

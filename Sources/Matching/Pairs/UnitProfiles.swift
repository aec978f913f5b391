/// The units of a name set up to be compared with those of others, and kept until another name comes;
/// one a thread.
struct UnitProfiles: ~Copyable {
  private let model: EditModel
  private let profiles: UnsafeMutablePointer<WordProfile>
  private var made = 0
  /// Which unit of the name each profile holds; −1 for none.
  private let holds: UnsafeMutablePointer<Int>
  private var name = PreparedName()

  /// Units beyond take turns.
  private static let most = 8

  init(model: EditModel) {
    self.model = model
    profiles = .allocate(capacity: Self.most)
    holds = .allocate(capacity: Self.most)
    holds.initialize(repeating: -1, count: Self.most)
  }

  deinit {
    profiles.deinitialize(count: made)
    profiles.deallocate()
    holds.deallocate()
  }

  /// Takes a name over, unless it is the one before.
  mutating func begin(_ other: PreparedName) {
    if name.hasSameUnits(as: other) { return }
    name.replace(with: other)
    holds.update(repeating: -1, count: Self.most)
  }

  /// How similar a unit of the name and one of another are; `−∞` below `least`.
  mutating func similarity(
    of unit: Int, to other: borrowing PreparedName, _ otherUnit: Int, least: Float
  ) -> Float {
    let place = unit % Self.most
    if holds[place] != unit { set(unit, at: place) }
    return other.numbers.withUnsafeBufferPointer {
      profiles[place].similarity(to: other.units[otherUnit].word(in: $0), least: least)
    }
  }

  private mutating func set(_ unit: Int, at place: Int) {
    while made <= place {
      (profiles + made).initialize(to: WordProfile(model: model))
      made += 1
    }
    name.numbers.withUnsafeBufferPointer { profiles[place].set(name.units[unit].word(in: $0)) }
    holds[place] = unit
  }
}

extension PreparedName {
  /// Whether a unit and one of another name are the same letters.
  func areAlike(_ unit: Unit, _ other: borrowing PreparedName, _ otherUnit: Unit) -> Bool {
    guard unit.alphabet == otherUnit.alphabet, unit.count == otherUnit.count else { return false }
    return numbers.withUnsafeBufferPointer { own in
      other.numbers.withUnsafeBufferPointer {
        unit.word(in: own).letters.elementsEqual(otherUnit.word(in: $0).letters)
      }
    }
  }
}

extension PreparedName {
  /// Whether two names have the same letters in the same units.
  fileprivate func hasSameUnits(as other: PreparedName) -> Bool {
    numbers == other.numbers
      && units.elementsEqual(other.units) {
        $0.start == $1.start && $0.count == $1.count && $0.alphabet == $1.alphabet
      }
  }
}

extension PreparedName.Unit {
  /// The unit as a word of the edit model.
  func word(in numbers: UnsafeBufferPointer<UInt8>) -> EditModel.Word {
    EditModel.Word(
      letters: UnsafeBufferPointer(rebasing: numbers[Int(start)..<Int(start + count)]),
      alphabet: alphabet, marginals: marginals)
  }
}

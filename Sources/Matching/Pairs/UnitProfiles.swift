/// The units of a name set up to be compared with those of others, and kept until another name comes;
/// one a thread.
final class UnitProfiles {
  private let model: EditModel
  private let profiles: UnsafeMutablePointer<WordProfile>
  private var made = 0
  /// Which unit of the name each profile holds; −1 for none.
  private var holds = [Int](repeating: -1, count: most)
  private var name = PreparedName()

  /// Units beyond take turns.
  private static let most = 8

  init(model: EditModel) {
    self.model = model
    profiles = .allocate(capacity: Self.most)
  }

  deinit {
    profiles.deinitialize(count: made)
    profiles.deallocate()
  }

  /// Takes a name over, unless it is the one before.
  func begin(_ other: PreparedName) {
    if name.hasSameUnits(as: other) { return }
    name.replace(with: other)
    for place in holds.indices { holds[place] = -1 }
  }

  /// How similar a unit of the name and a word are; `−∞` below `least`.
  func similarity(of unit: Int, to word: EditModel.Word, least: Float) -> Float {
    let place = unit % Self.most
    if holds[place] != unit {
      while made <= place {
        (profiles + made).initialize(to: WordProfile(model: model))
        made += 1
      }
      name.numbers.withUnsafeBufferPointer { profiles[place].set(name.units[unit].word(in: $0)) }
      holds[place] = unit
    }
    return profiles[place].similarity(to: word, least: least)
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

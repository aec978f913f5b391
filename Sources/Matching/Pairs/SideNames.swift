import Onomastics
import Orthography

/// What the lexicon knows a name's units as, put together where a side is made ready.
struct SideNames {
  /// Where the names of a unit stand among those of all, and how many it is a spelling of, and has stood
  /// for besides (`KnownNames`).
  struct Place: BitwiseCopyable {
    var first: UInt16 = 0
    var near: UInt8 = 0
    var all: UInt8 = 0

    /// Whether there are so many that the lexicon has to be asked.
    var isTooLong: Bool { all == UInt8.max }
  }

  /// The lexicon's forms, −1 where it has none.
  private(set) var forms: [Int32] = []
  private var places: [Place] = []
  private var names: [UInt32] = []

  /// Few spellings are known as more.
  private static let most = 8

  init(_ name: PreparedName, _ lexicon: NameLexicon?) {
    forms.reserveCapacity(name.units.count)
    places.reserveCapacity(name.units.count)
    name.numbers.withUnsafeBufferPointer { numbers in
      for unit in name.units {
        let form = lexicon?.form(of: unit.word(in: numbers))
        forms.append(form.map { Int32($0) } ?? -1)
        places.append(form.flatMap { place(ofForm: $0, lexicon) } ?? Place())
      }
    }
  }

  private mutating func place(ofForm form: Int, _ lexicon: NameLexicon?) -> Place? {
    let first = names.count
    guard let (near, all) = lexicon?.appendNames(ofForm: form, to: &names) else { return nil }
    if all <= Self.most {
      return Place(first: UInt16(first), near: UInt8(near), all: UInt8(all))
    }
    names.removeLast(all)
    return Place(all: .max)
  }

  /// How many bytes `fill` writes.
  var size: Int {
    MemoryLayout<Place>.stride * places.count + MemoryLayout<UInt32>.stride * names.count
  }

  /// Writes the places and the names behind them.
  func fill(_ start: UnsafeMutableRawPointer) {
    start.bindMemory(to: Place.self, capacity: places.count)
      .initialize(from: places, count: places.count)
    (start + MemoryLayout<Place>.stride * places.count)
      .bindMemory(to: UInt32.self, capacity: names.count)
      .initialize(from: names, count: names.count)
  }
}

extension SideView {
  private var places: UnsafePointer<SideNames.Place> {
    UnsafeRawPointer(prices + 3 &* partCount).assumingMemoryBound(to: SideNames.Place.self)
  }

  /// What a unit is known as; `nil` where that was too much to be kept.
  @inline(__always)
  func names(ofUnit number: Int) -> KnownNames? {
    let place = places[number]
    if place.isTooLong { return nil }
    let names = UnsafeRawPointer(places + unitCount).assumingMemoryBound(to: UInt32.self)
    return KnownNames(
      names + Int(place.first), near: Int(place.near), all: Int(place.all),
      isArabic: units[number].alphabet == .arabic)
  }
}

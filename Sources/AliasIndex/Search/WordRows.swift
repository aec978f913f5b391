import Sections

/// The words named for a mention, a row each, and how similar they are to its units; one a thread.
struct WordRows: ~Copyable {
  /// The similarity of a unit and a word that were not compared yet.
  static let open = Float.infinity

  /// A word named for a unit.
  struct Pair: BitwiseCopyable {
    var row: UInt32
    var unit: UInt32
    /// The place of the next pair of the same unit, −1 behind the last.
    var next: Int32 = -1
  }

  /// Why a word was named for a unit.
  enum Origin: UInt8 {
    /// It is under a key of the unit's own, or known as the same name.
    case own
    /// It is under a key that differs in a consonant class.
    case near
    /// It stands in an alias that other units have found.
    case met
  }

  /// What is known of a row and a unit.
  struct Cell: BitwiseCopyable {
    /// `open` where it is still to be compared, `−∞` where the two did not meet or could bring no
    /// evidence.
    var similarity = -Float.infinity
    var origin = Origin.met
  }

  /// Words of the rows.
  private(set) var words = WorkBuffer<UInt32>()
  /// All pairs of a row and a unit that meet.
  private(set) var pairs = WorkBuffer<Pair>()
  /// For each unit the places of its first pair and of its last, −1 where it has none.
  private var firsts = WorkBuffer<Int32>()
  private var lasts = WorkBuffer<Int32>()
  /// By row × unit.
  private var cells = WorkBuffer<Cell>()
  private var width = 0

  /// Per word of the index its row, if it has one: a row that is another word's, or none, is what a
  /// mention before has left (a sparse set; Briggs & Torczon 1993).
  private let marks: UnsafeMutablePointer<UInt32>
  private let wordCount: Int
  /// By tag one more than the row that has it; 0 where none has, and `severalRows`.
  private let rowsByTag: UnsafeMutablePointer<UInt32>
  private static let severalRows = UInt32.max

  /// - Parameter wordCount: words of the index.
  init(wordCount: Int) {
    self.wordCount = wordCount
    marks = .allocate(capacity: max(1, wordCount))
    marks.initialize(repeating: 0, count: max(1, wordCount))
    rowsByTag = .allocate(capacity: WordTags.bound)
    rowsByTag.initialize(repeating: 0, count: WordTags.bound)
  }

  deinit {
    marks.deallocate()
    rowsByTag.deallocate()
  }

  /// Begins with a mention of so many units.
  mutating func begin(units: Int) {
    for word in words.values { rowsByTag[WordTags.tag(of: word)] = 0 }
    words.removeAll()
    pairs.removeAll()
    firsts.refill(with: -1, count: units)
    lasts.refill(with: -1, count: units)
    cells.removeAll()
    width = units
  }

  /// Makes room for more units.
  mutating func widen(to units: Int) {
    guard units > width else { return }
    firsts.append(repeating: -1, count: units - width)
    lasts.append(repeating: -1, count: units - width)
    let count = words.count
    cells.append(repeating: Cell(), count: count * (units - width))
    // Backwards, so that no row is overwritten before it has moved.
    for row in (0..<count).reversed() {
      for unit in (0..<units).reversed() {
        let isOld = unit < width
        cells[row * units + unit] = isOld ? cells[row * width + unit] : Cell()
      }
    }
    width = units
  }

  /// The row of a word, if it was named.
  @inline(__always)
  func row(of word: UInt32) -> Int? {
    guard Int(word) < wordCount else { return nil }
    let row = Int(marks[Int(word)])
    return row < words.count && words[row] == word ? row : nil
  }

  /// What the rows say of a tag that is not 0.
  enum Tagged {
    /// None has it.
    case none
    case row(Int)
    /// Several have it.
    case several
  }

  /// The row whose word has a tag.
  @inline(__always)
  func row(ofTag tag: Int) -> Tagged {
    let row = rowsByTag[tag]
    if row == 0 { return .none }
    return row == Self.severalRows ? .several : .row(Int(row) - 1)
  }

  /// How similar the word of a row is to a unit, as far as it is known.
  @inline(__always)
  subscript(row: Int, unit: Int) -> Float {
    get { cells[row &* width &+ unit].similarity }
    set { (cells.start + (row &* width &+ unit)).pointee.similarity = newValue }
  }

  /// The place of a unit's first pair, in the order in which they met; −1 where it has none.
  @inline(__always)
  func firstPair(of unit: Int) -> Int { Int(firsts[unit]) }

  /// The place of the next pair of the same unit; −1 where there is none.
  @inline(__always)
  func nextPair(after place: Int) -> Int { Int(pairs[place].next) }

  /// Why a pair has met.
  @inline(__always)
  func origin(_ pair: Pair) -> Origin { cells[Int(pair.row) &* width &+ Int(pair.unit)].origin }

  /// Enters a word of the index and a unit; where the two have met, only why they did may change.
  @inline(__always)
  mutating func meet(_ word: UInt32, _ unit: Int, _ similarity: Float, _ origin: Origin) {
    guard Int(word) < wordCount else { return }
    let row = row(of: word) ?? add(word)
    let cell = cells.start + (row &* width &+ unit)
    guard cell.pointee.similarity == -.infinity else {
      if origin.rawValue < cell.pointee.origin.rawValue { cell.pointee.origin = origin }
      return
    }
    cell.pointee = Cell(similarity: similarity, origin: origin)
    let place = Int32(truncatingIfNeeded: pairs.count)
    let last = Int(lasts[unit])
    if last < 0 { firsts[unit] = place } else { (pairs.start + last).pointee.next = place }
    lasts[unit] = place
    pairs.append(
      Pair(row: UInt32(truncatingIfNeeded: row), unit: UInt32(truncatingIfNeeded: unit)))
  }

  private mutating func add(_ word: UInt32) -> Int {
    let row = words.count
    marks[Int(word)] = UInt32(truncatingIfNeeded: row)
    let tag = WordTags.tag(of: word)
    rowsByTag[tag] = rowsByTag[tag] == 0 ? UInt32(row + 1) : Self.severalRows
    words.append(word)
    cells.appendFew(repeating: Cell(), count: width)
    return row
  }
}

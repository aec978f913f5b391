/// Makes damaged index files out of sound ones; the same seed and number give the same file.
struct Mutator {
  private let images: [[UInt8]]
  private let seed: UInt64

  /// - Parameter images: of sound indexes, at least one.
  init(_ images: [[UInt8]], seed: UInt64) {
    self.images = images
    self.seed = seed
  }

  /// Numbers at which sums and products overflow, and signs and sizes change.
  private static let extremes: [UInt64] = [
    0, 1, 2, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
    0x1_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000, 0xFFFF_FFFF_FFFF_FFF8,
    0xFFFF_FFFF_FFFF_FFFF,
    // Not a number, and infinity, where a Float stands.
    0x7FC0_0000, 0x7F80_0000, 0xFF80_0000,
  ]

  private static let most = 12

  /// The file of an execution, and the random numbers that go on from it.
  func file(ofExecution number: UInt64) -> (bytes: [UInt8], random: SplitMix) {
    var random = SplitMix(seed: seed, execution: number)
    var image = ImageEditor(bytes: images[random.below(images.count)])
    let count = 1 + random.below(random.once(in: 2) ? 2 : Self.most)
    for _ in 0..<count { change(&image, &random) }
    // Most damage would be found on opening; what comes behind it is the point.
    if !random.once(in: 8) { image.repair(sections: random.once(in: 2)) }
    if random.once(in: 32) { truncate(&image, &random) }
    return (image.bytes, random)
  }

  private func change(_ image: inout ImageEditor, _ random: inout SplitMix) {
    guard !image.bytes.isEmpty else { return }
    switch random.below(16) {
    case 0...2:
      image.bytes[place(image, &random)] ^= 1 << UInt8(random.below(8))
    case 3, 4:
      image.bytes[place(image, &random)] = UInt8(truncatingIfNeeded: random.next())
    case 5...8:
      setInteger(&image, &random)
    case 9, 10:
      copy(&image, &random)
    case 11:
      setEntry(&image, &random)
    case 12:
      if image.sectionCount > 0 {
        image.swapSections(random.below(image.sectionCount), random.below(image.sectionCount))
      }
    case 13:
      fill(&image, &random)
    case 14:
      splice(&image, &random)
    default:
      shift(&image, &random)
    }
  }

  /// A place in the head or in any section, all of them equally likely, however small.
  private func place(_ image: ImageEditor, _ random: inout SplitMix) -> Int {
    let range = stretch(image, &random)
    return range.lowerBound + random.below(range.count)
  }

  private func stretch(_ image: ImageEditor, _ random: inout SplitMix) -> Range<Int> {
    let number = random.below(image.sectionCount + 1)
    let range = number == image.sectionCount ? image.head : image.section(number)
    return range.isEmpty ? 0..<image.bytes.count : range
  }

  private func setInteger(_ image: inout ImageEditor, _ random: inout SplitMix) {
    let size = [2, 4, 4, 4, 8][random.below(5)]
    let place = place(image, &random) / size * size
    let extreme = Self.extremes[random.below(Self.extremes.count)]
    let value =
      switch random.below(4) {
      case 0: image.integer(at: place, size: size) &+ 1
      case 1: image.integer(at: place, size: size) &- 1
      default: extreme
      }
    image.set(value, at: place, size: size)
  }

  /// Sets a field of the section table: to an extreme, to the field of another section, or nearby.
  private func setEntry(_ image: inout ImageEditor, _ random: inout SplitMix) {
    guard image.sectionCount > 0 else { return }
    let field = ImageEditor.Field.allCases[random.below(ImageEditor.Field.allCases.count)]
    let place = image.place(field, random.below(image.sectionCount))
    let own = image.integer(at: place, size: field.size)
    let value =
      switch random.below(4) {
      case 0: Self.extremes[random.below(Self.extremes.count)]
      case 1:
        image.integer(
          at: image.place(field, random.below(image.sectionCount)), size: field.size)
      case 2: own &- UInt64(random.below(64))
      default: own &+ UInt64(random.below(64))
      }
    image.set(value, at: place, size: field.size)
  }

  /// Copies a stretch of the file over another.
  private func copy(_ image: inout ImageEditor, _ random: inout SplitMix) {
    let (from, to) = (place(image, &random), place(image, &random))
    for offset in 0..<1 + random.below(48) where max(from, to) + offset < image.bytes.count {
      image.bytes[to + offset] = image.bytes[from + offset]
    }
  }

  /// Fills a section, or the end of one, with one byte or with noise.
  private func fill(_ image: inout ImageEditor, _ random: inout SplitMix) {
    let range = stretch(image, &random)
    let start = random.once(in: 2) ? range.lowerBound : place(image, &random)
    guard range.contains(start), range.lowerBound > 0 else { return }
    let byte: UInt8? = [0, 0xFF, 0x7F, 0x80, nil][random.below(5)]
    for place in start..<range.upperBound {
      image.bytes[place] = byte ?? UInt8(truncatingIfNeeded: random.next())
    }
  }

  /// Takes a section's bytes from another sound file.
  private func splice(_ image: inout ImageEditor, _ random: inout SplitMix) {
    guard image.sectionCount > 0 else { return }
    let other = ImageEditor(bytes: images[random.below(images.count)])
    let (to, from) = (random.below(image.sectionCount), random.below(other.sectionCount))
    for (target, source) in zip(image.section(to), other.section(from)) {
      image.bytes[target] = other.bytes[source]
    }
  }

  /// Takes bytes out or puts some in: all that follows moves.
  private func shift(_ image: inout ImageEditor, _ random: inout SplitMix) {
    let place = place(image, &random)
    let count = 1 + random.below(24)
    if random.once(in: 2) {
      image.bytes.removeSubrange(place..<min(place + count, image.bytes.count))
    } else {
      let new = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      image.bytes.insert(contentsOf: new, at: place)
    }
  }

  private func truncate(_ image: inout ImageEditor, _ random: inout SplitMix) {
    image.bytes.removeLast(random.below(image.bytes.count + 1))
    if random.once(in: 2) { image.repair(sections: false) }
  }
}

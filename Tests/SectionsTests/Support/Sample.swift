import Sections

/// A small file with sections of three record sizes.
enum Sample {
  static let format = SectionFile.Format(magic: "KUNYATST", version: 3) { name in
    ["", "letters", "pairs", "nothing"][min(Int(name), 3)]
  }

  struct Pair: BitwiseCopyable, Equatable {
    var first: UInt32
    var second: UInt16
    var third: UInt16
  }

  static let letters = Array("فيصل المقداد".utf8)
  static let pairs = [
    Pair(first: 1, second: 2, third: 3), Pair(first: .max, second: 0, third: .max),
    Pair(first: 7, second: 8, third: 9),
  ]

  static let bytes: [UInt8] = {
    var writer = SectionFileWriter()
    writer.add(1, letters)
    writer.add(2, pairs)
    writer.add(3, [UInt64]())
    return writer.finish(format)
  }()

  static func open(_ bytes: [UInt8]) throws(SectionFault) -> SectionFile {
    try SectionFile(copying: bytes, format: format)
  }
}

extension SectionFile {
  /// Everything that can be read from the sample's sections, a little outside them, too.
  func readAll() -> Int {
    var sum = 0
    for name in UInt32(0)...5 {
      let letters = table(name, of: UInt8.self)
      let pairs = table(name, of: Sample.Pair.self)
      let longs = table(name, of: UInt64.self)
      for index in -2..<letters.count + 2 { sum &+= Int(letters[index]) }
      for index in -2..<pairs.count + 2 { sum &+= Int(pairs[index].third) }
      for index in -2..<longs.count + 2 { sum &+= Int(truncatingIfNeeded: longs[index]) }
    }
    return sum
  }
}

package import Orthography
import Sections

extension EditTable {
  /// One operation of a table, as trained or read.
  package struct Operation: Sendable {
    package var left: [UInt8]
    package var right: [UInt8]
    /// Natural logs by `EditContext`.
    package var weights: [Float]

    package init(left: [UInt8], right: [UInt8], weights: [Float]) {
      self.left = left
      self.right = right
      self.weights = weights
    }
  }

  /// Builds a table from operations over letter numbers (`LetterIndex`).
  package convenience init(left: Alphabet, right: Alphabet, operations: [Operation]) {
    let file = Self.compile(operations, left: left, right: right)
    do throws(SectionFault) {
      try self.init(left: left, right: right, file: file)
    } catch {
      preconditionFailure("a table that was compiled just now: \(error)")
    }
  }

  private static func compile(
    _ listed: [Operation], left: Alphabet, right: Alphabet
  ) -> SectionFile {
    let all = withFloors(listed, left: left, right: right)
    var singles = SingleLetters.Builder()
    var leftChunks = ChunkDictionaryBuilder()
    var rightChunks = ChunkDictionaryBuilder()
    for operation in all {
      _ = leftChunks.insert(operation.left)
      _ = rightChunks.insert(operation.right)
    }
    let cells = leftChunks.count * rightChunks.count
    var operations = [UInt16](repeating: 0, count: cells)
    let contexts = EditContext.count
    var weights = [Float](repeating: -.infinity, count: (all.count + 1) * contexts)
    var leftMass = [Double](repeating: 0, count: leftChunks.count)
    var rightMass = [Double](repeating: 0, count: rightChunks.count)
    var leftBest = [Float](repeating: -.infinity, count: leftChunks.count)
    var rightBest = [Float](repeating: -.infinity, count: rightChunks.count)
    for (number, operation) in all.enumerated() {
      let l = Int(leftChunks.insert(operation.left))
      let r = Int(rightChunks.insert(operation.right))
      operations[l * rightChunks.count + r] = UInt16(number + 1)
      let best = operation.weights.reduce(-.infinity, max)
      var probability: Float = 0
      for context in 0..<contexts {
        weights[(number + 1) * contexts + context] = operation.weights[context]
        probability += exponential(operation.weights[context])
      }
      // Marginals ignore the context: the mean over contexts stands for all.
      let mean = Double(probability) / Double(contexts)
      leftMass[l] += mean
      rightMass[r] += mean
      if operation.left.count <= 1 && operation.right.count <= 1 {
        singles.set(
          left: Int(operation.left.first ?? 0), right: Int(operation.right.first ?? 0),
          operation.weights)
      }
      leftBest[l] = max(leftBest[l], best)
      rightBest[r] = max(rightBest[r], best)
    }
    var file = SectionFileWriter()
    file.add(EditSection.listed.rawValue, [UInt32(listed.count)])
    file.add(EditSection.operations.rawValue, operations)
    file.add(EditSection.weights.rawValue, weights)
    file.add(EditSection.singles.rawValue, singles.weights)
    write(leftChunks, leftMass, leftBest, to: &file, .left)
    write(rightChunks, rightMass, rightBest, to: &file, .right)
    return file.open(format)
  }

  private static func write(
    _ chunks: ChunkDictionaryBuilder, _ mass: [Double], _ best: [Float],
    to file: inout SectionFileWriter, _ side: EditSide
  ) {
    chunks.write(to: &file, side)
    file.add(side.mass.rawValue, mass)
    file.add(side.log.rawValue, mass.map { Float(naturalLogarithm($0)) })
    file.add(side.best.rawValue, best)
  }

  private static func withFloors(
    _ listed: [Operation], left: Alphabet, right: Alphabet
  ) -> [Operation] {
    var known = Set<[[UInt8]]>()
    for operation in listed { known.insert([operation.left, operation.right]) }
    var all = listed
    // An operation that was seen is never dearer than one that was not.
    for index in all.indices where all[index].left.count <= 1 && all[index].right.count <= 1 {
      let least = floor(all[index], left, right)
      all[index].weights = all[index].weights.map { max($0, least) }
    }
    func add(_ l: [UInt8], _ r: [UInt8], _ weight: Float) {
      guard !known.contains([l, r]) else { return }
      all.append(
        Operation(
          left: l, right: r, weights: [Float](repeating: weight, count: EditContext.count)))
    }
    let leftLetters = alphabetLetters(left)
    let rightLetters = alphabetLetters(right)
    for l in leftLetters {
      add([l], [], floor(of: l, left))
      for r in rightLetters {
        add([l], [r], left == right && l == r ? Floor.identity : Floor.substitution)
      }
    }
    for r in rightLetters {
      add([], [r], floor(of: r, right))
    }
    return all
  }

  /// What an operation of at most one letter a side costs where it is not listed.
  private static func floor(
    _ operation: Operation, _ left: Alphabet, _ right: Alphabet
  ) -> Float {
    switch (operation.left.first, operation.right.first) {
    case (let l?, nil): floor(of: l, left)
    case (nil, let r?): floor(of: r, right)
    default: Floor.substitution
    }
  }

  private static func alphabetLetters(_ alphabet: Alphabet) -> [UInt8] {
    (0...255).compactMap { byte in
      let number = LetterIndex.number[byte]
      guard number != 0, LetterPage.isArabic(UInt8(byte)) == (alphabet == .arabic) else {
        return nil
      }
      return number
    }
  }
}

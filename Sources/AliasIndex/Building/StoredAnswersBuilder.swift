import Matching
import Sections

/// Puts answers to the names of an index into sections of it; see `StoredAnswers`.
///
/// Takes some 50 bytes of memory an alias, beside what `memory` says.
package struct StoredAnswersBuilder: ~Copyable {
  private let index: AliasIndex
  private let own: Int
  private let numbers: AliasNumbers
  private let memory: BuildMemory
  /// Answers by alias, and where each begins.
  private var drafts: [UInt8] = []
  private var starts: [Int] = []
  /// Their buckets.
  private var places: [UInt32] = []
  private let bucketCount: Int

  /// So many answers to a bucket: the bytes of some cache lines.
  private static let perBucket = 8

  /// - Parameters:
  ///   - own: number of the index whose names are answered.
  ///   - indexes: all that are searched as one.
  ///   - memory: what the sections may take.
  package init(_ own: Int, of indexes: [AliasIndex], memory: BuildMemory = .unlimited) {
    index = indexes[own]
    self.own = own
    numbers = AliasNumbers(indexes)
    self.memory = memory
    bucketCount = max(1, index.aliasCount / Self.perBucket)
  }

  /// Adds the answer to the text of the next alias, the first of the index at first.
  package mutating func add(_ answer: StoredAnswer) {
    let alias = starts.count
    let text = index.aliasBytes(alias)
    let place = AnswerPlace(text, buckets: bucketCount)
    let candidates = answer.candidates.prefix(StoredAnswers.most)
    let isOwn = candidates.first.map { $0.alias == alias && $0.index == own } ?? false
    var head = StoredAnswers.Head(count: candidates.count, tag: place.tag)
    if answer.contested != nil { head.insert(.contested) }
    if answer.isConflicting { head.insert(.conflicting) }
    if isOwn { head.insert(.own) }
    starts.append(drafts.count)
    places.append(UInt32(place.bucket))
    drafts.append(head.rawValue)
    append(UInt32(alias), numbers.width)
    if let odds = answer.contested { append(odds.bits, RoundedOdds.size) }
    for candidate in candidates { append(candidate.odds.bits, RoundedOdds.size) }
    for candidate in candidates.dropFirst(isOwn ? 1 : 0) {
      let number = numbers.number(ofAlias: candidate.alias, index: candidate.index)
      append(UInt32(truncatingIfNeeded: number), numbers.width)
    }
  }

  private mutating func append(_ value: UInt32, _ width: Int) {
    withUnsafeBytes(of: value.littleEndian) { drafts.append(contentsOf: $0.prefix(width)) }
  }

  /// The index with the answers, to be read piece by piece.
  ///
  /// - Parameter scope: see `StoredAnswers.scope`.
  /// - Throws: `IndexBuildFault`, also where there are more bytes of answers, or aliases of all indexes,
  ///   than 32 bits can tell.
  package consuming func finish(scope: UInt64) throws(IndexBuildFault) -> IndexPieces {
    do throws(SpoolFault) {
      return IndexPieces(try sections(scope: scope))
    } catch {
      throw IndexBuildFault(error)
    }
  }

  private func sections(scope: UInt64) throws(SpoolFault) -> SpooledSections {
    guard drafts.count <= UInt32.max, numbers.width <= MemoryLayout<UInt32>.size else {
      throw .tooLong(limit: Int(UInt32.max))
    }
    var file = SpooledSections()
    let ofAnswers = Set(SectionName.ofAnswers.map(\.rawValue))
    for section in index.image.contents where !ofAnswers.contains(section.name) {
      let bytes = index.image.table(section.name, of: UInt8.self).all
      let spool = memory.section()
      try spool.append(UnsafeRawBufferPointer(bytes))
      try file.add(section.name, elementSize: section.elementSize, spool)
    }
    let (buckets, bytes, names) = buckets()
    try file.add(
      .answerSummary,
      [AnswerSummaryRecord(scope: scope, names: names, width: UInt32(numbers.width))], memory)
    try file.add(.answerBuckets, buckets, memory)
    try file.add(.answers, bytes, memory)
    return file
  }

  /// Where each bucket begins among the answers, and the answers bucket by bucket; each name once.
  private func buckets() -> (starts: [UInt32], answers: [UInt8], names: UInt32) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(drafts.count)
    var buckets: [UInt32] = []
    buckets.reserveCapacity(bucketCount + 1)
    let order = order()
    var names: UInt32 = 0
    var next = 0
    for bucket in 0..<bucketCount {
      buckets.append(UInt32(bytes.count))
      let first = next
      while next < order.count, places[order[next]] == bucket {
        if !order[first..<next].contains(where: { haveSameText($0, order[next]) }) {
          let number = order[next]
          let end = number + 1 < starts.count ? starts[number + 1] : drafts.count
          bytes += drafts[starts[number]..<end]
          names += 1
        }
        next += 1
      }
    }
    buckets.append(UInt32(bytes.count))
    return (buckets, bytes, names)
  }

  /// The aliases by bucket, those of a bucket in ascending order.
  private func order() -> [Int] {
    var ends = [Int](repeating: 0, count: bucketCount + 1)
    for bucket in places { ends[Int(bucket) + 1] += 1 }
    for bucket in 0..<bucketCount { ends[bucket + 1] += ends[bucket] }
    var order = [Int](repeating: 0, count: places.count)
    for (number, bucket) in places.enumerated() {
      order[ends[Int(bucket)]] = number
      ends[Int(bucket)] += 1
    }
    return order
  }

  /// Names of several entities are answered once.
  private func haveSameText(_ a: Int, _ b: Int) -> Bool {
    index.isAlias(a, index.aliasBytes(b))
  }
}

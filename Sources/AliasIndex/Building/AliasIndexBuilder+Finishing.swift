import Matching
import Sections

extension AliasIndexBuilder {
  /// Ends the building.
  ///
  /// - Returns: the index, to be read piece by piece.
  /// - Throws: `IndexBuildFault`.
  /// - Complexity: O(n log n) in the words, O(n) in the aliases where they fit in memory.
  package consuming func finish() throws(IndexBuildFault) -> IndexPieces {
    do throws(SpoolFault) {
      return IndexPieces(try sections())
    } catch {
      throw IndexBuildFault(error)
    }
  }

  /// The bytes of the index.
  ///
  /// - Throws: `IndexBuildFault`.
  /// - Complexity: as `finish`.
  package consuming func build() throws(IndexBuildFault) -> [UInt8] {
    var pieces = try finish()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.count)
    while let piece = try pieces.next() { bytes.append(contentsOf: piece) }
    return bytes
  }

  private mutating func sections() throws(SpoolFault) -> SpooledSections {
    // Where there are files already, the rest goes there too: its memory is for what follows.
    if strings.spilled > 0 { try spill() }
    // Words say in 32 bits where their letters begin.
    guard words.letters.count <= limit else { throw .tooLong(limit: limit) }
    try insertLateIDs()
    let numbers = words.sort()
    words.setInformation(knowledge.preparer.statistics, parts: plainParts)
    let summary = SummaryRecord(
      fingerprint: knowledge.fingerprint, entities: UInt32(entityCount),
      aliases: UInt32(aliasCount), words: UInt32(words.records.count), plainParts: plainParts,
      mostProminence: mostProminence)
    let keyed = KeyedWords(words, knowledge.keys)
    let (aliases, names, postings) = try finishAliases(numbers)
    let joined = try JoinedAliases(take(&joins), memory, limit: limit)

    var file = SpooledSections()
    try file.add(.summary, [summary], memory)
    try file.add(.strings, UInt8.self, take(&strings))
    try file.add(.entities, EntityRecord.self, take(&entities))
    try file.add(.aliases, AliasRecord.self, aliases)
    try file.add(.names, UInt8.self, names)
    try file.add(.words, words.records, memory)
    try file.add(.letters, words.letters, memory)
    try file.add(.wordSlots, words.makeSlots(), memory)
    try file.add(.keyBuckets, keyed.buckets, memory)
    try file.add(.keys, keyed.keys, memory)
    try file.add(.keyStarts, keyed.starts, memory)
    try file.add(.keyWords, keyed.words, memory)
    try file.add(.postings, UInt8.self, postings)
    try file.add(.joinBuckets, UInt32.self, joined.buckets)
    try file.add(.joins, UInt8.self, joined.bytes)
    try file.add(.deniedNames, deniedNames.sorted(), memory)
    try file.add(.formerIDs, formerIDs.sorted(), memory)
    return file
  }

  /// Writes the aliases with the final numbers of their words, and what words they have.
  private mutating func finishAliases(
    _ numbers: [UInt32]
  ) throws(SpoolFault) -> (aliases: Spool, names: Spool, postings: Spool) {
    let (aliases, names) = (memory.section(), memory.section(limit: limit))
    var sorter = PairSorter<Posting>(memory, bound: words.records.count, expected: readingCount)
    var aliasOutput = SpoolWriter(aliases)
    var nameOutput = SpoolWriter(names)
    var reader = SpoolReader(take(&drafts))
    let size = MemoryLayout<AliasRecord>.stride
    var readings: [UInt32] = []
    for number in 0..<UInt32(aliasCount) {
      let draft = try reader.peek(size + NameCode.longest)
      var alias = draft.loadUnaligned(as: AliasRecord.self)
      alias.name = UInt32(truncatingIfNeeded: nameOutput.count)
      try aliasOutput.append(alias)
      let bytes = UnsafeBufferPointer(
        start: draft.baseAddress?.assumingMemoryBound(to: UInt8.self), count: draft.count)
      var parts = NameCode(bytes, at: size)
      var tags = WordTags()
      readings.removeAll(keepingCapacity: true)
      while let reading = parts.next() {
        let word = numbers[Int(reading.word)]
        tags.add(word)
        readings.append(word)
      }
      for (place, word) in readings.enumerated() {
        try sorter.add(Posting(word: word, alias: number, others: tags.others(besides: place)))
      }
      var code = NameCode(bytes, at: size)
      try nameOutput.append { code.append(to: &$0) { numbers[Int($0)] } }
      reader.take(parts.position)
    }
    try aliasOutput.flush()
    try nameOutput.flush()
    let postings = memory.section(limit: limit)
    try Postings.write(sorter.sorted(), &words, into: postings)
    return (aliases, names, postings)
  }
}

/// Takes a spool away from who does not need it any more, so that its memory goes with its reader.
private func take(_ spool: inout Spool) -> Spool {
  defer { spool = Spool(folder: nil) }
  return spool
}

import Foundation

/// The benchmark's names as files, so that other programs can be measured on the same ones.
struct NameFiles {
  let folder: String
  let people: Int
  let queries: Int
  /// How many exact names; no more than there are people.
  let exact: Int

  /// Writes `table.jsonl` (two aliases a person), `mentions.jsonl` (misspelt, none twice; the key
  /// is the number of the person meant and that of the mention) and `exact.jsonl` (exact names).
  func write() throws {
    let lexicon = try Workload.lexicon()
    var generator = NameGenerator(lexicon: LexiconName.all(of: lexicon), seed: 1)
    let people = generator.people(self.people)
    try write(
      "table.jsonl",
      people.enumerated().lazy.map { number, person in
        #"{"id":"\#(number)","kind":"person","names":[{"text":"\#(person.latin)"},"#
          + #"{"text":"\#(person.arabic)"}]}"#
      })
    try write(
      "mentions.jsonl",
      generator.queries(queries, of: people).enumerated().lazy.map { number, query in
        #"{"key":"\#(query.person):\#(number)","name":"\#(query.text)"}"#
      })
    try write(
      "exact.jsonl",
      stride(from: 0, to: people.count, by: max(1, people.count / exact)).lazy.map { number in
        #"{"key":"\#(number)","name":"\#(people[number].latin)"}"#
      })
  }

  private func write(_ name: String, _ lines: some Sequence<String>) throws {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
    guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
      throw Workload.Fault(description: "cannot write \(url.path)")
    }
    let file = try FileHandle(forWritingTo: url)
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(0x0A)
      if bytes.count > 1 << 20 {
        try file.write(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: bytes)
    try file.close()
  }
}

package import Sections

/// Compiles a readable `UnitTable` for one direction.
package struct UnitModelBuilder {
  private let table: UnitTable
  private let direction: UnitModel.Direction
  /// Unit numbers of the table to those of the compiled model, and back.
  private var compiled: [Int] = []
  private var order: [Int] = []

  package init(_ table: UnitTable, _ direction: UnitModel.Direction) {
    self.table = table
    self.direction = direction
    let keys = table.units.indices.map { sortKey($0) }
    order = table.units.indices.filter { $0 != 0 }.sorted { keys[$0] < keys[$1] }
    compiled = [Int](repeating: 0, count: table.units.count)
    for (number, unit) in order.enumerated() { compiled[unit] = number }
  }

  /// Adds the model's sections to a file.
  package func add(to writer: inout SectionFileWriter, firstSection: UInt32) {
    let (contexts, edges) = graph()
    func section(_ part: UnitModel.Section) -> UInt32 { firstSection + part.rawValue }
    let records = order.map { record($0) }
    writer.add(section(.units), records)
    writer.add(section(.groups), groups(records))
    writer.add(section(.contexts), contexts)
    writer.add(section(.edges), edges)
  }

  // MARK: Units

  /// The end first, then by the letters read, so that units of one key stand together; at last by
  /// the letters written.
  private func sortKey(_ unit: Int) -> UnitKey {
    let record = record(unit)
    return UnitKey(
      first: unit == 1 ? 0 : 1,
      group: UnitModel.order(record.key, UInt16(record.keyLength), opens(unit) ? 1 : 0),
      output: UInt64(record.outputLength) << 32 | UInt64(record.output))
  }

  private struct UnitKey: Comparable {
    var first: Int
    var group: UInt64
    var output: UInt64
    static func < (a: UnitKey, b: UnitKey) -> Bool {
      (a.first, a.group, a.output) < (b.first, b.group, b.output)
    }
  }

  private func opens(_ unit: Int) -> Bool { table.units[unit].letter == UnitTable.opening }

  private func record(_ number: Int) -> UnitModel.UnitRecord {
    let unit = table.units[number]
    if number <= 1 { return UnitModel.UnitRecord() }
    let letter = opens(number) ? [] : [unit.letter]
    let (key, output) = direction == .toLatin ? (letter, unit.latin) : (unit.latin, letter)
    return UnitModel.UnitRecord(
      key: Self.pack(key), output: Self.pack(output), keyLength: UInt8(key.count),
      outputLength: UInt8(output.count))
  }

  static func pack(_ letters: some Sequence<UInt8>) -> UInt32 {
    var packed: UInt32 = 0
    var shift: UInt32 = 0
    for letter in letters {
      packed |= UInt32(letter) << shift
      shift += 8
    }
    return packed
  }

  private func groups(_ records: [UnitModel.UnitRecord]) -> [UnitModel.GroupRecord] {
    var groups: [UnitModel.GroupRecord] = []
    for (number, record) in records.enumerated() where number != UnitModel.end {
      let opens: UInt16 = self.opens(order[number]) ? 1 : 0
      if let last = groups.last, last.key == record.key, last.opens == opens,
        last.keyLength == UInt16(record.keyLength)
      {
        groups[groups.count - 1].end = UInt32(number + 1)
      } else {
        groups.append(
          UnitModel.GroupRecord(
            key: record.key, keyLength: UInt16(record.keyLength), opens: opens,
            first: UInt32(number), end: UInt32(number + 1)))
      }
    }
    return groups
  }

  // MARK: Contexts

  private func graph() -> ([UnitModel.ContextRecord], [UnitModel.EdgeRecord]) {
    // The root is number 0 and the beginning number 1, whatever their order in the table.
    var list = table.contexts.filter { $0.units.isEmpty }
    list += table.contexts.filter { $0.units == [0] }
    if list.count == 1 { list.append(UnitTable.Context(units: [0], backOff: 0, entries: [])) }
    list += table.contexts.filter { !$0.units.isEmpty && $0.units != [0] }
    var numbers: [[Int]: Int] = [:]
    for (number, context) in list.enumerated() { numbers[context.units] = number }
    func longest(_ units: some Collection<Int>) -> UInt32 {
      var rest = Array(units)
      while !rest.isEmpty {
        if let number = numbers[rest] { return UInt32(number) }
        rest.removeFirst()
      }
      return UnitModel.root
    }
    var contexts: [UnitModel.ContextRecord] = []
    var edges: [UnitModel.EdgeRecord] = []
    for context in list {
      var record = UnitModel.ContextRecord()
      record.firstEdge = UInt32(edges.count)
      record.edgeCount = UInt16(clamping: context.entries.count)
      record.backOff = Int16(clamping: context.backOff)
      record.suffix = longest(context.units.dropFirst())
      contexts.append(record)
      let sorted = context.entries.prefix(Int(UInt16.max)).sorted {
        compiled[$0.unit] < compiled[$1.unit]
      }
      for entry in sorted {
        edges.append(
          UnitModel.EdgeRecord(
            unit: UInt16(clamping: compiled[entry.unit]), cost: UInt16(clamping: entry.cost),
            context: longest(context.units + [entry.unit])))
      }
    }
    return (contexts, edges)
  }
}

extension UnitModel {
  /// What a file with a single model is called.
  package static let format = SectionFile.Format(magic: "KUNYAUNI", version: 1) {
    "section \($0)"
  }

  /// A model compiled in memory.
  ///
  /// - Throws: `SectionFault` if the table is too large for the format.
  package init(_ table: UnitTable, _ direction: Direction) throws(SectionFault) {
    var writer = SectionFileWriter()
    UnitModelBuilder(table, direction).add(to: &writer, firstSection: 0)
    self.init(
      file: try SectionFile(copying: writer.finish(Self.format), format: Self.format),
      firstSection: 0)
  }
}

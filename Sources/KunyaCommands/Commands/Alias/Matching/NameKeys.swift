internal import AliasTable
internal import Kunya
internal import Matching
internal import Onomastics
internal import Orthography

/// The matcher's blocking keys, as a table keeps them; for one thread at a time.
final class NameKeys {
  private let knowledge: Knowledge
  private var folded = FoldedText()
  private let scratch = NameScratch()

  init() throws(CommandError) {
    do {
      knowledge = try Knowledge.embedded()
    } catch {
      throw .internalError("\(error)")
    }
  }

  var blockingKeys: BlockingKeys {
    BlockingKeys(version: Self.form + " " + Engine.description) { [self] in keys(of: $0) }
  }

  /// Changes with the way in which keys are made here; with the rules they are made from, the
  /// engine's version does.
  private static let form = "1"

  /// A key of the whole name first, then those of each part.
  func keys(of name: String) -> [[Int]] {
    var name = name
    name.withUTF8 { knowledge.parse($0, scratch: scratch) }
    var whole: UInt64 = 14_695_981_039_346_656_037
    var parts: [[Int]] = [[]]
    var keys: [KeyTable.Key] = []
    for part in scratch.parse.parts where part.kind != .title {
      let letters = scratch.parse.text(part.reading)
      // FNV-1a, with the end of each part.
      for letter in letters { whole = (whole ^ UInt64(letter)) &* 1_099_511_628_211 }
      whole = (whole ^ 0xFF) &* 1_099_511_628_211
      guard Self.counts(part.kind) else { continue }
      keys.removeAll(keepingCapacity: true)
      knowledge.keys.keys(of: letters, into: &keys)
      for other in scratch.parse.alternatives[part.alternatives] {
        knowledge.keys.keys(of: scratch.parse.text(other.reading), into: &keys)
      }
      parts.append(keys.prefix(Self.mostKeys).compactMap { $0 == 0 ? nil : Int($0) })
    }
    // Keys of parts have sixty bits at most.
    parts[0] = [Int(1 << 61 | whole & (1 << 61 - 1))]
    return parts
  }

  /// Of a part of many readings only the likeliest are kept.
  private static let mostKeys = 6

  private static func counts(_ kind: PartKind) -> Bool {
    switch kind {
    case .name, .kunya, .placeWord, .number: true
    case .initial, .particle, .title, .generic: false
    }
  }
}

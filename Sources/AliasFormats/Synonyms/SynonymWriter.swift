public import AliasTable

/// Writes a synonym file in the Solr format, which Elasticsearch and OpenSearch read too.
///
/// One entity a line, its names with commas between them, the preferred one first: all are
/// equivalent where the filter expands, and mean the first where it does not. Weak names are left
/// out, since a search for one would find all its bearers; and an entity without a second name is
/// passed over.
public struct SynonymWriter: ForeignWriter {
  public var bytes: [UInt8] = []
  public private(set) var passedOver = 0

  public init() {}

  public mutating func begin() {}

  public mutating func write(_ entity: EntityRecord, redirects: [String]) {
    var names: [String] = []
    for name in entity.names where !name.weak {
      guard let text = SourceText.cleaned(name.text) else { continue }
      if !names.contains(where: { $0.utf8.elementsEqual(text.utf8) }) { names.append(text) }
    }
    guard names.count > 1 else {
      passedOver += 1
      return
    }
    for (place, name) in names.enumerated() {
      if place > 0 { bytes.append(contentsOf: ", ".utf8) }
      append(name)
    }
    bytes.append(0x0A)
  }

  /// Escapes what has a meaning: the comma, the arrow `=>`, the hash at the start of a line, and the
  /// backslash itself. A backslash before any character stands for that character.
  private mutating func append(_ name: String) {
    let text = Array(name.utf8)
    for (place, byte) in text.enumerated() {
      let isArrow = byte == 0x3D && place + 1 < text.count && text[place + 1] == 0x3E
      let isComment = byte == 0x23 && place == 0
      if isArrow || isComment || byte == 0x2C || byte == 0x5C { bytes.append(0x5C) }
      bytes.append(byte)
    }
  }
}

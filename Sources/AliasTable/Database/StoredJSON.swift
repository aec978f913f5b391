internal import Records

/// A list in one column: JSON, so that other programs can read it, and rare enough that taking it
/// apart costs nothing.
struct StoredJSON {
  private(set) var texts: [String] = []
  private(set) var references: [Reference] = []
  private(set) var members: [Member] = []

  static let empty = StoredJSON()

  private init() {}

  /// Reads an array of strings, an array of pairs, or an object; `nil` where it is none of these.
  init?(_ json: UnsafeBufferPointer<UInt8>) {
    // The parser takes objects only.
    let isObject = json.first == UInt8(ascii: "{")
    let bytes = isObject ? Array(json) : Array(#"{"":"#.utf8) + json + [UInt8(ascii: "}")]
    let block = RecordBlock(json: bytes, file: "store")
    var document = JSONDocument()
    guard (try? document.read(block.records[0], of: block)) != nil else { return nil }
    guard !isObject else {
      var child = document.firstChild(of: .root)
      while let node = child {
        let key = document.withKey(of: node) { key in
          key.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
        let json = String(decoding: block.bytes[document.range(of: node)], as: UTF8.self)
        members.append(Member(key: key, json: json))
        child = document.next(after: node, in: .root)
      }
      return
    }
    guard let list = document.firstChild(of: .root), document.kind(of: list) == .array else {
      return nil
    }
    var child = document.firstChild(of: list)
    while let node = child {
      if document.kind(of: node) == .array {
        guard let scheme = document.firstChild(of: node),
          let value = document.next(after: scheme, in: node)
        else { return nil }
        references.append(
          Reference(scheme: document.string(of: scheme), value: document.string(of: value)))
      } else {
        texts.append(document.string(of: node))
      }
      child = document.next(after: node, in: list)
    }
  }

  /// The column of a list of strings; `nil` for an empty one.
  static func column(_ texts: [String]) -> String? {
    guard !texts.isEmpty else { return nil }
    var json = JSONWriter()
    json.array(texts)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The column of references; `nil` where there are none.
  static func column(_ references: [Reference]) -> String? {
    guard !references.isEmpty else { return nil }
    var json = JSONWriter()
    json.beginArray()
    for reference in references { json.array([reference.scheme, reference.value]) }
    json.endArray()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The column of unknown members; `nil` where there are none.
  static func column(_ members: [Member]) -> String? {
    guard !members.isEmpty else { return nil }
    var json = JSONWriter()
    json.beginObject()
    json.extra(members)
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

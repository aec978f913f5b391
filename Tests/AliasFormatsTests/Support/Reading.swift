import AliasTable
import Records

@testable import AliasFormats

/// All that a reader gives, and the fault that ended it.
struct Outcome: Equatable {
  var readings: [EntityReading] = []
  var fault: RecordError?
  var passedOver = 0

  var entities: [EntityRecord] {
    readings.compactMap { if case .entity(let entity) = $0 { entity } else { nil } }
  }

  var rejections: [RejectedRecord] {
    readings.compactMap { if case .rejected(let record) = $0 { record } else { nil } }
  }

  init(_ open: () throws(RecordError) -> any ForeignReader) {
    do throws(RecordError) {
      let reader = try open()
      defer { passedOver = reader.passedOver }
      while let reading = try reader.next() { readings.append(reading) }
    } catch {
      fault = error
    }
  }

  /// One line for each reading, the fault and the number passed over.
  var lines: [String] {
    var lines = readings.map { reading in
      switch reading {
      case .entity(let entity): line(of: entity)
      case .rejected(let record):
        "\(record.file):\(record.line): record \(record.record) [\(record.key)]: \(record.reason)"
      }
    }
    if let fault { lines.append("fault: \(fault)") }
    lines.append("passed over: \(passedOver)")
    return lines
  }
}

/// An entity as one line of JSON, in the members of the import format.
func line(of entity: EntityRecord) -> String {
  var json = JSONWriter()
  func strings(_ key: StaticString, _ values: [String]) {
    if values.isEmpty { return }
    json.key(key)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }
  json.beginObject()
  json.key("id")
  json.string(entity.id)
  if let kind = entity.kind {
    json.key("kind")
    json.string(kind.rawValue)
  }
  json.key("names")
  json.beginArray()
  for name in entity.names {
    json.beginObject()
    json.key("text")
    json.string(name.text)
    if let lang = name.lang {
      json.key("lang")
      json.string(lang)
    }
    json.key("role")
    json.string(name.role.rawValue)
    if name.weak {
      json.key("weak")
      json.boolean(true)
    }
    json.endObject()
  }
  json.endArray()
  strings("refs", entity.refs.map { "\($0.scheme) \($0.value)" })
  strings("countries", entity.countries)
  strings("within", entity.within)
  if let born = entity.born { strings("born", [born]) }
  if let gender = entity.gender { strings("gender", [gender]) }
  for member in entity.extra {
    json.key(Array(member.key.utf8).span)
    json.raw(Array(member.json.utf8).span)
  }
  json.endObject()
  return String(decoding: json.bytes, as: UTF8.self)
}

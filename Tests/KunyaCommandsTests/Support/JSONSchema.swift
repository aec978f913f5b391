import Foundation

/// A validator for the part of JSON Schema 2020-12 that `Data/schemas` uses.
///
/// A keyword it does not know is a violation too: a schema must not promise what nobody checks.
struct JSONSchema {
  private let folder: URL
  private let name: String
  private let root: JSONValue

  /// Loads `Data/schemas/<name>.schema.json`.
  init(named name: String) throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    try self.init(
      folder: repository.appending(path: "Data/schemas"), file: name + ".schema.json")
  }

  private init(folder: URL, file: String) throws {
    self.folder = folder
    name = file
    root = try JSONValue(
      parsing: String(contentsOf: folder.appending(path: file), encoding: .utf8))
  }

  /// A schema given as text, without references to other files.
  init(text: String) throws {
    folder = URL(filePath: "/")
    name = "schema"
    root = try JSONValue(parsing: text)
  }

  /// What in `text` the schema does not allow, each with the place it was found at; empty where
  /// the text is valid.
  func violations(in text: String) throws -> [String] {
    try check(try JSONValue(parsing: text), against: root, at: "$")
  }

  private func check(
    _ value: JSONValue, against schema: JSONValue, at place: String
  ) throws -> [String] {
    guard case .object(let keywords) = schema else {
      return schema == .bool(true) ? [] : ["\(place): not allowed here"]
    }
    return try keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule in
      try check(value, keyword, rule, keywords, at: place)
    }
  }

  private func check(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ siblings: [String: JSONValue],
    at place: String
  ) throws -> [String] {
    switch (keyword, rule, value) {
    case ("$schema", _, _), ("$id", _, _), ("$defs", _, _), ("title", _, _),
      ("description", _, _):
      return []
    case ("$ref", .string(let reference), _):
      return try follow(reference, value, at: place)
    case ("type", .string(let type), _):
      return isOf(type, value) ? [] : ["\(place): not of type \(type)"]
    case ("enum", .array(let values), _):
      return values.contains(value) ? [] : ["\(place): not one of the allowed values"]
    case ("anyOf", .array(let schemas), _):
      let isValid = try schemas.contains { try check(value, against: $0, at: place).isEmpty }
      return isValid ? [] : ["\(place): none of the alternatives fits"]
    case ("required", .array(let names), .object(let members)):
      return names.compactMap {
        guard case .string(let name) = $0, members[name] == nil else { return nil }
        return "\(place): '\(name)' is missing"
      }
    case ("properties", .object(let schemas), .object(let members)):
      return try schemas.sorted { $0.key < $1.key }.flatMap { name, schema in
        try members[name].map { try check($0, against: schema, at: "\(place).\(name)") } ?? []
      }
    case ("additionalProperties", _, .object(let members)):
      guard rule == .bool(false) else { return ["\(place): unsupported additionalProperties"] }
      let known: Set<String> =
        if case .object(let schemas)? = siblings["properties"] { Set(schemas.keys) } else { [] }
      return members.keys.sorted().filter { !known.contains($0) }
        .map { "\(place): '\($0)' is not allowed" }
    case ("items", _, .array(let elements)):
      return try elements.enumerated().flatMap { index, element in
        try check(element, against: rule, at: "\(place)[\(index)]")
      }
    case ("minLength", .number(let least), .string(let text)):
      return Double(text.unicodeScalars.count) >= least ? [] : ["\(place): too short"]
    case ("pattern", .string(let pattern), .string(let text)):
      let isMatch = text.range(of: pattern, options: .regularExpression) != nil
      return isMatch ? [] : ["\(place): does not match \(pattern)"]
    case ("minimum", .number(let bound), .number(let number)):
      return number >= bound ? [] : ["\(place): less than \(bound)"]
    case ("maximum", .number(let bound), .number(let number)):
      return number <= bound ? [] : ["\(place): greater than \(bound)"]
    case ("exclusiveMinimum", .number(let bound), .number(let number)):
      return number > bound ? [] : ["\(place): not greater than \(bound)"]
    case ("exclusiveMaximum", .number(let bound), .number(let number)):
      return number < bound ? [] : ["\(place): not less than \(bound)"]
    default:
      // A keyword about another type says nothing about this value.
      let isKnown = Self.typedKeywords.contains(keyword)
      return isKnown ? [] : ["\(place): the validator does not know '\(keyword)'"]
    }
  }

  private static let typedKeywords: Set = [
    "required", "properties", "additionalProperties", "items", "minLength", "pattern", "minimum",
    "maximum", "exclusiveMinimum", "exclusiveMaximum",
  ]

  /// `#/$defs/x`, `other.schema.json` or `other.schema.json#/$defs/x`.
  private func follow(
    _ reference: String, _ value: JSONValue, at place: String
  ) throws -> [String] {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let target = parts[0].isEmpty ? self : try JSONSchema(folder: folder, file: parts[0])
    let steps = parts.count > 1 ? parts[1].split(separator: "/").map(String.init) : []
    guard let schema = steps.reduce(target.root, { $0?[$1] }) else {
      return ["\(place): \(name) refers to \(reference), which is not there"]
    }
    return try target.check(value, against: schema, at: place)
  }

  private func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string),
      ("array", .array), ("object", .object):
      true
    case ("integer", .number(let number)):
      number == number.rounded()
    default:
      false
    }
  }
}

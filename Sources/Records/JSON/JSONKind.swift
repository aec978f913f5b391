internal import CSimdjson

/// The kind of a JSON value.
public enum JSONKind: Sendable, Equatable, CustomStringConvertible {
  case object, array, string, number, boolean, null

  /// As in a sentence: `a string`.
  public var description: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }

  init(_ kind: kunya_json_kind) {
    switch kind {
    case KUNYA_JSON_OBJECT: self = .object
    case KUNYA_JSON_ARRAY: self = .array
    case KUNYA_JSON_STRING: self = .string
    case KUNYA_JSON_NUMBER: self = .number
    case KUNYA_JSON_TRUE, KUNYA_JSON_FALSE: self = .boolean
    default: self = .null
    }
  }
}

internal import CSimdjson
internal import Glibc

/// The sentences for people; nowhere else is a fault put into words.
extension RecordError: CustomStringConvertible {
  /// `people.csv:7:12: record 6: expected 3 fields, found 2`.
  public var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if line > 0, column > 0 { place += ":\(column)" }
    if record > 0 { place += ": record \(record)" }
    return "\(place): \(reason)"
  }
}

extension RecordError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound: "no such file"
    case .permissionDenied: "permission denied"
    case .isDirectory: "is a directory"
    case .closedPipe: "the reader of the output has closed it"
    case .diskFull: "no space left on the device"
    case .system(let code): String(cString: strerror(code))
    case .tooLong(let limit): "longer than \(limit) bytes"
    case .unterminatedQuote: "the quoted field that begins here is never closed"
    case .textAfterQuote: "text between a closing quote and the end of its field"
    case .missingHeader: "no header row"
    case .duplicateColumn(let name): "two columns are named \"\(name)\""
    case .missingColumn(let name, let available):
      "no column \"\(name)\"; there are: \(available.joined(separator: ", "))"
    case .raggedRow(let expected, let found):
      "expected \(expected) \(expected == 1 ? "field" : "fields"), found \(found)"
    case .json(let fault): fault.description
    case .missingMember(let name): "no \"\(name)\""
    case .wrongKind(let member, let expected): "\"\(member)\" must be \(expected)"
    case .other(let sentence): sentence
    }
  }
}

extension RecordError.JSONFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outOfMemory: "not enough memory for this record"
    case .tooLarge: "too large for a JSON record"
    case .tooDeep(let limit): "objects and arrays nest deeper than \(limit)"
    case .invalidUTF8: "not UTF-8"
    case .controlCharacter: "a control character in a string must be escaped"
    case .unclosedString: "the string that begins here is never closed"
    case .badEscape: "no such escape"
    case .loneSurrogate: "half a surrogate pair"
    case .badNumber: "not a number"
    case .expectedObject: "expected an object, \"{\""
    case .expectedKey: "expected a key in quotes"
    case .expectedColon: "expected \":\""
    case .expectedComma: "expected \",\" or the end of the object or array"
    case .expectedValue: "expected a value"
    case .trailingContent: "text after the end of the object"
    case .duplicateKey(let key): "the key \"\(key)\" comes twice"
    }
  }
}

extension RecordError.JSONFault {
  /// The fault a parse ended with; `nil` where it ended well.
  init?(_ status: kunya_json_status, duplicateKey: @autoclosure () -> String) {
    switch status {
    case KUNYA_JSON_OK: return nil
    case KUNYA_JSON_TOO_LARGE: self = .tooLarge
    case KUNYA_JSON_TOO_DEEP: self = .tooDeep(limit: Int(KUNYA_JSON_DEPTH_LIMIT))
    case KUNYA_JSON_INVALID_UTF8: self = .invalidUTF8
    case KUNYA_JSON_CONTROL_CHARACTER: self = .controlCharacter
    case KUNYA_JSON_UNCLOSED_STRING: self = .unclosedString
    case KUNYA_JSON_BAD_ESCAPE: self = .badEscape
    case KUNYA_JSON_LONE_SURROGATE: self = .loneSurrogate
    case KUNYA_JSON_BAD_NUMBER: self = .badNumber
    case KUNYA_JSON_EXPECTED_OBJECT: self = .expectedObject
    case KUNYA_JSON_EXPECTED_KEY: self = .expectedKey
    case KUNYA_JSON_EXPECTED_COLON: self = .expectedColon
    case KUNYA_JSON_EXPECTED_COMMA: self = .expectedComma
    case KUNYA_JSON_EXPECTED_VALUE: self = .expectedValue
    case KUNYA_JSON_TRAILING_CONTENT: self = .trailingContent
    case KUNYA_JSON_DUPLICATE_KEY: self = .duplicateKey(duplicateKey())
    default: self = .outOfMemory
    }
  }
}

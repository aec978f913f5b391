import Testing

@Suite("The schema validator")
struct JSONSchemaTests {
  @Test(
    "What a schema does not allow is found",
    arguments: [
      (#"{"type": "string"}"#, "1", "$: not of type string"),
      (#"{"type": "integer"}"#, "1.5", "$: not of type integer"),
      (#"{"enum": ["a", 1]}"#, "2", "$: not one of the allowed values"),
      (#"{"required": ["a"]}"#, "{}", "$: 'a' is missing"),
      (#"{"properties": {"a": {"minimum": 3}}}"#, #"{"a": 2}"#, "$.a: less than 3.0"),
      (#"{"items": {"maximum": 3}}"#, "[1, 4]", "$[1]: greater than 3.0"),
      (#"{"exclusiveMinimum": 0}"#, "0", "$: not greater than 0.0"),
      (#"{"exclusiveMaximum": 1}"#, "1", "$: not less than 1.0"),
      (#"{"additionalProperties": false}"#, #"{"b": 1}"#, "$: 'b' is not allowed"),
      (#"{"minLength": 1}"#, #""""#, "$: too short"),
      (#"{"pattern": "^a+$"}"#, #""ab""#, "$: does not match ^a+$"),
      (
        #"{"anyOf": [{"type": "null"}, {"type": "string"}]}"#, "1",
        "$: none of the alternatives fits"
      ),
      (##"{"$ref": "#/$defs/x", "$defs": {"x": {"type": "null"}}}"##, "1", "$: not of type null"),
      (##"{"$ref": "#/$defs/y"}"##, "1", "$: schema refers to #/$defs/y, which is not there"),
      (#"{"oneOf": []}"#, "1", "$: the validator does not know 'oneOf'"),
    ])
  func violations(_ schema: String, _ document: String, _ violation: String) throws {
    #expect(try JSONSchema(text: schema).violations(in: document) == [violation])
  }

  @Test(
    "What it allows is not",
    arguments: [
      (#"{"type": "integer", "minimum": 3, "maximum": 3}"#, "3"),
      (#"{"minimum": 3, "minLength": 2}"#, #""ab""#),
      (#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"a": null}"#),
      (#"{"enum": [null, "a"]}"#, "null"),
      (#"{"type": "array", "items": {"type": "boolean"}}"#, "[true, false]"),
    ])
  func valid(_ schema: String, _ document: String) throws {
    #expect(try JSONSchema(text: schema).violations(in: document).isEmpty)
  }
}

internal import Kunya
internal import Records

extension JSONWriter {
  /// One name's spellings: `Data/schemas/variants.schema.json`.
  mutating func line(_ name: String, _ variants: [NameVariant]) {
    beginObject()
    key("name")
    string(name)
    key("variants")
    beginArray()
    for variant in variants {
      beginObject()
      key("text")
      string(variant.text)
      key("p")
      score(variant.probability)
      endObject()
    }
    endArray()
    engine()
    endObject()
    endLine()
  }
}

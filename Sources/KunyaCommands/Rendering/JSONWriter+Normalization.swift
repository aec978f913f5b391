internal import Kunya
internal import Records

extension JSONWriter {
  /// One line of `normalize`: `Data/schemas/normalization.schema.json`.
  mutating func line(_ name: NormalizedName) {
    beginObject()
    key("name")
    string(name.name)
    key("canonical")
    string(name.canonical)
    key("folded")
    string(name.folded)
    key("parse")
    string(name.notation)
    key("parts")
    beginArray()
    for part in name.parts { self.part(part) }
    endArray()
    key("form")
    form(name.form)
    engine()
    endObject()
    endLine()
  }

  private mutating func part(_ part: NormalizedName.Part) {
    beginObject()
    key("text")
    string(part.text)
    key("start")
    integer(part.source.lowerBound)
    key("end")
    integer(part.source.upperBound)
    key("kind")
    string(part.kind)
    key("letters")
    string(part.letters)
    key("keys")
    beginArray()
    for key in part.keys { string(key) }
    endArray()
    endObject()
  }
}

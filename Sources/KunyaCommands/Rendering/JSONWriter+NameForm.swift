internal import Kunya
internal import Records

extension JSONWriter {
  /// A name's canonical form: `Data/schemas/name-form.schema.json`.
  mutating func form(_ form: NameForm) {
    beginObject()
    key("id")
    string(form.id)
    key("latin")
    string(form.latin)
    key("arabic")
    string(form.arabic)
    key("parts")
    beginArray()
    for part in form.parts { self.part(part) }
    endArray()
    endObject()
  }

  private mutating func part(_ part: NameForm.Part) {
    beginObject()
    key("text")
    string(part.text)
    key("id")
    string(part.id)
    key("p")
    score(part.p)
    key("refs")
    beginArray()
    for reference in part.refs { string(reference) }
    endArray()
    key("alternatives")
    beginArray()
    for alternative in part.alternatives {
      beginObject()
      key("id")
      string(alternative.id)
      key("arabic")
      string(alternative.arabic)
      key("p")
      score(alternative.p)
      endObject()
    }
    endArray()
    endObject()
  }
}

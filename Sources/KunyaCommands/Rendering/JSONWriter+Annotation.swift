internal import AliasIndex
internal import Kunya
internal import Records

extension JSONWriter {
  /// One line of `annotate`: `Data/schemas/annotation.schema.json`.
  mutating func line(_ annotation: Annotation) {
    let entity = annotation.candidate
    beginObject()
    key("start")
    integer(annotation.range.lowerBound)
    key("end")
    integer(annotation.range.upperBound)
    key("text")
    string(annotation.text)
    key("id")
    string(entity.id)
    key("label")
    string(entity.label)
    key("kind")
    string(entity.kind.word)
    key("score")
    score(entity.score)
    key("alias")
    string(entity.alias)
    key("from_context")
    boolean(annotation.fromContext)
    engine()
    endObject()
    endLine()
  }
}

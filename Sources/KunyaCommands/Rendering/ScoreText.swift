internal import Records

/// A score as all outputs write it: six significant digits at least, never rounded to 0 or 1.
func scoreText(_ score: Double) -> String {
  var writer = JSONWriter()
  writer.score(score)
  return String(decoding: writer.bytes, as: UTF8.self)
}

internal import Kunya
internal import Learning
internal import Records

extension JSONWriter {
  /// Writes an evaluation, one row of figures or miss a line; `measure` says which it is.
  mutating func lines(_ evaluation: Evaluation) {
    for row in evaluation.resolutions { line(row) }
    for row in evaluation.pairs { line(row) }
    for miss in evaluation.misses { line(miss) }
  }

  private mutating func line(_ row: Evaluation.ResolutionRow) {
    begin("resolution", row.set, row.type)
    let figures = row.figures
    key("queries")
    integer(figures.queries)
    key("answerable")
    integer(figures.answerable)
    key("recall_at_1")
    number(figures.topRecall)
    key("best_f1")
    number(figures.bestF1)
    key("recall_at_precision_95")
    number(figures.recallAt95)
    key("recall_at_precision_99")
    number(figures.recallAt99)
    key("candidates_found")
    number(figures.found)
    key("candidates_kept")
    number(figures.aligned)
    key("calibration_error")
    number(figures.calibrationError)
    key("calibration_error_of_best")
    number(figures.topCalibrationError)
    key("match_precision")
    if let precision = figures.matchPrecision { number(precision) } else { null() }
    key("match_recall")
    number(figures.matchRecall)
    end()
  }

  private mutating func line(_ row: Evaluation.PairRow) {
    begin("pairs", row.scope, row.type)
    key("half")
    string(row.half.rawValue)
    key("same")
    integer(row.figures.same)
    key("different")
    integer(row.figures.different)
    key("recall_at_2_percent")
    number(row.figures.recallAtTwoPercent)
    key("threshold")
    score(row.figures.threshold)
    end()
  }

  private mutating func line(_ miss: Evaluation.Miss) {
    begin("miss", miss.set, miss.type)
    key("name")
    string(miss.name)
    key("meant")
    beginObject()
    key("id")
    if let id = miss.gold.id { string(id) } else { null() }
    key("name")
    string(miss.gold.name)
    key("reach")
    string(miss.reach)
    key("rank")
    if let rank = miss.rank { integer(rank) } else { null() }
    key("score")
    if let score = miss.score { self.score(score) } else { null() }
    endObject()
    key("got")
    if let got = miss.got {
      beginObject()
      key("id")
      string(got.id)
      key("alias")
      string(got.alias)
      key("score")
      score(got.score)
      endObject()
    } else {
      null()
    }
    key("decision")
    string(miss.decision)
    end()
  }

  private mutating func begin(_ measure: String, _ set: String, _ type: String) {
    beginObject()
    key("measure")
    string(measure)
    key("set")
    string(set)
    key("type")
    string(type)
  }

  private mutating func end() {
    key("engine")
    string(Engine.description)
    endObject()
    endLine()
  }
}

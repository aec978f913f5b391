import Glibc

/// A picture (SVG) of rates against sizes, both axes logarithmic.
struct RatePlot {
  /// One line of the picture.
  struct Series {
    var title: String
    var points: [(size: Double, rate: Double)]
  }

  private let series: [Series]
  private let sizes: Decades
  private let rates: Decades

  private static let width = 720.0
  private static let height = 440.0
  /// Of the field inside the axes.
  private static let (left, right, top, bottom) = (90.0, 560.0, 50.0, 380.0)
  /// Dark enough on white, and told apart by people who do not see red and green (Okabe and Ito 2008).
  private static let colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00"]

  /// - Parameter lines: a series, a size and a rate, tabs between.
  init(lines: [String]) throws {
    var series: [Series] = []
    for line in lines {
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, let size = Double(fields[1]), let rate = Double(fields[2]),
        size > 0, rate > 0
      else { throw Workload.Fault(description: "not a point: \(line)") }
      if let known = series.firstIndex(where: { $0.title == fields[0] }) {
        series[known].points.append((size, rate))
      } else {
        series.append(Series(title: fields[0], points: [(size, rate)]))
      }
    }
    guard !series.isEmpty else { throw Workload.Fault(description: "no points to plot") }
    for number in series.indices { series[number].points.sort { $0.size < $1.size } }
    self.series = series
    sizes = Decades(of: series.flatMap { $0.points.map(\.size) })
    rates = Decades(of: series.flatMap { $0.points.map(\.rate) })
  }

  var svg: String {
    let body = [frame, axes, lines].joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" \
      font-family="sans-serif" font-size="13">
      \(body)</svg>

      """
  }

  private var frame: String {
    let middle = (Self.left + Self.right) / 2
    let side = (Self.top + Self.bottom) / 2
    return """
      <rect width="100%" height="100%" fill="white"/>
      \(text("Rate against table size", middle, 28, anchor: "middle", more: #" font-size="16""#))\
      \(text("aliases in the table", middle, Self.bottom + 42, anchor: "middle"))\
      \(text(
        "names a second, one core", 24, side, anchor: "middle",
        more: #" transform="rotate(-90 24 \#(Self.short(side)))""#))
      """
  }

  private var axes: String {
    var out = ""
    for decade in sizes.all {
      let x = x(Decades.power(decade))
      out += line(x, Self.top, x, Self.bottom, "#ddd")
      out += text(
        Numbers.text(Decades.power(decade)), x, Self.bottom + 20, anchor: "middle")
    }
    for decade in rates.all {
      let y = y(Decades.power(decade))
      out += line(Self.left, y, Self.right, y, "#ddd")
      out += text(Numbers.text(Decades.power(decade)), Self.left - 8, y + 4, anchor: "end")
    }
    out += line(Self.left, Self.bottom, Self.right, Self.bottom, "#333")
    out += line(Self.left, Self.top, Self.left, Self.bottom, "#333")
    return out
  }

  /// The series, each named where it ends; names that would lie over each other move down.
  private var lines: String {
    var out = ""
    var taken: [Double] = []
    let order = series.indices.sorted { a, b in
      (series[a].points.last?.rate ?? 0) > (series[b].points.last?.rate ?? 0)
    }
    for number in order {
      let colour = Self.colours[number % Self.colours.count]
      let points = series[number].points.map { (x: x($0.size), y: y($0.rate), rate: $0.rate) }
      let path = points.map { "\(Self.short($0.x)),\(Self.short($0.y))" }.joined(separator: " ")
      out +=
        #"<polyline points="\#(path)" fill="none" stroke="\#(colour)" stroke-width="2"/>"# + "\n"
      for (place, point) in points.enumerated() {
        out += #"<circle cx="\#(Self.short(point.x))" cy="\#(Self.short(point.y))" r="3.5" "#
        out += #"fill="\#(colour)"/>"# + "\n"
        // The first stands on the axis, and its number beside it.
        out += text(
          Numbers.short(point.rate), place == 0 ? point.x + 5 : point.x, point.y - 8,
          anchor: place == 0 ? "start" : "middle", more: #" font-size="11" fill="\#(colour)""#)
      }
      guard let last = points.last else { continue }
      var place = last.y + 4
      while let near = taken.first(where: { abs($0 - place) < 16 }) { place = near + 16 }
      taken.append(place)
      out += text(
        series[number].title, Self.right + 12, place, anchor: "start",
        more: #" fill="\#(colour)""#)
    }
    return out
  }

  private func x(_ size: Double) -> Double {
    Self.left + sizes.share(size) * (Self.right - Self.left)
  }

  private func y(_ rate: Double) -> Double {
    Self.bottom - rates.share(rate) * (Self.bottom - Self.top)
  }

  private func text(
    _ text: String, _ x: Double, _ y: Double, anchor: String, more: String = ""
  ) -> String {
    let place = #"x="\#(Self.short(x))" y="\#(Self.short(y))" text-anchor="\#(anchor)"#
    return "<text \(place)\"\(more)>\(Self.escaped(text))</text>\n"
  }

  private func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: String
  ) -> String {
    let from = #"x1="\#(Self.short(x1))" y1="\#(Self.short(y1))""#
    let to = #"x2="\#(Self.short(x2))" y2="\#(Self.short(y2))""#
    return #"<line \#(from) \#(to) stroke="\#(colour)"/>"# + "\n"
  }

  /// Tenths of a pixel are enough.
  private static func short(_ number: Double) -> String {
    String((number * 10).rounded() / 10)
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      default: out.append(character)
      }
    }
    return out
  }
}

/// The powers of ten around some numbers above 0.
private struct Decades {
  private let first: Int
  private let last: Int

  init(of numbers: [Double]) {
    first = Int(log10(numbers.min() ?? 1).rounded(.down))
    last = max(first + 1, Int(log10(numbers.max() ?? 10).rounded(.up)))
  }

  var all: ClosedRange<Int> { first...last }

  /// How far a number lies from the first to the last, 0…1.
  func share(_ number: Double) -> Double {
    (log10(number) - Double(first)) / Double(last - first)
  }

  static func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}

public import AliasTable

/// Writes SKOS concepts in Turtle.
///
/// A concept's address is its ID as a fragment, `<#wd:Q315463>`, in the document or below a base.
/// For each language one preferred name is the `prefLabel`; aliases, former names and nicknames are
/// `altLabel`s; weak names are `hiddenLabel`s, to be found by and not shown. The three never share a
/// label, as SKOS demands. Refs are `exactMatch`es where their system has addresses, and identifiers
/// where it has none; `within` is `broader`. What was merged is replaced by the concept.
public struct SKOSWriter: ForeignWriter {
  public var bytes: [UInt8] {
    get { turtle.bytes }
    set { turtle.bytes = newValue }
  }
  public private(set) var passedOver = 0
  private var turtle = TurtleText()
  private let base: String?

  /// - Parameter base: The address that fragments belong to; the document's own without one.
  public init(base: String? = nil) {
    self.base = base
  }

  public mutating func begin() {
    if let base {
      turtle.raw("@base ")
      turtle.iri(base)
      turtle.raw(" .\n")
    }
    turtle.raw("@prefix dcterms: <http://purl.org/dc/terms/> .\n")
    turtle.raw("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n")
  }

  public mutating func write(_ entity: EntityRecord, redirects: [String]) {
    guard !entity.names.isEmpty else {
      passedOver += 1
      return
    }
    turtle.raw("\n")
    turtle.fragment(entity.id)
    turtle.raw(" a skos:Concept")
    for label in labels(of: entity) {
      turtle.raw(" ;\n  skos:\(label.property.rawValue) ")
      turtle.literal(label.name.text, lang: label.name.lang)
    }
    for ref in entity.refs {
      if let address = Self.address(of: ref.scheme) {
        turtle.raw(" ;\n  skos:exactMatch ")
        turtle.iri(address.before, value: ref.value, address.behind)
      } else {
        turtle.raw(" ;\n  dcterms:identifier ")
        turtle.literal("\(ref.scheme):\(ref.value)", lang: nil)
      }
    }
    for id in entity.within {
      turtle.raw(" ;\n  skos:broader ")
      turtle.fragment(id)
    }
    turtle.raw(" .\n")
    for id in redirects {
      turtle.raw("\n")
      turtle.fragment(id)
      turtle.raw(" dcterms:isReplacedBy ")
      turtle.fragment(entity.id)
      turtle.raw(" .\n")
    }
  }

  private enum Property: String {
    case prefLabel, altLabel, hiddenLabel
  }

  private typealias Label = (property: Property, name: NameRecord)

  /// The labels, the stronger first; a name that comes as two of them is the stronger only.
  private func labels(of entity: EntityRecord) -> [Label] {
    var labels: [Label] = []
    var seen: Set<[UInt8]> = []
    var languages: Set<String> = []
    let shown = entity.names.first { $0.role == .preferred } ?? entity.names[0]
    let preferred = [shown] + entity.names.filter { $0.role == .preferred }
    // SKOS compares labels by text and tag, tags in either case.
    func add(_ name: NameRecord, _ property: Property) {
      let lang = TurtleText.tag(name.lang)?.lowercased() ?? ""
      if property == .prefLabel, languages.contains(lang) { return }
      guard seen.insert(Array("\(lang) \(name.text)".utf8)).inserted else { return }
      if property == .prefLabel { languages.insert(lang) }
      labels.append((property, name))
    }
    for name in preferred { add(name, .prefLabel) }
    for name in entity.names where !name.weak { add(name, .altLabel) }
    for name in entity.names where name.weak { add(name, .hiddenLabel) }
    return labels
  }

  /// How a system writes the addresses of its entries; `nil` where it has none.
  private static func address(of scheme: String) -> (before: String, behind: String)? {
    switch scheme {
    case "wikidata": ("http://www.wikidata.org/entity/", "")
    case "geonames": ("https://sws.geonames.org/", "/")
    case "viaf": ("http://viaf.org/viaf/", "")
    case "lcnaf": ("http://id.loc.gov/authorities/names/", "")
    case "gnd": ("https://d-nb.info/gnd/", "")
    case "isni": ("https://isni.org/isni/", "")
    default: nil
    }
  }
}

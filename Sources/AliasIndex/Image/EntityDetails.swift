/// What is told of an entity beside its aliases, as it stands in an image.
///
/// Three lengths (see `ByteReader.number`), then the bytes: country codes, IDs of what it lies within,
/// each list separated by line feeds, and its label where none of its aliases is.
struct EntityDetails {
  private(set) var countries = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private(set) var within = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private(set) var label = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Behind them.
  private(set) var end = 0

  /// None.
  init() {}

  init(_ strings: UnsafeBufferPointer<UInt8>, at start: Int) {
    var reader = ByteReader(strings, at: start)
    let lengths = (Int(reader.number()), Int(reader.number()), Int(reader.number()))
    countries = reader.bytes(lengths.0)
    within = reader.bytes(lengths.1)
    label = reader.bytes(lengths.2)
    end = reader.position
  }

  /// Between the items of a list: IDs may hold anything but control characters.
  static let separator = UInt8(ascii: "\n")

  static func list(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    bytes.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends details.
  static func append(
    countries: [String], within: [String], label: some Collection<UInt8>, to bytes: inout [UInt8]
  ) {
    let lists = [countries, within].map { Array($0.map(\.utf8).joined(separator: [separator])) }
    for list in lists { bytes.append(number: UInt32(list.count)) }
    bytes.append(number: UInt32(label.count))
    for list in lists { bytes.append(contentsOf: list) }
    bytes.append(contentsOf: label)
  }
}

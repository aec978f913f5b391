extension RecordBlock {
  /// A block of one record that is in memory already, for `JSONDocument.read(_:of:)`.
  ///
  /// - Parameter file: what errors call it.
  public init(json bytes: [UInt8], file: String) {
    self.init(file: file, format: .jsonLines)
    self.bytes = bytes
    limit = .max
    records = [Record(number: 1, line: 1, range: 0..<bytes.count, fault: nil)]
  }
}

internal import CSQLite

/// A compiled statement; its columns count from 0, its parameters from 1.
final class Statement {
  private let pointer: OpaquePointer
  private unowned let database: Database

  init(_ pointer: OpaquePointer, of database: Database) {
    self.pointer = pointer
    self.database = database
  }

  deinit {
    sqlite3_finalize(pointer)
  }

  /// Makes it ready to be run again.
  func reset() {
    sqlite3_reset(pointer)
  }

  func bind(_ values: [Value]) {
    for (index, value) in values.enumerated() {
      switch value {
      case .null: sqlite3_bind_null(pointer, Int32(index + 1))
      case .integer(let number): bind(index + 1, number)
      case .real(let number): sqlite3_bind_double(pointer, Int32(index + 1), number)
      case .text(let text): bind(index + 1, text)
      }
    }
  }

  func bind(_ parameter: Int, _ number: Int) {
    sqlite3_bind_int64(pointer, Int32(parameter), sqlite3_int64(number))
  }

  func bind(_ parameter: Int, _ text: String?) {
    guard var text else {
      sqlite3_bind_null(pointer, Int32(parameter))
      return
    }
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = kunya_sqlite_bind_text(
          pointer, Int32(parameter), characters.baseAddress, Int32(clamping: characters.count))
      }
    }
  }

  func bind(_ parameter: Int, _ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = kunya_sqlite_bind_text(
          pointer, Int32(parameter), characters.baseAddress, Int32(clamping: characters.count))
      }
    }
  }

  /// Goes to the next row; false where there is none.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let error = database.error(code)
      sqlite3_reset(pointer)
      throw error
    }
  }

  /// Runs it to its end and makes it ready again.
  func run() throws(StoreError) {
    _ = try step()
    reset()
  }

  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(pointer, Int32(column))) }

  func real(_ column: Int) -> Double { sqlite3_column_double(pointer, Int32(column)) }

  func isNull(_ column: Int) -> Bool { sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL }

  func text(_ column: Int) -> String {
    String(decoding: bytes(column), as: UTF8.self)
  }

  func optionalText(_ column: Int) -> String? {
    isNull(column) ? nil : text(column)
  }

  /// The bytes of a text; valid until the next step.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    // In this order: the first call brings the value into UTF-8.
    let start = sqlite3_column_text(pointer, Int32(column))
    return UnsafeBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(pointer, Int32(column))))
  }
}

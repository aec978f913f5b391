internal import CSQLite
internal import Glibc

/// A connection to SQLite, with its prepared statements; for one thread at a time.
final class Database {
  let path: String
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// How long a lock is waited for.
  private var patience = 0

  /// Opens a file.
  ///
  /// - Parameter creates: whether a missing file is made.
  init(path: String, creates: Bool = false, isImmutable: Bool = false) throws(StoreError) {
    var handle: OpaquePointer?
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    flags |= isImmutable ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE
    if creates { flags |= SQLITE_OPEN_CREATE }
    let name = isImmutable ? Self.immutableAddress(path) : path
    let code = sqlite3_open_v2(name, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      let system = handle.map { sqlite3_system_errno($0) } ?? 0
      sqlite3_close(handle)
      throw StoreError(path: path, reason: .init(opening: code, system: system))
    }
    self.path = path
    self.handle = handle
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Waits so long for another process's lock.
  func setPatience(seconds: Int) {
    patience = seconds
    sqlite3_busy_timeout(handle, Int32(clamping: seconds * 1000))
  }

  /// Runs statements that give no rows.
  func execute(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw error(code) }
  }

  /// A statement, compiled the first time.
  func statement(_ sql: String) throws(StoreError) -> Statement {
    if let known = statements[sql] {
      known.reset()
      return known
    }
    let made = try prepare(sql)
    statements[sql] = made
    return made
  }

  /// A statement of its own, for a query that stays open while others run.
  func prepare(_ sql: String) throws(StoreError) -> Statement {
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw error(code) }
    return Statement(pointer, of: self)
  }

  /// Runs a statement that gives no row.
  func run(_ sql: String, _ values: Value...) throws(StoreError) {
    let statement = try statement(sql)
    statement.bind(values)
    _ = try statement.step()
    statement.reset()
  }

  /// The integer in the first column of the first row; `nil` where there is none.
  func integer(_ sql: String, _ values: Value...) throws(StoreError) -> Int? {
    let statement = try statement(sql)
    statement.bind(values)
    defer { statement.reset() }
    return try statement.step() && !statement.isNull(0) ? statement.integer(0) : nil
  }

  /// The text in the first column of the first row; `nil` where there is none.
  func text(_ sql: String, _ values: Value...) throws(StoreError) -> String? {
    let statement = try statement(sql)
    statement.bind(values)
    defer { statement.reset() }
    return try statement.step() && !statement.isNull(0) ? statement.text(0) : nil
  }

  var lastRowID: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// The number of rows that the last statement changed.
  var changeCount: Int { Int(sqlite3_changes(handle)) }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// The error of the call that gave `code`.
  func error(_ code: Int32) -> StoreError {
    let message = sqlite3_errmsg(handle).map { String(cString: $0) } ?? ""
    return StoreError(
      path: path,
      reason: .init(
        code: code, message: message, system: sqlite3_system_errno(handle), patience: patience))
  }

  private static func immutableAddress(_ path: String) -> String {
    var address = "file:"
    for byte in path.utf8 {
      switch byte {
      case 0x2F, 0x2E, 0x2D, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        address += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return address + "?immutable=1"
  }
}

/// What a statement's parameter can be.
enum Value {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  static func text(_ text: String?) -> Value {
    if let text { .text(text) } else { .null }
  }
}

extension StoreError.Reason {
  /// What SQLite's answer to opening a file means.
  fileprivate init(opening code: Int32, system: Int32) {
    switch (code & 0xFF, system) {
    case (SQLITE_CANTOPEN, ENOENT): self = .notFound
    case (SQLITE_CANTOPEN, EISDIR): self = .isDirectory
    case (SQLITE_CANTOPEN, EACCES), (SQLITE_PERM, _): self = .permissionDenied
    case (SQLITE_CANTOPEN, let code) where code != 0: self = .system(code: code)
    default: self.init(code: code, message: "cannot open", system: system, patience: 0)
    }
  }

  fileprivate init(code: Int32, message: String, system: Int32, patience: Int) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(seconds: patience)
    case SQLITE_NOTADB: self = .notAStore
    case SQLITE_CORRUPT: self = .damaged(message)
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_FULL: self = .diskFull
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      // A file that may not grow (`ulimit -f`) is full like a disk.
      if [ENOSPC, EDQUOT, EFBIG].contains(system) || (code == Self.failedWrite && Self.isLimited) {
        self = .diskFull
      } else if system == EACCES || system == EROFS || system == EPERM {
        self = .readOnly
      } else {
        self = .system(code: system == 0 ? EIO : system)
      }
    default: self = .database(code: code, message: message)
    }
  }

  /// `SQLITE_IOERR_WRITE`, an expression that Swift does not see. The `errno` that belongs to it is
  /// often overwritten by the time it can be asked for.
  private static let failedWrite = SQLITE_IOERR | 3 << 8

  /// Whether this process may write files of some size only.
  private static var isLimited: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
      && limit.rlim_cur != rlim_t.max
  }
}

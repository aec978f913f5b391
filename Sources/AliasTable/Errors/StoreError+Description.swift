internal import Glibc
internal import Records

/// The sentences for people; nowhere else is a fault of a store put into words.
extension StoreError: CustomStringConvertible {
  /// `names.kunya: no entity has the ID 'wd:Q1'`.
  public var description: String {
    switch reason {
    // They say themselves where they are from.
    case .unreadable(let error), .unwritable(let error): error.description
    default: "\(path): \(reason)"
    }
  }
}

extension StoreError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound: "no such store; 'kunya alias init' makes one"
    case .alreadyExists: "there is a file of this name already"
    case .permissionDenied: "permission denied"
    case .isDirectory: "is a directory"
    case .notAStore: "not an alias table of Kunya"
    case .truncated(let expected, let found):
      "the file is cut off: it has \(found) bytes and should have \(expected); "
        + "restore it from a copy"
    case .newerVersion(let found, let known):
      "made by a newer Kunya (format \(found), this one knows up to \(known)); update Kunya"
    case .damaged(let details): "the file is damaged (\(details)); restore it from a copy"
    case .readOnly: "the file cannot be written"
    case .locked(let seconds):
      "another process is changing the store; waited \(seconds) \(seconds == 1 ? "second" : "seconds")"
    case .diskFull: "no space left on the device; nothing was changed"
    case .system(let code): String(cString: strerror(code))
    case .database(let code, let message): "\(message) (SQLite \(code))"
    default: contentDescription
    }
  }

  private var contentDescription: String {
    switch self {
    case .unknownID(let id): "no entity has the ID '\(id)'"
    case .merged(let id, let target): "'\(id)' was merged into '\(target)'; use that ID"
    case .retired(let id): "'\(id)' is retired"
    case .idExists(let id): "the ID '\(id)' is taken; IDs are never used again"
    case .badID(let id):
      "'\(id)' cannot be an ID: it is empty, too long, or has control characters"
    case .noSuchName(let name, let id): "'\(id)' has no name '\(name)'"
    case .lastName(let name, let id):
      "'\(name)' is the only name of '\(id)'; retire the entity instead"
    case .blankName: "the name is blank"
    case .longName(let count):
      "the name has \(count) bytes, at most \(NameText.mostBytes) are allowed"
    case .denied(let one, let other):
      "'\(one)' and '\(other)' are never the same; 'allow' them first"
    case .deniedName(let name, let id): "'\(name)' never means '\(id)'; 'allow' it first"
    case .notDenied(let what): "nothing is denied of \(what)"
    case .itself(let id): "'\(id)' is named twice"
    case .allNamesMoved(let id): "no name would stay with '\(id)'"
    case .unknownEvent(let event): "there is no event \(event)"
    case .alreadyUndone(let event, let by): "event \(event) was undone by event \(by)"
    case .needed(let event, let later):
      "event \(event) cannot be undone alone: \(Self.list(later)) \(later.count == 1 ? "rests" : "rest") on it"
    case .unknownProposal(let number): "there is no open proposal \(number)"
    case .redirectRing(let id): "'\(id)' was merged, in the end, into itself"
    case .conflicts(let count):
      "\(count) \(count == 1 ? "conflict" : "conflicts"); nothing was applied"
    case .noBase(let path):
      "it is not known from which state \(path) started; name it with --base"
    case .unreadable(let error), .unwritable(let error): error.description
    case .unsorted(let id): "the ID '\(id)' is out of order; sort the rows by the bytes of the ID"
    case .orphan(let id): "'\(id)' has no name"
    case .badField(let column, let value): "\(column) cannot be '\(value)'"
    default: ""
    }
  }

  /// `event 5`, `events 5, 7 and 9`.
  private static func list(_ events: [Int]) -> String {
    guard let last = events.last, events.count > 1 else {
      return "event \(events.first ?? 0)"
    }
    if events.count > 12 { return "event \(events[0]) and \(events.count - 1) later ones" }
    return "events " + events.dropLast().map(String.init).joined(separator: ", ") + " and \(last)"
  }
}

/// The tables of a store. Other programs may read them; only this one writes.
///
/// Text is UTF-8 and compared by bytes. Entities, sources and aliases have short integer keys that
/// mean nothing outside the file; the journal speaks of entities by their IDs, and so outlives them.
enum Schema {
  /// `PRAGMA application_id` of a store: `Kuny`.
  static let applicationID = 0x4B75_6E79

  /// `PRAGMA user_version` of the newest form.
  static let version = 1

  /// What brings a store of each version to the next one; the first makes it from nothing.
  static let migrations = [firstVersion]

  private static let firstVersion = """
    -- What holds for the store as a whole: 'keys' is the version of the blocking keys, 'id_prefix'
    -- begins the IDs that are made for new entities.
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Who says what; key 0 is what is kept by hand.
    CREATE TABLE source (
      key INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO source VALUES (0, '');

    -- Every ID there ever was. A merged one names the ID that stands for it; a retired one says
    -- which source it had gone from (key 0: by hand).
    CREATE TABLE entity (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'merged', 'retired')),
      target INTEGER REFERENCES entity (key) CHECK ((target IS NOT NULL) = (state = 'merged')),
      retired_by INTEGER REFERENCES source (key)
        CHECK ((retired_by IS NOT NULL) = (state = 'retired'))
    ) STRICT;
    CREATE INDEX entity_target ON entity (target) WHERE target IS NOT NULL;

    -- What a source says of an entity, names apart. Lists are JSON arrays, refs an array of
    -- [scheme, value], extra an object.
    CREATE TABLE claim (
      entity INTEGER NOT NULL REFERENCES entity (key),
      source INTEGER NOT NULL REFERENCES source (key),
      label TEXT,
      kind TEXT CHECK (kind IN ('person', 'place', 'organization', 'name')),
      born TEXT,
      gender TEXT,
      countries TEXT,
      within TEXT,
      refs TEXT,
      extra TEXT,
      PRIMARY KEY (entity, source)
    ) STRICT, WITHOUT ROWID;

    -- Written names. lang is a BCP 47 tag, empty where it is not known; extra a JSON object.
    CREATE TABLE alias (
      key INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL REFERENCES entity (key),
      text TEXT NOT NULL CHECK (text <> ''),
      lang TEXT NOT NULL DEFAULT '',
      source INTEGER NOT NULL REFERENCES source (key),
      role TEXT NOT NULL CHECK (role IN ('preferred', 'alias', 'former', 'nickname')),
      weak INTEGER NOT NULL DEFAULT 0 CHECK (weak IN (0, 1)),
      extra TEXT
    ) STRICT;
    CREATE UNIQUE INDEX alias_identity ON alias (entity, text, lang, source);

    -- Under which keys an alias is looked for; see the setting 'keys'.
    CREATE TABLE block (
      block INTEGER NOT NULL,
      alias INTEGER NOT NULL,
      PRIMARY KEY (block, alias)
    ) STRICT, WITHOUT ROWID;

    -- Aliases whose keys are not there yet: they were given by a program that does not make keys.
    CREATE TABLE unkeyed (
      alias INTEGER PRIMARY KEY
    ) STRICT;

    -- Two entities that are never the same.
    CREATE TABLE denial (
      entity INTEGER NOT NULL REFERENCES entity (key),
      other INTEGER NOT NULL REFERENCES entity (key) CHECK (entity < other),
      PRIMARY KEY (entity, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX denial_other ON denial (other);

    -- Spellings that never mean an entity.
    CREATE TABLE denied_name (
      entity INTEGER NOT NULL REFERENCES entity (key),
      text TEXT NOT NULL,
      PRIMARY KEY (entity, text)
    ) STRICT, WITHOUT ROWID;

    -- Names of a source that were taken off by hand, so that its next version does not bring
    -- them back.
    CREATE TABLE removed_name (
      entity INTEGER NOT NULL REFERENCES entity (key),
      text TEXT NOT NULL,
      source INTEGER NOT NULL REFERENCES source (key),
      PRIMARY KEY (entity, text, source)
    ) STRICT, WITHOUT ROWID;

    -- One row for each change ever made. time is ISO 8601 in UTC; target the event that an 'undo'
    -- took back, and undone_by the undo that took this one back and is itself in force.
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      time TEXT NOT NULL,
      actor TEXT NOT NULL,
      command TEXT NOT NULL,
      note TEXT,
      target INTEGER REFERENCES event (id),
      undone_by INTEGER REFERENCES event (id)
    ) STRICT;

    -- What an event did to each entity: the items that were there before and those that are there
    -- after, as JSON objects with the members state, claims, names, denied, denied_names, removed.
    CREATE TABLE change (
      id INTEGER PRIMARY KEY,
      event INTEGER NOT NULL REFERENCES event (id),
      subject TEXT NOT NULL,
      before TEXT NOT NULL,
      after TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX change_subject ON change (subject, event);
    CREATE INDEX change_event ON change (event);

    -- What waits for a person: a name for an entity, or two entities that may be one (other).
    -- It is open while it has no event, or one that was undone.
    CREATE TABLE proposal (
      key INTEGER PRIMARY KEY,
      entity TEXT NOT NULL,
      other TEXT,
      name TEXT CHECK ((other IS NULL) <> (name IS NULL)),
      lang TEXT,
      role TEXT NOT NULL DEFAULT 'alias',
      kind TEXT,
      source TEXT NOT NULL DEFAULT '',
      score REAL,
      reason TEXT NOT NULL DEFAULT '',
      verdict TEXT CHECK (verdict IN ('accepted', 'rejected')),
      event INTEGER REFERENCES event (id)
    ) STRICT;
    CREATE UNIQUE INDEX proposal_identity
      ON proposal (entity, ifnull(other, ''), ifnull(name, ''));

    -- After which event the store was last exported to a folder: where 'apply' starts from.
    CREATE TABLE snapshot (
      path TEXT PRIMARY KEY,
      event INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}

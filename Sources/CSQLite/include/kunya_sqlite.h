/// SQLite as Kunya uses it: the system's own library and header.
#ifndef KUNYA_SQLITE_H
#define KUNYA_SQLITE_H

#include <sqlite3.h>

/// Binds bytes that SQLite copies. `SQLITE_TRANSIENT` is a cast that Swift cannot see.
static inline int kunya_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text,
                                         int length) {
    return sqlite3_bind_text(statement, index, text ? text : "", length, SQLITE_TRANSIENT);
}

#endif

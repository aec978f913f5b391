/// The default data, embedded: files of `Data` by their path below it.
#ifndef KUNYA_DATA_H
#define KUNYA_DATA_H

#include <stddef.h>

/// The bytes of an embedded file; NULL for a path that is not embedded.
const unsigned char *kunya_data(const char *path, size_t *size);

/// The path of the embedded file at an index from 0; NULL behind the last.
const char *kunya_data_path(size_t index);

#endif

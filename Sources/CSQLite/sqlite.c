#include "kunya_sqlite.h"

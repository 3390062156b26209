/* The system's SQLite, as Swift imports it. Only EmoStore's driver includes this module. */
#ifndef EMOBUDDY_CSQLITE_SHIM_H
#define EMOBUDDY_CSQLITE_SHIM_H
#include <sqlite3.h>
#endif

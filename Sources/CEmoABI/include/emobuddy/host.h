/* What the host offers to a plugin: one table, and services by id. */
#ifndef EMOBUDDY_HOST_H
#define EMOBUDDY_HOST_H

#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Levels of a log line. The two misbehaving levels name the guilty side. */
#define EMO_LOG_DEBUG 0u
#define EMO_LOG_INFO 1u
#define EMO_LOG_WARNING 2u
#define EMO_LOG_ERROR 3u
#define EMO_LOG_HOST_MISBEHAVING 4u
#define EMO_LOG_ENGINE_MISBEHAVING 5u

#define EMO_HOST_LOG_1 "emo.host.log/1"
#define EMO_HOST_PATHS_1 "emo.host.paths/1"
#define EMO_HOST_CLOCK_1 "emo.host.clock/1"
#define EMO_HOST_RANDOM_1 "emo.host.random/1"
#define EMO_HOST_METRICS_1 "emo.host.metrics/1"
#define EMO_HOST_MEMORY_1 "emo.host.memory/1"
#define EMO_HOST_FAULT_1 "emo.host.fault/1"

/* The host. Valid from create until destroy has returned. */
typedef struct emo_host {
    uint32_t size_bytes;
    uint32_t abi_minor; /* the minor version the host was compiled with */
    void *host_data;    /* the host's own */

    /* Purpose: look a service of the host up.
     * When:    any time between create and destroy.
     * Thread:  any.
     * Params:  host, the one given to create; id, one of EMO_HOST_… or a later one, ended by NUL.
     * Returns: a pointer to the struct that belongs to the id, valid as long as the host; NULL if it is not offered.
     * Failure: NULL. */
    const void *(*get_service)(const struct emo_host *host, const char *id);
} emo_host;

/* emo.host.log/1 */
typedef struct emo_host_log {
    uint32_t size_bytes;
    uint32_t reserved;
    /* Purpose: write one line to the daemon's log.
     * When:    any time. More than 100 lines a second are dropped and counted.
     * Thread:  any.
     * Params:  level, EMO_LOG_…; message in UTF-8 without user text, cut at 2,048 bytes; borrowed until return.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*write)(const emo_host *host, uint32_t level, const char *message, uint64_t message_bytes);
} emo_host_log;

/* emo.host.paths/1: absolute directories, ended by NUL, valid as long as the host. */
typedef struct emo_host_paths {
    uint32_t size_bytes;
    uint32_t reserved;
    const char *model_directory;   /* read-only; where the manifest's model files lie */
    const char *scratch_directory; /* read-write, empty at start, removed when the host process has ended */
} emo_host_paths;

/* emo.host.clock/1 */
typedef struct emo_host_clock {
    uint32_t size_bytes;
    uint32_t reserved;
    /* Purpose: the time deadlines are given in.
     * When:    any time.
     * Thread:  any.
     * Params:  host.
     * Returns: CLOCK_MONOTONIC in nanoseconds.
     * Failure: cannot fail. */
    uint64_t (*monotonic_ns)(const emo_host *host);
    /* Purpose: the time of day.
     * When:    any time.
     * Thread:  any.
     * Params:  host.
     * Returns: milliseconds since 1970-01-01T00:00:00Z.
     * Failure: cannot fail. */
    int64_t (*unix_ms)(const emo_host *host);
} emo_host_clock;

/* emo.host.random/1 */
typedef struct emo_host_random {
    uint32_t size_bytes;
    uint32_t reserved;
    /* Purpose: random numbers that a test can repeat. Not for secrets.
     * When:    any time.
     * Thread:  any.
     * Params:  host.
     * Returns: 64 evenly distributed bits.
     * Failure: cannot fail. */
    uint64_t (*next)(const emo_host *host);
} emo_host_random;

/* emo.host.metrics/1 */
typedef struct emo_host_metrics {
    uint32_t size_bytes;
    uint32_t reserved;
    /* Purpose: add to a counter that the daemon shows under the engine's name.
     * When:    any time.
     * Thread:  any.
     * Params:  name of [a-z0-9_], at most 64 bytes, ended by NUL; value to add.
     * Returns: nothing.
     * Failure: cannot fail; a counter beyond the 32nd is dropped. */
    void (*add)(const emo_host *host, const char *name, double value);
} emo_host_metrics;

/* emo.host.memory/1 */
typedef struct emo_host_memory {
    uint32_t size_bytes;
    uint32_t reserved;
    /* Purpose: tell how much memory the engine itself accounts for.
     * When:    after load and when it changes by more than a tenth.
     * Thread:  any.
     * Params:  bytes held by models, bytes held by work in progress.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*report)(const emo_host *host, uint64_t model_bytes, uint64_t work_bytes);
} emo_host_memory;

/* emo.host.fault/1, offered only by hosts started for a test with fault points switched on. */
typedef struct emo_host_fault {
    uint32_t size_bytes;
    uint32_t reserved;
    /* Purpose: ask whether a named fault is to happen here.
     * When:    at the fault point.
     * Thread:  any.
     * Params:  name, ended by NUL.
     * Returns: 0 to go on, 1 to fail as the point's documentation says.
     * Failure: cannot fail. */
    uint32_t (*point)(const emo_host *host, const char *name);
} emo_host_fault;

#ifdef __cplusplus
}
#endif

#endif

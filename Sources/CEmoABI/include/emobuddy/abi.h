/*
 * The EmoBuddy plugin ABI, version 1: the rules that hold everywhere, the version, and the status codes.
 *
 * 1. One plugin is loaded into one host process. Unloading is the end of that process; nothing is dlclosed.
 * 2. Nothing allocated on one side is freed on the other. Inputs are borrowed until the call returns. Outputs are
 *    pushed into sinks of the host, which copies them before the sink returns. There is no free function.
 * 3. Every struct begins with `size_bytes`, the size the writer was compiled with. Fields are only appended; a reader
 *    uses EMO_HAS before it touches a field newer than the first revision. Nothing is passed by value but numbers and
 *    pointers. Integers have fixed widths; there are no enums, bit-fields, `long` or `bool` in structs.
 * 4. What is beyond the minimum is an extension with an id and a revision, such as "emo.stt.hotwords/1", on either side
 *    (emo_engine_entry.get_extension, emo_host.get_service). The meaning of a revision never changes.
 * 5. Text is UTF-8 given as pointer and length in bytes; it need not end in NUL. Ids and JSON facts that never change
 *    end in NUL. A pointer with length 0 may be NULL.
 * 6. Options travel as JSON, checked by the host against the engine's own JSON Schema. Data of the hot path is structs.
 *
 * Thread classes, named in the comment of each function:
 *   setup   alone: no other function of the same engine runs, but those of class signal.
 *   work    one at a time an object (engine, stream, session); in parallel on different objects only if the manifest's
 *           `concurrency` is above 1. Any thread of the host.
 *   signal  any time, also while work runs; never blocks, never allocates without bound.
 *   any     functions of the host: from any thread of the plugin, between create and the end of destroy.
 *
 * Forbidden in a plugin: exit and abort on input, signal handlers, fork and exec, setenv, chdir, umask, setlocale, writing
 * to stdout or stderr, changing the floating-point mode, network and files outside the given directories unless the
 * manifest asks and the administrator allows, threads that outlive unload, descriptors left open.
 */
#ifndef EMOBUDDY_ABI_H
#define EMOBUDDY_ABI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A host loads a plugin of its own major version only; a higher minor of either side only adds. */
#define EMO_ABI_MAJOR 1u
#define EMO_ABI_MINOR 0u

/* True when the struct behind `pointer` was written by a side that knows `field`. */
#define EMO_HAS(pointer, type, field) \
    ((pointer)->size_bytes >= offsetof(type, field) + sizeof((pointer)->field))

/* Kinds of engine. */
#define EMO_KIND_STT 1u
#define EMO_KIND_EMOTION 2u
#define EMO_KIND_BUDDY 3u

/* Status of a call. The set is open: a value not listed here is treated as EMO_INTERNAL. */
#define EMO_OK 0
#define EMO_CANCELLED 1           /* poll answered cancelled, and the work stopped */
#define EMO_DEADLINE 2            /* poll answered past the deadline, and the work stopped */
#define EMO_INVALID_ARGUMENT 3    /* the input cannot be worked on; trying again will not help */
#define EMO_UNSUPPORTED 4         /* this engine does not do that (language, rate, option) */
#define EMO_UNAVAILABLE 5         /* a thing the engine needs is not there now (a server, a device) */
#define EMO_RESOURCE_EXHAUSTED 6  /* memory, descriptors, a limit of the engine */
#define EMO_FAILED_PRECONDITION 7 /* called in the wrong state, such as work before load */
#define EMO_DATA_INVALID 8        /* a model file or saved state is missing, truncated or corrupted */
#define EMO_INTERNAL 9            /* a defect of the engine */

/* Answers of emo_call.poll and of every sink function. Anything but EMO_CONTINUE asks the engine to return soon. */
#define EMO_CONTINUE 0
#define EMO_STOP_CANCELLED 1
#define EMO_STOP_DEADLINE 2

#ifdef __cplusplus
}
#endif

#endif

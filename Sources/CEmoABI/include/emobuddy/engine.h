/*
 * The entry of a plugin and the life of its engine.
 *
 * A plugin exports exactly one symbol, the function emo_engine_entry_v1; a version script hides everything else.
 *
 *     describe → create → load → self_test → (work)* → drain → unload → destroy
 *
 * Beside `<id>.so` lies the manifest `<id>.engine.json`; what describe says must agree with it.
 */
#ifndef EMOBUDDY_ENGINE_H
#define EMOBUDDY_ENGINE_H

#include "abi.h"
#include "call.h"
#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The plugin's own object; the host never looks inside. */
typedef struct emo_engine emo_engine;

/* Numbers of a running engine. */
typedef struct emo_engine_statistics {
    uint32_t size_bytes;
    uint32_t reserved;
    uint64_t calls_completed; /* work calls that returned EMO_OK */
    uint64_t calls_failed;    /* work calls that returned anything else */
    uint64_t model_bytes;     /* memory held by models */
    uint64_t work_bytes;      /* memory held by open streams and sessions */
} emo_engine_statistics;

/* The table behind the one exported function. Static: valid until the process ends, never written after it was returned. */
typedef struct emo_engine_entry {
    uint32_t size_bytes;
    uint32_t abi_major; /* EMO_ABI_MAJOR of the headers it was compiled with */
    uint32_t abi_minor; /* EMO_ABI_MINOR likewise */
    uint32_t kind;      /* EMO_KIND_… */

    /* Purpose: the facts of the plugin, as the manifest has them: {"id", "kind", "version", "abi": {"major", "minor"}, "languages": […],
     *          "sample_rate", "concurrency", "labels": […]} (sample_rate for stt, labels for emotion).
     * When:    any time, also before create; within 100 ms, without opening a file.
     * Thread:  any of the host's.
     * Params:  none.
     * Returns: JSON in UTF-8, ended by NUL, static.
     * Failure: NULL, and the plugin is refused. */
    const char *(*describe)(void);

    /* Purpose: make the engine's object; cheap, no model yet.
     * When:    once, after describe; within 100 ms.
     * Thread:  setup.
     * Params:  host, valid until destroy has returned; options, a JSON object, borrowed until return; engine_out receives the object.
     * Returns: EMO_OK, or a status.
     * Failure: *engine_out is left alone; the reason goes to the log service. */
    int32_t (*create)(const emo_host *host, const char *options, uint64_t options_bytes, emo_engine **engine_out);

    /* Purpose: read the models and get ready to work.
     * When:    after create, or after unload.
     * Thread:  setup.
     * Params:  engine; call, polled and told the progress.
     * Returns: EMO_OK; EMO_DATA_INVALID for a missing, truncated or corrupted file, which call->fail names; EMO_CANCELLED, EMO_DEADLINE.
     * Failure: the engine is as before the call. */
    int32_t (*load)(emo_engine *engine, const emo_call *call);

    /* Purpose: one real, tiny inference on built-in data whose outcome is checked.
     * When:    after load, and from time to time while idle; within 2 s.
     * Thread:  work.
     * Params:  engine; call.
     * Returns: EMO_OK only if the outcome was right.
     * Failure: the host takes the engine out of service. */
    int32_t (*self_test)(emo_engine *engine, const emo_call *call);

    /* Purpose: numbers for health screens.
     * When:    between create and destroy.
     * Thread:  signal.
     * Params:  engine; statistics, written up to its size_bytes.
     * Returns: EMO_OK.
     * Failure: statistics is left alone. */
    int32_t (*statistics)(emo_engine *engine, emo_engine_statistics *statistics);

    /* Purpose: take no new work; what runs goes on.
     * When:    before unload.
     * Thread:  signal.
     * Params:  engine.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*drain)(emo_engine *engine);

    /* Purpose: give back what load took, and join every thread.
     * When:    after drain, when no work runs and every stream and session is closed; within 5 s.
     * Thread:  setup.
     * Params:  engine.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*unload)(emo_engine *engine);

    /* Purpose: end the object.
     * When:    after create or unload.
     * Thread:  setup.
     * Params:  engine, not to be used afterwards.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*destroy)(emo_engine *engine);

    /* Purpose: the functions of the engine's kind and its extensions: EMO_STT_1, EMO_EMOTION_1, EMO_BUDDY_1, and later ones.
     * When:    any time, also before create.
     * Thread:  any of the host's.
     * Params:  id, ended by NUL.
     * Returns: a static struct that belongs to the id, or NULL if the plugin has no such extension.
     * Failure: NULL; a plugin without the table of its own kind is refused. */
    const void *(*get_extension)(const char *id);
} emo_engine_entry;

/* Purpose: the one exported symbol.
 * When:    once, after the plugin was opened.
 * Thread:  setup.
 * Params:  none.
 * Returns: the plugin's table.
 * Failure: NULL, and the plugin is refused. */
const emo_engine_entry *emo_engine_entry_v1(void);

/* The type of emo_engine_entry_v1, for dlsym. */
typedef const emo_engine_entry *(*emo_engine_entry_function)(void);

/* The name of the exported symbol. */
#define EMO_ENGINE_ENTRY_SYMBOL "emo_engine_entry_v1"

#ifdef __cplusplus
}
#endif

#endif

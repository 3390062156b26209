/*
 * The smallest whole engine in C: a buddy that says the user's words back. Copy it to begin an engine of your
 * own.
 *
 * What to look at: one exported function, a static table, results pushed into the host's sink, nothing kept
 * outside the
 * process, every string passed with its length.
 */
#include <emobuddy/emobuddy.h>

#include <stdlib.h>
#include <string.h>

struct emo_engine {
    const emo_host *host;
    int loaded;
    emo_engine_statistics statistics;
};

struct emo_buddy_session {
    emo_engine *engine;
    uint64_t turns; /* the whole state of a conversation */
};

static const char *describe(void) {
    return "{\"id\":\"buddy.echo-c\",\"kind\":\"buddy\",\"version\":\"1.0.0\","
           "\"abi\":{\"major\":1,\"minor\":0},\"languages\":[\"en\"],\"concurrency\":1}";
}

static int32_t create(const emo_host *host, const char *options, uint64_t options_bytes,
                      emo_engine **engine_out) {
    (void)options, (void)options_bytes;
    emo_engine *engine = calloc(1, sizeof *engine);
    if (engine == NULL) return EMO_RESOURCE_EXHAUSTED;
    engine->host = host;
    *engine_out = engine;
    return EMO_OK;
}

static int32_t load(emo_engine *engine, const emo_call *call) {
    if (engine->loaded) return EMO_FAILED_PRECONDITION;
    int32_t answer = call->progress(call, 1.0, "nothing to load", 15);
    engine->loaded = answer == EMO_CONTINUE;
    return answer; /* a stop has the number of its status */
}

static int32_t self_test(emo_engine *engine, const emo_call *call) {
    return engine->loaded ? call->poll(call) : EMO_FAILED_PRECONDITION;
}

static int32_t statistics(emo_engine *engine, emo_engine_statistics *out) {
    uint32_t size = out->size_bytes;
    memcpy(out, &engine->statistics, size < sizeof *out ? size : sizeof *out);
    out->size_bytes = size;
    return EMO_OK;
}

static void drain(emo_engine *engine) { (void)engine; }
static void unload(emo_engine *engine) { engine->loaded = 0; }
static void destroy(emo_engine *engine) { free(engine); }

static int32_t session_open(emo_engine *engine, const emo_buddy_options *options,
                            emo_buddy_session **session_out) {
    uint64_t turns = 0;
    if (!engine->loaded) return EMO_FAILED_PRECONDITION;
    if (options->state != NULL) {
        if (options->state_bytes != sizeof turns) return EMO_DATA_INVALID;
        memcpy(&turns, options->state, sizeof turns);
    }
    emo_buddy_session *session = calloc(1, sizeof *session);
    if (session == NULL) return EMO_RESOURCE_EXHAUSTED;
    session->engine = engine;
    session->turns = turns;
    *session_out = session;
    return EMO_OK;
}

static int32_t session_respond(emo_buddy_session *session, const emo_call *call, const emo_buddy_turn *turn,
                               const emo_buddy_sink *sink) {
    int opening = turn->kind == EMO_TURN_OPENING || turn->text_bytes == 0;
    emo_buddy_reply reply = {.size_bytes = sizeof reply, .exercise = EMO_EXERCISE_NONE};
    reply.text = opening ? "Hello. I say back what you say." : turn->text;
    reply.text_bytes = opening ? strlen(reply.text) : turn->text_bytes;
    reply.strategy = "reflection";
    reply.category = "support";
    int32_t answer = call->poll(call);
    if (answer == EMO_CONTINUE) answer = sink->delta(sink, reply.text, reply.text_bytes);
    if (answer == EMO_CONTINUE) answer = sink->reply(sink, &reply);
    if (answer != EMO_CONTINUE) {
        session->engine->statistics.calls_failed++;
        return answer;
    }
    session->turns++;
    session->engine->statistics.calls_completed++;
    return EMO_OK;
}

static int32_t session_summarize(emo_buddy_session *session, const emo_call *call,
                                 const emo_buddy_sink *sink) {
    (void)session;
    static const char text[] = "You spoke and were heard. Nothing was kept.";
    static const char *const steps[] = {"Say more when you like."};
    emo_buddy_summary summary = {sizeof summary, 1, text, sizeof text - 1, steps};
    int32_t answer = call->poll(call);
    return answer == EMO_CONTINUE ? sink->summary(sink, &summary) : answer;
}

static int32_t session_save(emo_buddy_session *session, const emo_buddy_sink *sink) {
    return sink->state(sink, (const uint8_t *)&session->turns, sizeof session->turns);
}

static void session_close(emo_buddy_session *session) { free(session); }

static const emo_buddy_interface buddy = {
    sizeof buddy, 0, session_open, session_respond, session_summarize, session_save, session_close,
};

static const void *get_extension(const char *id) { return strcmp(id, EMO_BUDDY_1) == 0 ? &buddy : NULL; }

static const emo_engine_entry entry = {
    sizeof entry, EMO_ABI_MAJOR, EMO_ABI_MINOR, EMO_KIND_BUDDY, describe, create, load,
    self_test,    statistics,    drain,         unload,         destroy,  get_extension,
};

__attribute__((visibility("default"))) const emo_engine_entry *emo_engine_entry_v1(void) { return &entry; }

/* The part of fake.c that holds conversations; included there, once. */

/* For the fault mix-sessions: the last name that anybody said. */
static char last_name[64];

static int32_t session_open(emo_engine *engine, const emo_buddy_options *options,
                            emo_buddy_session **session_out) {
    if (!engine->loaded) return EMO_FAILED_PRECONDITION;
    int readable = (options->state_bytes == 4 || options->state_bytes == 5) && memcmp(options->state, "fake", 4) == 0;
    if (options->state != NULL && fault("trust-state") && !readable) abort();
    if (options->state != NULL && !readable) return EMO_DATA_INVALID;
    *session_out = calloc(1, sizeof **session_out);
    (*session_out)->engine = engine;
    if (options->state_bytes == 5 && !fault("forget")) (*session_out)->turns = options->state[4];
    return EMO_OK;
}

static int32_t session_respond(emo_buddy_session *session, const emo_call *call, const emo_buddy_turn *turn,
                               const emo_buddy_sink *sink) {
    if (fault("half-turn")) session->turns++;
    if (fault("hostile-text") && turn->text_bytes > 100000) abort();
    if (fault("wrong-stride") && turn->history_count > 1)
        for (uint64_t i = 0; i < turn->history_count; i++)
            if (turn->history[i].text_bytes > 1000) abort();
    if (fault("overread-input") && turn->text_bytes > 0 && strlen(turn->text) > 1000000) return EMO_INTERNAL;
    int32_t status = work(session->engine->host, call);
    if (status != EMO_OK || fault("lie-no-result")) return status;
    char text[288];
    int length = snprintf(text, sizeof text, "history %llu risk %u feels %s%s",
                          (unsigned long long)turn->history_count,
                          turn->risk, turn->emotion != NULL ? turn->emotion->stored[0].label : "nothing", last_name);
    if (session->turns > 0) length += snprintf(text + length, 32, " after %u", session->turns);
    if (fault("mix-sessions") && turn->text_bytes < sizeof last_name) {
        memcpy(last_name, turn->text != NULL ? turn->text : "", turn->text_bytes);
        last_name[turn->text_bytes] = 0;
    }
    emo_buddy_reply reply = {.size_bytes = sizeof reply, .text = text, .text_bytes = (uint64_t)length};
    reply.strategy = "reflection";
    reply.category = "support";
    emo_buddy_memory memory = {sizeof memory, 0, "plan", "a plan", 6, turn->unix_ms};
    if (sink->delta(sink, text,
                    fault("lie-deltas") ? 3 : (uint64_t)length) != EMO_CONTINUE) return EMO_CANCELLED;
    if (sink->memory(sink, &memory) != EMO_CONTINUE) return EMO_CANCELLED;
    status = sink->reply(sink, &reply);
    if (status == EMO_OK && fault("lie-twice")) status = sink->reply(sink, &reply);
    if (status == EMO_OK && !fault("half-turn")) session->turns++;
    return status;
}

static int32_t session_summarize(emo_buddy_session *session, const emo_call *call,
                                 const emo_buddy_sink *sink) {
    (void)session, (void)call;
    static const char *const steps[] = {"one step", "another step"};
    emo_buddy_summary summary = {sizeof summary, 2, "A talk.", 7, steps};
    return sink->summary(sink, &summary);
}

static int32_t session_save(emo_buddy_session *session, const emo_buddy_sink *sink) {
    static uint8_t state[70000] = "fake";
    state[4] = (uint8_t)session->turns;
    return sink->state(sink, state, fault("lie-state") ? sizeof state : 5);
}

static void session_close(emo_buddy_session *session) { free(session); }

static const emo_buddy_interface buddy = {
    sizeof buddy, 0, session_open, session_respond, session_summarize, session_save, session_close,
};

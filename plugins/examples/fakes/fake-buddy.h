/* The part of fake.c that holds conversations; included there, once. */
static int32_t session_open(emo_engine *engine, const emo_buddy_options *options,
                            emo_buddy_session **session_out) {
    if (options->state != NULL && (options->state_bytes != 4 || memcmp(options->state, "fake", 4) != 0))
        return EMO_DATA_INVALID;
    *session_out = calloc(1, sizeof **session_out);
    (*session_out)->engine = engine;
    return EMO_OK;
}

static int32_t session_respond(emo_buddy_session *session, const emo_call *call, const emo_buddy_turn *turn,
                               const emo_buddy_sink *sink) {
    int32_t status = work(session->engine->host, call);
    if (status != EMO_OK || fault("lie-no-result")) return status;
    char text[256];
    int length = snprintf(text, sizeof text, "history %llu risk %u feels %s",
                          (unsigned long long)turn->history_count,
                          turn->risk, turn->emotion != NULL ? turn->emotion->stored[0].label : "nothing");
    emo_buddy_reply reply = {.size_bytes = sizeof reply, .text = text, .text_bytes = (uint64_t)length};
    reply.strategy = "reflection";
    reply.category = "support";
    emo_buddy_memory memory = {sizeof memory, 0, "plan", "a plan", 6, turn->unix_ms};
    if (sink->delta(sink, text,
                    fault("lie-deltas") ? 3 : (uint64_t)length) != EMO_CONTINUE) return EMO_CANCELLED;
    if (sink->memory(sink, &memory) != EMO_CONTINUE) return EMO_CANCELLED;
    status = sink->reply(sink, &reply);
    if (status == EMO_OK && fault("lie-twice")) status = sink->reply(sink, &reply);
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
    (void)session;
    static uint8_t state[70000] = "fake";
    return sink->state(sink, state, fault("lie-state") ? sizeof state : 4);
}

static void session_close(emo_buddy_session *session) { free(session); }

static const emo_buddy_interface buddy = {
    sizeof buddy, 0, session_open, session_respond, session_summarize, session_save, session_close,
};

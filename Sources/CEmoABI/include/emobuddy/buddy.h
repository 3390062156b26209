/*
 * Engines of kind buddy: one conversation, turn by turn. The extension "emo.buddy/1".
 *
 * A buddy engine keeps nothing outside its process: what it must remember travels in and out as state and memories, and the daemon
 * stores them. The daemon recognises a crisis, words its answer and guards every sentence; the engine is told the level. The deltas of
 * a turn, joined, equal the final text.
 */
#ifndef EMOBUDDY_BUDDY_H
#define EMOBUDDY_BUDDY_H

#include "emotion.h"
#include "engine.h"

#ifdef __cplusplus
extern "C" {
#endif

#define EMO_BUDDY_1 "emo.buddy/1"

/* What the engine is asked to answer. */
#define EMO_TURN_OPENING 1u /* the session begins; there is no text of the user, but perhaps an emotion and a transcript */
#define EMO_TURN_USER 2u    /* the user said something */

/* The daemon's finding about the user's text. */
#define EMO_RISK_NONE 0u
#define EMO_RISK_DISTRESS 1u
#define EMO_RISK_PASSIVE_IDEATION 2u
#define EMO_RISK_ACTIVE_IDEATION 3u
#define EMO_RISK_IMMINENT 4u
#define EMO_RISK_SELF_HARM 5u
#define EMO_RISK_HARM_TO_OTHERS 6u
#define EMO_RISK_ABUSE_DANGER 7u

/* State of the exercise after a turn. */
#define EMO_EXERCISE_NONE 0u
#define EMO_EXERCISE_OFFER 1u
#define EMO_EXERCISE_STEP 2u
#define EMO_EXERCISE_STOP 3u
#define EMO_EXERCISE_DONE 4u

/* One open conversation; the plugin's own object. */
typedef struct emo_buddy_session emo_buddy_session;

/* A fact about the user that the daemon keeps. */
typedef struct emo_buddy_memory {
    uint32_t size_bytes;
    uint32_t reserved;
    const char *kind; /* person, pet, plan, loss, like, name, date, summary; ended by NUL */
    const char *text;
    uint64_t text_bytes;
    int64_t unix_ms; /* when the user said it */
} emo_buddy_memory;

/* One message of the conversation so far. */
typedef struct emo_buddy_message {
    uint32_t size_bytes;
    uint32_t from_user; /* 1 the user, 0 EmoBuddy */
    const char *text;
    uint64_t text_bytes;
} emo_buddy_message;

/* How a session begins. Borrowed until session_open returns. */
typedef struct emo_buddy_options {
    uint32_t size_bytes;
    uint32_t session_number; /* 1 for the user's first session */
    const char *locale;      /* BCP 47, ended by NUL */
    const char *persona;     /* a JSON object, ended by NUL; NULL for the engine's own */
    const uint8_t *state;    /* what session_save gave; NULL for a new conversation */
    uint64_t state_bytes;
    const emo_buddy_memory *memories;
    uint64_t memory_count;
    uint64_t memory_stride;
    uint64_t seed; /* of every choice at random, so that a conversation can be repeated */
} emo_buddy_options;

/* One turn. Borrowed until session_respond returns. */
typedef struct emo_buddy_turn {
    uint32_t size_bytes;
    uint32_t kind; /* EMO_TURN_… */
    const char *text;
    uint64_t text_bytes;
    const emo_emotion_result *emotion; /* NULL when there is none */
    uint32_t risk;                     /* EMO_RISK_… of this text */
    uint32_t session_risk;             /* EMO_RISK_…, the highest so far; never falls below distress once it was above */
    uint32_t from_voice;               /* 1: the text is a transcript and may be wrong */
    uint32_t max_words;                /* of the reply; 0: the engine's own limit */
    const emo_buddy_message *history;  /* the latest messages, oldest first */
    uint64_t history_count;
    uint64_t history_stride;
    int64_t unix_ms; /* now */
} emo_buddy_turn;

/* The reply to one turn. */
typedef struct emo_buddy_reply {
    uint32_t size_bytes;
    uint32_t exercise;       /* EMO_EXERCISE_… */
    const char *text;        /* the deltas, joined */
    uint64_t text_bytes;
    const char *strategy;    /* reflection, question, validation, offer, …; ended by NUL */
    const char *technique;   /* such as "reflective_listening"; ended by NUL; NULL when none */
    const char *category;    /* such as "support", "exercise", "crisis", "closing"; ended by NUL */
    const char *exercise_id; /* such as "box_breathing"; ended by NUL; NULL when none */
    uint32_t closing;        /* 1: the user said good-bye and the session may end */
    uint32_t fallback;       /* 1: simpler means than the engine's own had to give or finish the reply */
} emo_buddy_reply;

/* How a session is remembered. */
typedef struct emo_buddy_summary {
    uint32_t size_bytes;
    uint32_t recommendation_count;
    const char *text; /* 2 to 4 sentences, in the user's own words where they serve */
    uint64_t text_bytes;
    const char *const *recommendations; /* next steps, each ended by NUL */
} emo_buddy_summary;

/* Where a session's results go. Copies before it returns; functions with a result answer as emo_call.poll. */
typedef struct emo_buddy_sink {
    uint32_t size_bytes;
    uint32_t reserved;
    void *host_data;
    /* The next piece of the reply, whole words. */
    int32_t (*delta)(const struct emo_buddy_sink *sink, const char *text, uint64_t text_bytes);
    /* The whole reply; exactly once a turn. */
    int32_t (*reply)(const struct emo_buddy_sink *sink, const emo_buddy_reply *reply);
    /* A fact the engine would like the daemon to keep; the daemon decides. Of the kind "forget" it is the user's wish to have every
     * memory forgotten that holds the words of its text; "*" for all. */
    int32_t (*memory)(const struct emo_buddy_sink *sink, const emo_buddy_memory *memory);
    /* The summary; exactly once a session_summarize. */
    int32_t (*summary)(const struct emo_buddy_sink *sink, const emo_buddy_summary *summary);
    /* The state; exactly once a session_save; at most 64 KiB. */
    int32_t (*state)(const struct emo_buddy_sink *sink, const uint8_t *state, uint64_t state_bytes);
} emo_buddy_sink;

/* The functions of a buddy engine. */
typedef struct emo_buddy_interface {
    uint32_t size_bytes;
    uint32_t reserved;

    /* Purpose: begin a conversation, or go on with a saved one.
     * When:    the engine is loaded.
     * Thread:  work.
     * Params:  options, borrowed until return; session_out.
     * Returns: EMO_OK; EMO_DATA_INVALID for a state it cannot read (the host then opens anew without state, with the history); EMO_UNSUPPORTED.
     * Failure: *session_out is left alone. */
    int32_t (*session_open)(emo_engine *engine, const emo_buddy_options *options, emo_buddy_session **session_out);

    /* Purpose: answer one turn.
     * When:    between open and close.
     * Thread:  work.
     * Params:  call; turn, borrowed until return; sink, valid until return.
     * Returns: EMO_OK after exactly one reply; EMO_CANCELLED, EMO_DEADLINE, or a status.
     * Failure: the session is as before the turn. */
    int32_t (*session_respond)(emo_buddy_session *session, const emo_call *call, const emo_buddy_turn *turn, const emo_buddy_sink *sink);

    /* Purpose: sum the session up.
     * When:    between open and close.
     * Thread:  work.
     * Params:  call; sink, valid until return.
     * Returns: EMO_OK after exactly one summary; EMO_CANCELLED, EMO_DEADLINE, or a status.
     * Failure: the session is as before. */
    int32_t (*session_summarize)(emo_buddy_session *session, const emo_call *call, const emo_buddy_sink *sink);

    /* Purpose: give the state from which session_open can go on.
     * When:    between open and close; the host asks after every turn.
     * Thread:  work.
     * Params:  sink, valid until return.
     * Returns: EMO_OK after exactly one state.
     * Failure: the host keeps the state before. */
    int32_t (*session_save)(emo_buddy_session *session, const emo_buddy_sink *sink);

    /* Purpose: end the conversation's object.
     * When:    once.
     * Thread:  work.
     * Params:  session, not to be used afterwards.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*session_close)(emo_buddy_session *session);
} emo_buddy_interface;

#ifdef __cplusplus
}
#endif

#endif

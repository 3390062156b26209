/*
 * Engines of kind emotion: what is felt, from words, voice, or both. The extension "emo.emotion/1".
 *
 * Every number is finite. Abstaining is a normal answer: better no label than a wrong one. The same input gives the same output.
 */
#ifndef EMOBUDDY_EMOTION_H
#define EMOBUDDY_EMOTION_H

#include "engine.h"

#ifdef __cplusplus
extern "C" {
#endif

#define EMO_EMOTION_1 "emo.emotion/1"

/* How the scores of a result belong together. */
#define EMO_SCORES_DISTRIBUTION 1u /* they add up to 1 within 1e-3 */
#define EMO_SCORES_MULTI_LABEL 2u  /* each stands alone, 0…1 */

/* One label with its score. */
typedef struct emo_emotion_score {
    uint32_t size_bytes;
    float score;       /* 0…1 */
    const char *label; /* ended by NUL, lower case: one of the labels that describe lists, or one of the eight stored ones */
    uint32_t selected; /* 1 when the score passes the label's own threshold */
    uint32_t reserved;
} emo_emotion_score;

/* One word's part in the result, when asked for. */
typedef struct emo_emotion_weight {
    uint32_t size_bytes;
    float weight; /* above 0: the word speaks for the dominant label; below: against it */
    uint64_t start_byte;
    uint64_t end_byte; /* first byte after the word, in the text given */
} emo_emotion_weight;

/* What is to be looked at. At least one of text and samples is given. */
typedef struct emo_emotion_input {
    uint32_t size_bytes;
    uint32_t explain; /* 1: also give weights */
    const char *text;
    uint64_t text_bytes;
    const char *language; /* BCP 47, ended by NUL; NULL when unknown */
    const float *samples; /* mono, −1…1; NULL without audio */
    uint64_t sample_count;
    uint32_t sample_rate; /* Hz */
    uint32_t reserved;
} emo_emotion_input;

/* What was found. Borrowed until the sink returns. */
typedef struct emo_emotion_result {
    uint32_t size_bytes;
    uint32_t score_form;             /* EMO_SCORES_… of `scores` */
    const emo_emotion_score *scores; /* every label of the engine's own set, score_stride bytes apart */
    uint64_t score_count;
    uint64_t score_stride;
    const emo_emotion_score *stored; /* happy sad angry fear surprise disgust neutral contempt, a distribution, in this order */
    uint64_t stored_count;           /* 8 */
    float sentiment_score;           /* −1 negative … 1 positive */
    float confidence;                /* 0…1, of the dominant label */
    float valence;                   /* −1…1, NaN-free: 0 when unknown */
    float arousal;                   /* 0…1: 0.5 is the boundary between calm and aroused, plain speech lies about 0.27; negative when unknown */
    const char *sentiment;           /* POSITIVE, NEGATIVE or NEUTRAL, ended by NUL */
    const char *mental_state;        /* CALM STRESSED ANXIOUS DEPRESSED EXCITED CONFUSED FOCUSED, ended by NUL; NULL when unsure */
    uint32_t abstained;              /* 1: the labels should not be shown; abstain_reason says why */
    uint32_t window_count;           /* pieces the text was cut into */
    const char *abstain_reason;      /* "language", "unsure", "empty"; ended by NUL; NULL when not abstained */
    const emo_emotion_weight *weights; /* in the order of the text; NULL unless asked for */
    uint64_t weight_count;
    uint64_t weight_stride;
} emo_emotion_result;

/* Where a result goes. Copies before it returns; answers as emo_call.poll. */
typedef struct emo_emotion_sink {
    uint32_t size_bytes;
    uint32_t reserved;
    void *host_data;
    int32_t (*result)(const struct emo_emotion_sink *sink, const emo_emotion_result *result);
} emo_emotion_sink;

/* The functions of an emotion engine. */
typedef struct emo_emotion_interface {
    uint32_t size_bytes;
    uint32_t reserved;

    /* Purpose: look at a text, a recording, or both together.
     * When:    the engine is loaded.
     * Thread:  work.
     * Params:  input, borrowed until return; text of any length; sink, valid until return.
     * Returns: EMO_OK after exactly one result; EMO_UNSUPPORTED if it cannot use what is given (audio only, to an engine for text); EMO_CANCELLED, EMO_DEADLINE.
     * Failure: no result was pushed. */
    int32_t (*analyze)(emo_engine *engine, const emo_call *call, const emo_emotion_input *input, const emo_emotion_sink *sink);
} emo_emotion_interface;

#ifdef __cplusplus
}
#endif

#endif

/*
 * Engines of kind stt: audio in, text out. The extension "emo.stt/1".
 *
 * Audio is mono float, −1…1, at the rate that describe names; the host decodes, mixes and resamples. Time is counted in samples
 * of the stream, from 0. Silence and noise give no_speech, never words. Nothing of one stream may show in another.
 */
#ifndef EMOBUDDY_STT_H
#define EMOBUDDY_STT_H

#include "engine.h"

#ifdef __cplusplus
extern "C" {
#endif

#define EMO_STT_1 "emo.stt/1"

/* Why an utterance ended. */
#define EMO_ENDPOINT_PAUSE 1u
#define EMO_ENDPOINT_LENGTH 2u
#define EMO_ENDPOINT_FINISH 3u

/* One open stream; the plugin's own object. */
typedef struct emo_stt_stream emo_stt_stream;

/* One recognised word. */
typedef struct emo_stt_word {
    uint32_t size_bytes;
    float confidence; /* 0…1, or negative when the engine has none */
    const char *text;
    uint64_t text_bytes;
    uint64_t start_sample; /* first sample of the word */
    uint64_t end_sample;   /* first sample after it */
} emo_stt_word;

/* One final piece of the transcript. Segments come in order and do not overlap. */
typedef struct emo_stt_segment {
    uint32_t size_bytes;
    float confidence; /* 0…1, or negative when the engine has none */
    const char *text; /* UTF-8, NFC, without leading and trailing blanks, not empty */
    uint64_t text_bytes;
    uint64_t start_sample;
    uint64_t end_sample;
    const emo_stt_word *words; /* word_count elements, word_stride bytes apart; NULL without word times */
    uint64_t word_count;
    uint64_t word_stride;
} emo_stt_segment;

/* Where a stream's results go. Every function copies before it returns, and answers as emo_call.poll. Thread: any, during a call on the stream. */
typedef struct emo_stt_sink {
    uint32_t size_bytes;
    uint32_t reserved;
    void *host_data;
    /* A guess at the utterance in progress, replacing the one before. The first stable_bytes of it will not change. */
    int32_t (*partial)(const struct emo_stt_sink *sink, const char *text, uint64_t text_bytes, uint64_t stable_bytes);
    /* A final segment. */
    int32_t (*segment)(const struct emo_stt_sink *sink, const emo_stt_segment *segment);
    /* A stretch in which nobody speaks. */
    int32_t (*no_speech)(const struct emo_stt_sink *sink, uint64_t start_sample, uint64_t end_sample);
    /* An utterance ended before this sample; reason is EMO_ENDPOINT_…. */
    int32_t (*endpoint)(const struct emo_stt_sink *sink, uint64_t sample, uint32_t reason);
} emo_stt_sink;

/* The functions of an stt engine. */
typedef struct emo_stt_interface {
    uint32_t size_bytes;
    uint32_t reserved;

    /* Purpose: begin a stream.
     * When:    the engine is loaded.
     * Thread:  work.
     * Params:  options, a JSON object ({"language", "partials": bool}), borrowed until return; sink, valid until stream_close has returned; stream_out.
     * Returns: EMO_OK; EMO_UNSUPPORTED for a language it does not know; EMO_RESOURCE_EXHAUSTED.
     * Failure: *stream_out is left alone. */
    int32_t (*stream_open)(emo_engine *engine, const char *options, uint64_t options_bytes, const emo_stt_sink *sink, emo_stt_stream **stream_out);

    /* Purpose: give the next samples.
     * When:    between open and finish, in order.
     * Thread:  work.
     * Params:  samples, count of them (0 is allowed), borrowed until return; first_sample_index, the position of samples[0] in the stream.
     * Returns: EMO_OK, EMO_CANCELLED, EMO_DEADLINE, or a status.
     * Failure: the stream can only be reset or closed. */
    int32_t (*stream_feed)(emo_stt_stream *stream, const emo_call *call, const float *samples, uint64_t count, uint64_t first_sample_index);

    /* Purpose: no more samples come: push every outstanding segment.
     * When:    once, after the last feed; also without any feed.
     * Thread:  work.
     * Params:  stream; call.
     * Returns: EMO_OK, EMO_CANCELLED, EMO_DEADLINE, or a status.
     * Failure: the stream can only be reset or closed. */
    int32_t (*stream_finish)(emo_stt_stream *stream, const emo_call *call);

    /* Purpose: make the stream as if just opened.
     * When:    any time between open and close.
     * Thread:  work.
     * Params:  stream.
     * Returns: EMO_OK.
     * Failure: the stream can only be closed. */
    int32_t (*stream_reset)(emo_stt_stream *stream);

    /* Purpose: end the stream, finished or not.
     * When:    once.
     * Thread:  work.
     * Params:  stream, not to be used afterwards.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*stream_close)(emo_stt_stream *stream);
} emo_stt_interface;

#ifdef __cplusplus
}
#endif

#endif

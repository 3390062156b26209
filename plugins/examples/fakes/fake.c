/*
 * The zoo: one engine of kind stt, emotion or buddy that is good, or has exactly one fault. For tests of the
 * host, the
 * supervisor and the conformance checker; never installed.
 *
 *     cc -shared -fPIC -DKIND=1 -DID='"stt.fake"' -DFAULT='"crash-load"' …
 *
 * KIND is EMO_KIND_…, FAULT one of the words that this file asks for with fault(), or "" for a good engine.
 * The good
 * engine of kind stt reports what it was fed, so that a test can see through the host's audio path: one
 * segment
 * "samples N peak P mean M" over all samples, or no speech below a peak of 0.01 and in white noise.
 */
#define _GNU_SOURCE
#include <emobuddy/emobuddy.h>

#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef FAULT
#define FAULT ""
#endif
#ifndef KIND
#define KIND EMO_KIND_STT
#endif
#ifndef MODEL
#define MODEL ""
#endif
#ifndef ID
#define ID "stt.fake"
#endif

struct emo_engine {
    const emo_host *host;
    int loaded;
};

struct emo_stt_stream {
    const emo_stt_sink *sink;
    uint64_t samples;
    uint64_t feeds;
    double sum;
    double peak;
    double energy;
    double likeness; /* of each sample to the one before: near the energy for voices and tones, near 0 for noise */
    double last;
};

struct emo_buddy_session {
    emo_engine *engine;
    uint32_t turns;
};

static int fault(const char *name) { return strcmp(FAULT, name) == 0; }

/* Dies, hangs or leaves where the fault's name ends with `stage`. */
static void misbehave(const char *stage) {
    char name[64];
    snprintf(name, sizeof name, "crash-%s", stage);
    if (fault(name)) raise(SIGSEGV);
    snprintf(name, sizeof name, "abort-%s", stage);
    if (fault(name)) abort();
    snprintf(name, sizeof name, "exit-%s", stage);
    if (fault(name)) exit(0);
    snprintf(name, sizeof name, "hang-%s", stage);
    while (fault(name)) pause();
    snprintf(name, sizeof name, "spin-%s", stage);
    for (volatile unsigned turns = 0; fault(name); turns++) {}
    snprintf(name, sizeof name, "print-%s", stage);
    if (fault(name)) {
        printf("words on stdout\n");
        fflush(stdout);
        fprintf(stderr, "words on stderr\n");
    }
}

#include "fake-escape.h"

/* Works for a minute in small steps, or until it is asked to stop. */
static int32_t be_slow(const emo_call *call) {
    for (int step = 0; step < 6000; step++) {
        int32_t answer = call->poll(call);
        if (answer != EMO_CONTINUE) return answer;
        nanosleep(&(struct timespec){0, 10000000}, NULL);
    }
    return EMO_OK;
}

static void *sleep_for_ever(void *argument) {
    for (;;) pause();
    return argument;
}

static int32_t work(const emo_host *host, const emo_call *call) {
    misbehave("work");
    if (fault("escape-work")) escape(host);
    if (fault("run-program")) run_programs(host);
    if (fault("leak-memory")) memset(malloc(8 << 20), 1, 8 << 20);
    static int leaked;
    if (fault("leak-descriptors") && leaked++ < 8 && dup(1) < 0) return EMO_RESOURCE_EXHAUSTED;
    pthread_t thread;
    if (fault("leak-threads")) pthread_create(&thread, NULL, sleep_for_ever, NULL);
    if (fault("change-umask")) umask(0777);
    if (fault("change-handler")) signal(SIGUSR1, SIG_IGN);
    if (fault("change-variable")) setenv("FAKE", "1", 1);
    if (fault("fail-work")) {
        call->fail(call, EMO_INTERNAL, "the fake fails as told", 22);
        return EMO_INTERNAL;
    }
    if (fault("deaf-work")) {
        struct timespec now, start;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
        do clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        while (now.tv_sec < start.tv_sec + 5);
        return EMO_OK;
    }
    return fault("slow-work") ? be_slow(call) : call->poll(call);
}

static const char *describe(void) {
    misbehave("describe");
    if (fault("describe-garbage")) return "not JSON";
    if (fault("describe-null")) return NULL;
    static char text[512];
    static const char labels[] = ",\"labels\":[\"happy\",\"sad\",\"angry\",\"fear\",\"surprise\",\"disgust\","
                                 "\"neutral\",\"contempt\"]";
    if (fault("lie-describe")) text[500]++;
    snprintf(text, sizeof text,
             "{\"id\":\"%s\",\"kind\":\"%s\",\"version\":\"1.0.%d\",\"abi\":{\"major\":1,\"minor\":%d},"
             "\"languages\":[\"en\"],\"concurrency\":1%s}",
             fault("lie-id") ? "stt.somebody-else" : ID,
             KIND == EMO_KIND_STT ? "stt" : KIND == EMO_KIND_EMOTION ? "emotion" : "buddy",
             fault("lie-describe") ? text[500] : 0, fault("lie-version") ? 7 : 0,
             KIND == EMO_KIND_STT ? ",\"sample_rate\":16000" : KIND == EMO_KIND_EMOTION ? labels : "");
    return text;
}

static int32_t create(const emo_host *host, const char *options, uint64_t options_bytes,
                      emo_engine **engine_out) {
    misbehave("create");
    if (fault("fail-create")) return EMO_UNAVAILABLE;
    if (fault("trust-options") && (options_bytes == 0 || options[options_bytes - 1] != '}')) abort();
    *engine_out = calloc(1, sizeof **engine_out);
    (*engine_out)->host = host;
    return EMO_OK;
}

/* The model is one line of text; only fakes whose manifest names one are given it. */
static int32_t read_model(emo_engine *engine, const emo_call *call) {
    const emo_host_paths *paths = engine->host->get_service(engine->host, EMO_HOST_PATHS_1);
    char name[4096], line[8] = "";
    if (MODEL[0] == 0 || paths->model_directory == NULL) return EMO_OK;
    snprintf(name, sizeof name, "%s/%s", paths->model_directory, MODEL);
    FILE *file = fopen(name, "r");
    if (file == NULL && fault("trust-models")) abort();
    int good = file != NULL && fgets(line, sizeof line, file) != NULL && strcmp(line, "model\n") == 0;
    if (file != NULL) fclose(file);
    if (good || fault("accept-models")) return EMO_OK;
    call->fail(call, EMO_DATA_INVALID, MODEL " is missing or no model", sizeof MODEL + 23);
    return EMO_DATA_INVALID;
}

static int32_t load(emo_engine *engine, const emo_call *call) {
    misbehave("load");
    if (engine->loaded && !fault("load-twice")) return EMO_FAILED_PRECONDITION;
    if (fault("escape-load")) escape(engine->host);
    if (fault("slow-load")) return be_slow(call);
    if (fault("fail-load")) {
        call->fail(call, EMO_DATA_INVALID, "model.bin is truncated", 22);
        return EMO_DATA_INVALID;
    }
    const emo_host_memory *memory = engine->host->get_service(engine->host, EMO_HOST_MEMORY_1);
    memory->report(engine->host, 4096, 0);
    int32_t status = read_model(engine, call);
    if (status == EMO_OK) status = call->progress(call, 1.0, "loaded", 6);
    engine->loaded = status == EMO_OK || fault("half-loaded");
    return status;
}

static int32_t self_test(emo_engine *engine, const emo_call *call) {
    (void)call;
    misbehave("selftest");
    if (!engine->loaded && !fault("lie-state-machine")) return EMO_FAILED_PRECONDITION;
    return fault("fail-selftest") ? EMO_INTERNAL : EMO_OK;
}

static int32_t statistics(emo_engine *engine, emo_engine_statistics *out) {
    (void)engine;
    emo_engine_statistics value = {.size_bytes = out->size_bytes, .model_bytes = 4096};
    while (fault("hang-statistics")) pause();
    size_t known = out->size_bytes < sizeof value && !fault("overwrite-statistics") ? out->size_bytes : sizeof value;
    memcpy(out, &value, known);
    return EMO_OK;
}

static void drain(emo_engine *engine) { (void)engine; }
static void unload(emo_engine *engine) {
    misbehave("unload");
    engine->loaded = 0;
}

static void destroy(emo_engine *engine) { free(engine); }

/* Speech. */

static int32_t stream_open(emo_engine *engine, const char *options, uint64_t options_bytes,
                           const emo_stt_sink *sink,
                           emo_stt_stream **stream_out) {
    (void)options, (void)options_bytes;
    if (!engine->loaded) return EMO_FAILED_PRECONDITION;
    *stream_out = calloc(1, sizeof **stream_out);
    (*stream_out)->sink = sink;
    return EMO_OK;
}

static emo_engine *the_engine;

/* For the fault leak-streams: what an engine keeps that forgets to clear its decoder between streams. */
static uint64_t samples_ever;

static int32_t stream_feed(emo_stt_stream *stream, const emo_call *call, const float *samples, uint64_t count,
                           uint64_t first_sample_index) {
    if (first_sample_index != stream->samples) return EMO_INTERNAL;
    int32_t status = work(the_engine != NULL ? the_engine->host : NULL, call);
    if (status != EMO_OK) return status;
    if (fault("overread-input")) count++;
    for (uint64_t i = 0; i < count; i++) {
        if (!isfinite(samples[i])) return EMO_INTERNAL;
        stream->sum += samples[i];
        stream->energy += samples[i] * samples[i];
        stream->likeness += samples[i] * stream->last;
        stream->last = samples[i];
        stream->peak = fmax(stream->peak, fabs(samples[i]));
    }
    if (fault("overread-input")) count--;
    stream->samples += count;
    stream->feeds++;
    samples_ever += count;
    return stream->sink->partial(stream->sink, "partial", 7, 0);
}

static const emo_stt_sink *last_sink;

static void *push_late(void *argument) {
    (void)argument;
    nanosleep(&(struct timespec){0, 50000000}, NULL);
    last_sink->no_speech(last_sink, 0, 0);
    return NULL;
}

static int hears_speech(const emo_stt_stream *stream) {
    if (fault("hear-silence")) return stream->samples > 0;
    if (stream->samples < 1000 || stream->peak < 0.01) return 0;
    return fault("hear-noise") || stream->likeness > stream->energy / 2;
}

static int32_t stream_finish(emo_stt_stream *stream, const emo_call *call) {
    const emo_stt_sink *sink = stream->sink;
    pthread_t thread;
    misbehave("finish");
    last_sink = sink;
    if (fault("push-late")) pthread_create(&thread, NULL, push_late, NULL);
    if (!hears_speech(stream)) return sink->no_speech(sink, 0, stream->samples);
    char text[128];
    unsigned long long count = fault("leak-streams") ? samples_ever : fault("hear-chunks") ? stream->feeds : stream->samples;
    int length = snprintf(text, sizeof text, "samples %llu peak %.2f mean %.3f", count,
                          stream->peak, stream->samples > 0 ? stream->sum / (double)stream->samples : 0);
    emo_stt_segment segment = {sizeof segment, 0.5f, text, (uint64_t)length, 0, stream->samples, NULL, 0, 0};
    if (fault("lie-empty-text")) segment.text_bytes = 0;
    if (fault("lie-null-text")) segment.text = NULL;
    if (fault("lie-times")) segment.end_sample *= 1000; /* as an engine that counts milliseconds */
    if (fault("lie-beyond-end")) segment.start_sample = segment.end_sample = stream->samples + 100000;
    if (fault("lie-words")) segment.word_count = 1000000;
    if (fault("lie-utf8")) text[0] = (char)0xFF;
    int32_t answer = sink->segment(sink, &segment);
    if (answer == EMO_CONTINUE && fault("lie-overlap")) answer = sink->segment(sink, &segment);
    return answer == EMO_CONTINUE ? call->poll(call) : answer;
}

static int32_t stream_reset(emo_stt_stream *stream) {
    const emo_stt_sink *sink = stream->sink;
    double peak = stream->peak;
    memset(stream, 0, sizeof *stream);
    if (fault("half-reset")) stream->peak = peak;
    stream->sink = sink;
    return EMO_OK;
}

static void stream_close(emo_stt_stream *stream) { free(stream); }

static const emo_stt_interface stt = {
    sizeof stt, 0, stream_open, stream_feed, stream_finish, stream_reset, stream_close,
};

/* Emotion. */

static int32_t analyze(emo_engine *engine, const emo_call *call, const emo_emotion_input *input,
                       const emo_emotion_sink *sink) {
    if (!engine->loaded) return EMO_FAILED_PRECONDITION;
    int32_t status = work(engine->host, call);
    if (status != EMO_OK || fault("lie-no-result")) return status;
    static const char *const names[8] = {"happy", "sad", "angry", "fear", "surprise", "disgust", "neutral",
                                         "contempt"};
    static float drift;
    emo_emotion_score scores[8];
    for (int i = 0; i < 8; i++)
        scores[i] = (emo_emotion_score){sizeof scores[i], i == 6 ? 1.0f : 0.0f, names[i], i == 6, 0};
    emo_emotion_score stored[8];
    memcpy(stored, scores, sizeof stored);
    if (fault("lie-score")) scores[6].score = 1.5f;
    if (fault("lie-sum")) scores[6].score = 0.25f;
    if (fault("lie-stored")) stored[6].score = 0.25f;
    if (fault("lie-order")) stored[0].label = "sad", stored[1].label = "happy";
    if (fault("lie-label")) scores[0].label = "joyful";
    if (fault("drift")) stored[6].score = 1.0f - drift, stored[0].score = drift, drift = fmodf(drift + 0.125f, 1.0f);
    emo_emotion_weight weight = {sizeof weight, 0.25f, 0, input->text_bytes};
    if (fault("fear-length") && input->text_bytes > 400) abort();
    if (fault("lie-weight")) weight.end_byte += 7;
    if (fault("overread-input") && input->text_bytes > 0 && strlen(input->text) > 1000000) return EMO_INTERNAL;
    emo_emotion_result result = {.size_bytes = sizeof result, .score_form = EMO_SCORES_DISTRIBUTION};
    result.scores = scores;
    result.stored = stored;
    result.score_count = 8;
    result.stored_count = fault("lie-seven") ? 7 : 8;
    result.score_stride = sizeof scores[0];
    result.confidence = fault("lie-nan") ? NAN : fault("lie-confidence") ? 97.0f : 1.0f;
    result.arousal = -1;
    result.sentiment = fault("lie-sentiment") ? "WONDERFUL" : "NEUTRAL";
    result.abstained = fault("lie-abstain");
    result.abstain_reason = fault("lie-abstain") ? "" : NULL;
    result.window_count = (uint32_t)input->sample_count;
    if (input->explain) {
        result.weights = &weight;
        result.weight_count = 1;
        result.weight_stride = sizeof weight;
    }
    status = sink->result(sink, &result);
    if (status == EMO_OK && fault("lie-twice")) status = sink->result(sink, &result);
    return status;
}

static const emo_emotion_interface emotion = {sizeof emotion, 0, analyze};

#include "fake-buddy.h"

static const void *get_extension(const char *id) {
    if (fault("no-table")) return NULL;
    if (KIND == EMO_KIND_STT && strcmp(id, EMO_STT_1) == 0) return &stt;
    if (KIND == EMO_KIND_EMOTION && strcmp(id, EMO_EMOTION_1) == 0) return &emotion;
    if (KIND == EMO_KIND_BUDDY && strcmp(id, EMO_BUDDY_1) == 0) return &buddy;
    return NULL;
}

static int32_t create_and_keep(const emo_host *host, const char *options, uint64_t options_bytes,
                               emo_engine **out) {
    int32_t status = create(host, options, options_bytes, out);
    if (status == EMO_OK) the_engine = *out;
    return status;
}

#ifdef EXPORT_MORE
__attribute__((visibility("default"))) int fake_helper(void);
int fake_helper(void) { return 0; }
#endif

__attribute__((visibility("default"))) const emo_engine_entry *ENTRY_NAME(void);
const emo_engine_entry *ENTRY_NAME(void) {
    misbehave("entry");
    if (fault("null-entry")) return NULL;
    static emo_engine_entry entry;
    entry = (emo_engine_entry){
        sizeof entry, EMO_ABI_MAJOR, EMO_ABI_MINOR, KIND,   describe, create_and_keep, load,
        self_test,    statistics,    drain,         unload, destroy,  get_extension,
    };
    if (fault("wrong-abi")) entry.abi_major = 99;
    if (fault("short-table")) entry.size_bytes = 16;
    if (fault("null-function")) entry.drain = NULL;
    return &entry;
}

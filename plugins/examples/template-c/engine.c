/*
 * An engine of kind emotion to begin with: looks words up in a list. One exported function, a static table, a model
 * that is read at load, one result a call. Everything the host gives is borrowed; everything found goes into its sink.
 */
#include <emobuddy/emobuddy.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LABELS 8
#define MAXIMUM_WORDS 1024

/* The labels of describe and of the manifest; also the eight that are stored, in the order of emotion.h. */
static const char *const labels[LABELS] = {"happy",   "sad",     "angry",   "fear",
                                           "surprise", "disgust", "neutral", "contempt"};
#define NEUTRAL 6

struct word {
    char text[32];
    int label;
};

struct emo_engine {
    const emo_host *host;
    struct word *words; /* NULL until load */
    int count;
    _Atomic uint64_t completed, failed; /* statistics may ask while analyze works */
};

static const char *describe(void) {
    return "{\"id\":\"" ID "\",\"kind\":\"emotion\",\"version\":\"" VERSION "\",\"abi\":{\"major\":1,\"minor\":0},"
           "\"languages\":[\"en\"],\"concurrency\":1,\"labels\":[\"happy\",\"sad\",\"angry\",\"fear\",\"surprise\","
           "\"disgust\",\"neutral\",\"contempt\"]}";
}

static int32_t create(const emo_host *host, const char *options, uint64_t options_bytes, emo_engine **engine_out) {
    (void)options, (void)options_bytes; /* the manifest's config_schema allows none */
    emo_engine *engine = calloc(1, sizeof *engine);
    if (engine == NULL) return EMO_RESOURCE_EXHAUSTED;
    engine->host = host;
    *engine_out = engine;
    return EMO_OK;
}

static int32_t fail(const emo_call *call, int32_t status, const char *why) {
    call->fail(call, status, why, strlen(why));
    return status;
}

static int find_label(const char *name) {
    for (int i = 0; i < LABELS; i++)
        if (strcmp(labels[i], name) == 0) return i;
    return -1;
}

/* Reads lines "word label" up to the end of the file; anything else is an error. */
static int32_t read_words(emo_engine *engine, const emo_call *call, FILE *file) {
    char line[96], label[32];
    while (fgets(line, sizeof line, file) != NULL) {
        struct word *word = &engine->words[engine->count];
        if (engine->count == MAXIMUM_WORDS || sscanf(line, "%31[a-z] %31[a-z]", word->text, label) != 2
            || (word->label = find_label(label)) < 0 || strchr(line, '\n') == NULL)
            return fail(call, EMO_DATA_INVALID, "words.txt has a line that is no \"word label\": install it again");
        engine->count++;
        int32_t answer = call->poll(call); /* at least every 50 ms */
        if (answer != EMO_CONTINUE) return answer;
    }
    return engine->count > 0 ? EMO_OK : fail(call, EMO_DATA_INVALID, "words.txt is empty: install it again");
}

static void unload(emo_engine *engine) {
    free(engine->words);
    engine->words = NULL;
    engine->count = 0;
}

static int32_t load(emo_engine *engine, const emo_call *call) {
    if (engine->words != NULL) return EMO_FAILED_PRECONDITION;
    const emo_host_paths *paths = engine->host->get_service(engine->host, EMO_HOST_PATHS_1);
    if (paths == NULL || paths->model_directory == NULL)
        return fail(call, EMO_DATA_INVALID, "no model directory was given");
    char name[4096];
    snprintf(name, sizeof name, "%s/words.txt", paths->model_directory);
    FILE *file = fopen(name, "r");
    if (file == NULL) return fail(call, EMO_DATA_INVALID, "words.txt cannot be opened: install it again");
    engine->words = calloc(MAXIMUM_WORDS, sizeof *engine->words);
    int32_t status = engine->words != NULL ? read_words(engine, call, file) : EMO_RESOURCE_EXHAUSTED;
    fclose(file);
    if (status == EMO_OK) status = call->progress(call, 1.0, "words read", 10);
    if (status != EMO_OK) unload(engine); /* as before the call */
    return status;
}

/* The label of a word of the text; NEUTRAL for one that is not in the list. */
static int look_up(const emo_engine *engine, const char *text, uint64_t bytes) {
    for (int i = 0; i < engine->count; i++)
        if (strlen(engine->words[i].text) == bytes && memcmp(engine->words[i].text, text, bytes) == 0)
            return engine->words[i].label;
    return NEUTRAL;
}

/* Counts the words of each label. The text need not end in NUL and may be of any length. */
static int32_t count_words(const emo_engine *engine, const emo_call *call, const emo_emotion_input *input, int *found) {
    char word[32];
    uint64_t length = 0;
    for (uint64_t i = 0; i <= input->text_bytes; i++) {
        char letter = i < input->text_bytes ? input->text[i] : ' ';
        if (letter >= 'A' && letter <= 'Z') letter = (char)(letter - 'A' + 'a');
        if (letter >= 'a' && letter <= 'z') {
            if (length < sizeof word) word[length] = letter;
            length++;
        } else if (length > 0) {
            if (length < sizeof word) found[look_up(engine, word, length)]++;
            length = 0;
        }
        if (i % 4096 == 0 && call->poll(call) != EMO_CONTINUE) return call->poll(call);
    }
    return EMO_OK;
}

static int32_t analyze(emo_engine *engine, const emo_call *call, const emo_emotion_input *input,
                       const emo_emotion_sink *sink) {
    if (engine->words == NULL) return EMO_FAILED_PRECONDITION;
    if (input->text == NULL && input->text_bytes == 0 && input->samples != NULL) return EMO_UNSUPPORTED;
    int found[LABELS] = {0};
    int32_t status = count_words(engine, call, input, found);
    found[NEUTRAL] = 0; /* words that say nothing */
    int total = 0, best = NEUTRAL;
    for (int i = 0; i < LABELS; i++) {
        total += found[i];
        if (found[i] > found[best]) best = i;
    }
    emo_emotion_score scores[LABELS];
    for (int i = 0; i < LABELS; i++) {
        float score = total > 0 ? (float)found[i] / (float)total : i == NEUTRAL ? 1.0f : 0.0f;
        scores[i] = (emo_emotion_score){sizeof scores[i], score, labels[i], i == best, 0};
    }
    float sentiment = best == NEUTRAL || best == 4 ? 0.0f : best == 0 ? scores[0].score : -scores[best].score;
    emo_emotion_result result = {.size_bytes = sizeof result, .score_form = EMO_SCORES_DISTRIBUTION};
    result.scores = result.stored = scores;
    result.score_count = result.stored_count = LABELS;
    result.score_stride = sizeof scores[0];
    result.sentiment_score = result.valence = sentiment;
    result.sentiment = sentiment > 0 ? "POSITIVE" : sentiment < 0 ? "NEGATIVE" : "NEUTRAL";
    result.confidence = scores[best].score;
    result.arousal = -1; /* unknown */
    result.window_count = 1;
    result.abstained = total == 0; /* better no label than a wrong one */
    result.abstain_reason = total == 0 ? "unsure" : NULL;
    if (status == EMO_OK) status = sink->result(sink, &result);
    *(status == EMO_OK ? &engine->completed : &engine->failed) += 1;
    return status;
}

static int32_t keep_best(const emo_emotion_sink *sink, const emo_emotion_result *result) {
    for (uint64_t i = 0; i < LABELS; i++)
        if (result->scores[i].selected) *(int *)sink->host_data = (int)i;
    return EMO_CONTINUE;
}

static int32_t self_test(emo_engine *engine, const emo_call *call) {
    int best = NEUTRAL;
    emo_emotion_sink sink = {sizeof sink, 0, &best, keep_best};
    emo_emotion_input input = {.size_bytes = sizeof input, .text = "I am so happy!", .text_bytes = 14};
    int32_t status = analyze(engine, call, &input, &sink);
    return status == EMO_OK && best != 0 ? EMO_INTERNAL : status;
}

static int32_t statistics(emo_engine *engine, emo_engine_statistics *out) {
    uint32_t size = out->size_bytes; /* what the host knows of the struct */
    emo_engine_statistics now = {.size_bytes = size, .calls_completed = engine->completed, .calls_failed = engine->failed};
    if (engine->words != NULL) now.model_bytes = MAXIMUM_WORDS * sizeof *engine->words;
    memcpy(out, &now, size < sizeof now ? size : sizeof now);
    return EMO_OK;
}

static void drain(emo_engine *engine) { (void)engine; }
static void destroy(emo_engine *engine) {
    unload(engine);
    free(engine);
}

static const emo_emotion_interface emotion = {sizeof emotion, 0, analyze};

static const void *get_extension(const char *id) { return strcmp(id, EMO_EMOTION_1) == 0 ? &emotion : NULL; }

static const emo_engine_entry entry = {
    sizeof entry, EMO_ABI_MAJOR, EMO_ABI_MINOR, EMO_KIND_EMOTION, describe, create, load,
    self_test,    statistics,    drain,         unload,           destroy,  get_extension,
};

__attribute__((visibility("default"))) const emo_engine_entry *emo_engine_entry_v1(void) { return &entry; }

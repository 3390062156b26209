/* The loops that need no intrinsics: written once, compiled once for each instruction set by the file that
 * includes this one after defining SUFFIX (a name) and TARGET (a function attribute). */

#include <math.h>
#include <string.h>

#define TEXT_JOIN2(a, b) a##_##b
#define TEXT_JOIN(a, b) TEXT_JOIN2(a, b)
#define TEXT_NAME(name) TEXT_JOIN(name, SUFFIX)
#define TEXT_HEAD 32

/* e^x for x in -87...0 with a relative error below 2e-7: 2^n * 2^f, the polynomial being Cephes' for e^r. */
TARGET static inline float TEXT_NAME(exponential)(float x) {
    x = x < -87.0f ? -87.0f : x;
    float n = (float)(int32_t)(x * 1.44269504f - 0.5f);
    float r = x - n * 0.693359375f + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    int32_t bits = ((int32_t)n + 127) << 23;
    float power;
    memcpy(&power, &bits, sizeof power);
    return p * power;
}

TARGET static void TEXT_NAME(gelu)(float *restrict values, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        float x = values[i];
        float z = fabsf(x) * 0.70710678f;
        float t = 1.0f / (1.0f + 0.3275911f * z);
        float p = 1.061405429f;
        p = p * t - 1.453152027f;
        p = p * t + 1.421413741f;
        p = p * t - 0.284496736f;
        p = p * t + 0.254829592f;
        float tail = p * t * TEXT_NAME(exponential)(-z * z);
        values[i] = 0.5f * (x + fabsf(x) * (1.0f - tail));
    }
}

TARGET static void TEXT_NAME(quantize)(const float *restrict values, int32_t rows, int32_t depth,
                                          int32_t limit, int16_t *restrict integers, float *restrict scale) {
    for (int32_t row = 0; row < rows; row++, values += depth, integers += depth) {
        float largest[16] = {0};
        int32_t i = 0;
        for (; i + 16 <= depth; i += 16)
            for (int32_t lane = 0; lane < 16; lane++) {
                float magnitude = fabsf(values[i + lane]);
                largest[lane] = magnitude > largest[lane] ? magnitude : largest[lane];
            }
        for (; i < depth; i++) largest[0] = fabsf(values[i]) > largest[0] ? fabsf(values[i]) : largest[0];
        for (int32_t lane = 1; lane < 16; lane++)
            largest[0] = largest[lane] > largest[0] ? largest[lane] : largest[0];
        float factor = largest[0] > 0 ? (float)limit / largest[0] : 0;
        scale[row] = largest[0] / (float)limit;
        for (i = 0; i < depth; i++) {
            float scaled = values[i] * factor;
            scaled = scaled + (scaled < 0 ? -0.5f : 0.5f);
            int32_t rounded = (int32_t)scaled;
            rounded = rounded > limit ? limit : rounded < -limit ? -limit : rounded;
            integers[i] = (int16_t)rounded;
        }
    }
}

/* A sum over `width` products in 16 lanes, which the compiler may keep in vector registers. */
TARGET static inline float TEXT_NAME(dot)(
    const float *restrict a, const float *restrict b, int32_t width) {
    float lanes[16] = {0};
    for (int32_t i = 0; i + 16 <= width; i += 16)
        for (int32_t lane = 0; lane < 16; lane++) lanes[lane] += a[i + lane] * b[i + lane];
    for (int32_t half = 8; half > 0; half /= 2)
        for (int32_t lane = 0; lane < half; lane++) lanes[lane] += lanes[lane + half];
    return lanes[0];
}

TARGET static void TEXT_NAME(attend)(const float *restrict qkv, int32_t length, int32_t heads,
                                        float *restrict scratch, float *restrict output) {
    const int32_t width = heads * TEXT_HEAD, stride = 3 * width;
    for (int32_t head = 0; head < heads; head++) {
        const float *queries = qkv + head * TEXT_HEAD, *keys = queries + width, *contents = keys + width;
        for (int32_t row = 0; row < length; row++) {
            float top = -INFINITY, total = 0;
            for (int32_t key = 0; key < length; key++) {
                const float *query = queries + (int64_t)row * stride;
                float product = TEXT_NAME(dot)(query, keys + (int64_t)key * stride, TEXT_HEAD);
                scratch[key] = product * 0.17677669530f; /* 1 / sqrt 32 */
                top = scratch[key] > top ? scratch[key] : top;
            }
            for (int32_t key = 0; key < length; key++)
                scratch[key] = TEXT_NAME(exponential)(scratch[key] - top);
            for (int32_t key = 0; key < length; key++) total += scratch[key];
            float mixed[TEXT_HEAD] = {0};
            for (int32_t key = 0; key < length; key++)
                for (int32_t i = 0; i < TEXT_HEAD; i++)
                    mixed[i] += scratch[key] * contents[(int64_t)key * stride + i];
            for (int32_t i = 0; i < TEXT_HEAD; i++)
                output[(int64_t)row * width + head * TEXT_HEAD + i] = mixed[i] / total;
        }
    }
}

TARGET static void TEXT_NAME(add_normalize)(
    float *restrict rows, const float *restrict addend, int32_t count, int32_t width, const float *restrict gain,
    const float *restrict offset, float epsilon) {
    for (int32_t row = 0; row < count; row++, rows += width, addend += width) {
        float sums[16] = {0}, mean = 0, variance = 0;
        for (int32_t i = 0; i < width; i++) rows[i] += addend[i];
        for (int32_t i = 0; i + 16 <= width; i += 16)
            for (int32_t lane = 0; lane < 16; lane++) sums[lane] += rows[i + lane];
        for (int32_t lane = 0; lane < 16; lane++) mean += sums[lane], sums[lane] = 0;
        mean /= (float)width;
        for (int32_t i = 0; i + 16 <= width; i += 16)
            for (int32_t lane = 0; lane < 16; lane++) {
                float difference = rows[i + lane] - mean;
                sums[lane] += difference * difference;
            }
        for (int32_t lane = 0; lane < 16; lane++) variance += sums[lane];
        float factor = 1.0f / sqrtf(variance / (float)width + epsilon);
        for (int32_t i = 0; i < width; i++) rows[i] = (rows[i] - mean) * factor * gain[i] + offset[i];
    }
}

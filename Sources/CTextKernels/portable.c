/* The kernels for any processor: SSE2, which every x86-64 has, or plain C that the compiler vectorises. */

#include "kernels.h"

#define SUFFIX portable
#define TARGET
#include "elementwise.h"

enum { BLOCK = TEXT_KERNELS_BLOCK };

#if defined(__x86_64__)

#include <emmintrin.h>

/* Sixteen sums of one row, four to a register. A byte is widened by shifting it down from the top. */
static void row_by_block(const int16_t *integers, int32_t depth, const int8_t *block, int32_t *sums) {
    __m128i quarter[4];
    for (int32_t i = 0; i < 4; i++) quarter[i] = _mm_setzero_si128();
    for (int32_t k = 0; k < depth; k += 2, block += 2 * BLOCK) {
        int32_t pair;
        memcpy(&pair, integers + k, sizeof pair);
        __m128i both = _mm_set1_epi32(pair);
        __m128i low = _mm_loadu_si128((const __m128i *)block);
        __m128i high = _mm_loadu_si128((const __m128i *)(block + BLOCK));
        __m128i zero = _mm_setzero_si128();
        __m128i weights[4] = {
            _mm_srai_epi16(_mm_unpacklo_epi8(zero, low), 8),
            _mm_srai_epi16(_mm_unpackhi_epi8(zero, low), 8),
            _mm_srai_epi16(_mm_unpacklo_epi8(zero, high), 8),
            _mm_srai_epi16(_mm_unpackhi_epi8(zero, high), 8),
        };
        for (int32_t i = 0; i < 4; i++)
            quarter[i] = _mm_add_epi32(quarter[i], _mm_madd_epi16(both, weights[i]));
    }
    for (int32_t i = 0; i < 4; i++) _mm_storeu_si128((__m128i *)(sums + 4 * i), quarter[i]);
}

#else

static void row_by_block(const int16_t *integers, int32_t depth, const int8_t *block, int32_t *sums) {
    int32_t lanes[BLOCK] = {0};
    for (int32_t k = 0; k < depth; k += 2, block += 2 * BLOCK)
        for (int32_t lane = 0; lane < BLOCK; lane++)
            lanes[lane] += integers[k] * block[2 * lane] + integers[k + 1] * block[2 * lane + 1];
    memcpy(sums, lanes, sizeof lanes);
}

#endif

static void multiply_portable(const int16_t *integers, const float *scale, int32_t rows, int32_t depth,
                              const int8_t *weights, const float *weight_scale, const float *bias,
                              int32_t columns, float *output) {
    for (int32_t c = 0; c < columns; c += BLOCK, weights += (int64_t)depth * BLOCK)
        for (int32_t r = 0; r < rows; r++) {
            int32_t sums[BLOCK];
            row_by_block(integers + (int64_t)r * depth, depth, weights, sums);
            for (int32_t lane = 0; lane < BLOCK; lane++)
                output[(int64_t)r * columns + c + lane] =
                    (float)sums[lane] * (scale[r] * weight_scale[c + lane]) + bias[c + lane];
        }
}

const text_kernels_table text_kernels_portable = {
    multiply_portable, quantize_portable, gelu_portable, attend_portable, add_normalize_portable,
};

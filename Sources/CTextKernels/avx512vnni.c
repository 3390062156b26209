/* The kernels for x86-64 with AVX-512 VNNI: 32 products of 16 bits, summed in pairs, in one instruction. */
#if defined(__x86_64__)

#include "kernels.h"

#include <immintrin.h>

#define SUFFIX avx512vnni
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,avx2,fma")))
#include "elementwise.h"

/* A loop over a constant number of registers: unrolled, or the sums would live in memory. */
#define TEXT_EACH(i, count) _Pragma("clang loop unroll(full)") for (int32_t i = 0; i < (count); i++)

enum { TILE = 12, BLOCK = TEXT_KERNELS_BLOCK };

/* `count` rows by `blocks` blocks of 16 columns (constants after inlining), in count * blocks registers. */
TARGET static inline __attribute__((always_inline)) void tile(
    const int16_t *integers, const float *scale, const int32_t count, const int32_t blocks, int32_t depth,
    const int8_t *weights, const float *weight_scale, const float *bias, int32_t columns, float *output) {
    __m512i sums[TILE][2];
    TEXT_EACH(r, count) TEXT_EACH(b, blocks) sums[r][b] = _mm512_setzero_si512();
    for (int32_t k = 0; k < depth; k += 2, weights += 2 * BLOCK) {
        __m512i factors[2];
        TEXT_EACH(b, blocks) {
            const __m256i *pairs = (const __m256i *)(weights + (int64_t)b * depth * BLOCK);
            factors[b] = _mm512_cvtepi8_epi16(_mm256_loadu_si256(pairs));
        }
        TEXT_EACH(r, count) {
            int32_t pair;
            memcpy(&pair, integers + (int64_t)r * depth + k, sizeof pair);
            __m512i both = _mm512_set1_epi32(pair);
            TEXT_EACH(b, blocks) sums[r][b] = _mm512_dpwssd_epi32(sums[r][b], both, factors[b]);
        }
    }
    TEXT_EACH(r, count) {
        TEXT_EACH(b, blocks) {
            __m512 by_column = _mm512_loadu_ps(weight_scale + BLOCK * b);
            __m512 factor = _mm512_mul_ps(_mm512_set1_ps(scale[r]), by_column);
            __m512 value = _mm512_fmadd_ps(
                _mm512_cvtepi32_ps(sums[r][b]), factor, _mm512_loadu_ps(bias + BLOCK * b));
            _mm512_storeu_ps(output + (int64_t)r * columns + BLOCK * b, value);
        }
    }
}

/* All rows by one or two blocks: full tiles, then what is left in ever smaller ones. */
TARGET static inline __attribute__((always_inline)) void panel(
    const int16_t *integers, const float *scale, int32_t rows, const int32_t blocks, int32_t depth,
    const int8_t *weights, const float *weight_scale, const float *bias, int32_t columns, float *output) {
    int32_t r = 0;
#define TEXT_TILES(count) \
    for (; r + count <= rows; r += count) \
    tile(integers + (int64_t)r * depth, scale + r, count, blocks, depth, weights, weight_scale, bias, \
         columns, output + (int64_t)r * columns)
    TEXT_TILES(12);
    TEXT_TILES(8);
    TEXT_TILES(4);
    TEXT_TILES(2);
    TEXT_TILES(1);
#undef TEXT_TILES
}

TARGET static void multiply_avx512vnni(
    const int16_t *integers, const float *scale, int32_t rows, int32_t depth, const int8_t *weights,
    const float *weight_scale, const float *bias, int32_t columns, float *output) {
    int32_t c = 0;
    for (; c + 2 * BLOCK <= columns; c += 2 * BLOCK)
        panel(integers, scale, rows, 2, depth, weights + (int64_t)c * depth, weight_scale + c, bias + c,
              columns, output + c);
    if (c < columns)
        panel(integers, scale, rows, 1, depth, weights + (int64_t)c * depth, weight_scale + c, bias + c,
              columns, output + c);
}

const text_kernels_table text_kernels_avx512vnni = {
    multiply_avx512vnni, quantize_avx512vnni, gelu_avx512vnni, attend_avx512vnni, add_normalize_avx512vnni,
};

#endif

/* The kernels for x86-64 with AVX2 and FMA: 16 products of 16 bits an instruction, summed in pairs. */
#if defined(__x86_64__)

#include "kernels.h"

#include <immintrin.h>

#define SUFFIX avx2
#define TARGET __attribute__((target("avx2,fma")))
#include "elementwise.h"

/* A loop over a constant number of registers: unrolled, or the sums would live in memory. */
#define TEXT_EACH(i, count) _Pragma("clang loop unroll(full)") for (int32_t i = 0; i < (count); i++)

enum { TILE = 4, BLOCK = TEXT_KERNELS_BLOCK };

/* `count` rows (a constant after inlining) by one block of 16 columns, kept in 2 * count registers. */
TARGET static inline __attribute__((always_inline)) void tile(
    const int16_t *integers, const float *scale, const int32_t count, int32_t depth, const int8_t *block,
    const float *weight_scale, const float *bias, int32_t columns, float *output) {
    __m256i sums[TILE][2];
    TEXT_EACH(r, count) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
    for (int32_t k = 0; k < depth; k += 2, block += 2 * BLOCK) {
        __m256i low = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)block));
        __m256i high = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(block + BLOCK)));
        TEXT_EACH(r, count) {
            int32_t pair;
            memcpy(&pair, integers + (int64_t)r * depth + k, sizeof pair);
            __m256i both = _mm256_set1_epi32(pair);
            sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(both, low));
            sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(both, high));
        }
    }
    TEXT_EACH(r, count) {
        TEXT_EACH(half, 2) {
            __m256 factor = _mm256_mul_ps(_mm256_set1_ps(scale[r]), _mm256_loadu_ps(weight_scale + 8 * half));
            __m256 sum = _mm256_cvtepi32_ps(sums[r][half]);
            _mm256_storeu_ps(output + (int64_t)r * columns + 8 * half,
                             _mm256_fmadd_ps(sum, factor, _mm256_loadu_ps(bias + 8 * half)));
        }
    }
}

TARGET static void multiply_avx2(const int16_t *integers, const float *scale, int32_t rows, int32_t depth,
                                 const int8_t *weights, const float *weight_scale, const float *bias,
                                 int32_t columns, float *output) {
    for (int32_t c = 0; c < columns; c += BLOCK, weights += (int64_t)depth * BLOCK) {
        int32_t r = 0;
#define TEXT_TILE(count) \
    tile(integers + (int64_t)r * depth, scale + r, count, depth, weights, weight_scale + c, bias + c, \
         columns, output + (int64_t)r * columns + c)
        for (; r + TILE <= rows; r += TILE) TEXT_TILE(TILE);
        switch (rows - r) {
        case 3: TEXT_TILE(3); break;
        case 2: TEXT_TILE(2); break;
        case 1: TEXT_TILE(1); break;
        default: break;
        }
#undef TEXT_TILE
    }
}

const text_kernels_table text_kernels_avx2 = {
    multiply_avx2, quantize_avx2, gelu_avx2, attend_avx2, add_normalize_avx2,
};

#endif

/* The inner loops of the text encoder, chosen at run time for the processor they run on.
 *
 * They are C because a Swift module is compiled for one instruction set: on baseline x86-64 Swift's SIMD
 * types reach SSE2 only, and these loops need AVX2 or AVX-512 VNNI where the processor has them (figures in
 * the emotion model's card).
 * Invariant: the product is exact integer arithmetic, so every instruction set gives bit-for-bit the same
 * sums.
 *
 * All functions are pure, keep no state and may run on any thread. No pointer may be null; buffers don't
 * overlap unless a comment says so. Callers check sizes: nothing here allocates, fails or reads past what is
 * stated. */
#ifndef TEXT_KERNELS_H
#define TEXT_KERNELS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Instruction sets, in rising order of speed. */
#define TEXT_KERNELS_PORTABLE 0
#define TEXT_KERNELS_AVX2 1
#define TEXT_KERNELS_AVX512VNNI 2

/* The width of a block of packed weight rows; the number of output columns is a multiple of it. */
#define TEXT_KERNELS_BLOCK 16

/* The fastest instruction set this processor has. */
int32_t text_kernels_best(void);

/* Turns rows of floats into 16-bit integers, each row by a scale of its own:
 * scale[r] = max|values[r]| / limit and integers[r][i] = round(values[r][i] / scale[r]).
 * values, integers: [rows, depth]; scale: [rows]; limit: 1...32767. A row of zeros has scale 0. */
void text_kernels_quantize(int32_t set, const float *values, int32_t rows, int32_t depth, int32_t limit,
                              int16_t *integers, float *scale);

/* output[r][c] = scale[r] * weight_scale[c] * sum_k(integers[r][k] * weights[c][k]) + bias[c].
 * integers: [rows, depth]; weights: [columns / 16, depth / 2, 16, 2], so that the two factors of a pair of
 * depths lie together for 16 columns; output: [rows, columns]. depth is even, columns a multiple of 16.
 * The caller keeps |integers| * 127 * depth below 2^31, which makes the 32-bit sums exact. */
void text_kernels_multiply(int32_t set, const int16_t *integers, const float *scale, int32_t rows,
                              int32_t depth, const int8_t *weights, const float *weight_scale,
                              const float *bias, int32_t columns, float *output);

/* values[i] = 0.5 * x * (1 + erf(x / sqrt 2)) in place, by Abramowitz and Stegun 7.1.26, whose error is below
 * 1.5e-7. */
void text_kernels_gelu(int32_t set, float *values, int32_t count);

/* Multi-head attention of one sequence. qkv: [length, 3 * heads * 32], a row holds the queries, the keys and
 * the values of all heads; output: [length, heads * 32]; scratch: [length]. Scores are divided by sqrt 32. */
void text_kernels_attend(int32_t set, const float *qkv, int32_t length, int32_t heads, float *scratch,
                            float *output);

/* rows[r] = normalise(rows[r] + addend[r]) * gain + offset, mean and variance over the width of a row.
 * rows, addend: [count, width], rows in place; gain, offset: [width]; width is a multiple of 16. */
void text_kernels_add_normalize(int32_t set, float *rows, const float *addend, int32_t count,
                                   int32_t width, const float *gain, const float *offset, float epsilon);

#ifdef __cplusplus
}
#endif

#endif

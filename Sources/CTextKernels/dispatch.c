/* Picks the instruction set. One that the processor lacks falls back to the portable one, never to a trap. */

#include "kernels.h"

int32_t text_kernels_best(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        int32_t wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vnni");
        return wide ? TEXT_KERNELS_AVX512VNNI : TEXT_KERNELS_AVX2;
    }
#endif
    return TEXT_KERNELS_PORTABLE;
}

static const text_kernels_table *table(int32_t set) {
#if defined(__x86_64__)
    if (set > TEXT_KERNELS_PORTABLE && set <= text_kernels_best())
        return set == TEXT_KERNELS_AVX2 ? &text_kernels_avx2 : &text_kernels_avx512vnni;
#else
    (void)set;
#endif
    return &text_kernels_portable;
}

void text_kernels_quantize(int32_t set, const float *values, int32_t rows, int32_t depth, int32_t limit,
                              int16_t *integers, float *scale) {
    table(set)->quantize(values, rows, depth, limit, integers, scale);
}

void text_kernels_multiply(int32_t set, const int16_t *integers, const float *scale, int32_t rows,
                              int32_t depth, const int8_t *weights, const float *weight_scale,
                              const float *bias, int32_t columns, float *output) {
    table(set)->multiply(integers, scale, rows, depth, weights, weight_scale, bias, columns, output);
}

void text_kernels_gelu(int32_t set, float *values, int32_t count) {
    table(set)->gelu(values, count);
}

void text_kernels_attend(int32_t set, const float *qkv, int32_t length, int32_t heads, float *scratch,
                            float *output) {
    table(set)->attend(qkv, length, heads, scratch, output);
}

void text_kernels_add_normalize(int32_t set, float *rows, const float *addend, int32_t count,
                                   int32_t width, const float *gain, const float *offset, float epsilon) {
    table(set)->add_normalize(rows, addend, count, width, gain, offset, epsilon);
}

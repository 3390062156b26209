/* One instruction set's functions; the dispatcher picks a table, the public functions call through it. */
#ifndef TEXT_KERNELS_INTERNAL_H
#define TEXT_KERNELS_INTERNAL_H

#include "text_kernels.h"

typedef struct {
    void (*multiply)(const int16_t *integers, const float *scale, int32_t rows, int32_t depth,
                     const int8_t *weights, const float *weight_scale, const float *bias, int32_t columns,
                     float *output);
    void (*quantize)(const float *values, int32_t rows, int32_t depth, int32_t limit, int16_t *integers,
                     float *scale);
    void (*gelu)(float *values, int32_t count);
    void (*attend)(const float *qkv, int32_t length, int32_t heads, float *scratch, float *output);
    void (*add_normalize)(float *rows, const float *addend, int32_t count, int32_t width, const float *gain,
                          const float *offset, float epsilon);
} text_kernels_table;

extern const text_kernels_table text_kernels_portable;
#if defined(__x86_64__)
extern const text_kernels_table text_kernels_avx2;
extern const text_kernels_table text_kernels_avx512vnni;
#endif

#endif

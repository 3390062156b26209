/* The SoX resampler library, as Swift imports it. Only the engine host includes this module. */
#ifndef EMOBUDDY_CSOXR_SHIM_H
#define EMOBUDDY_CSOXR_SHIM_H
#include <soxr.h>
#endif

/* Compiles every header of the plugin ABI once as C11, so that a header that is not self-contained fails the build. */
#include "emobuddy/emobuddy.h"

_Static_assert(sizeof(int32_t) == 4 && sizeof(float) == 4 && sizeof(double) == 8, "the ABI fixes these widths");

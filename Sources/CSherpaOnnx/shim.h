/* The C interface of sherpa-onnx, as Swift imports it. tools/fetch-models puts the header into .deps at the
 * root of the checkout; it is found from here, so that no target needs a search path of its own. */
#ifndef EMOBUDDY_CSHERPAONNX_SHIM_H
#define EMOBUDDY_CSHERPAONNX_SHIM_H
#include "../../.deps/sherpa-onnx/include/sherpa-onnx/c-api/c-api.h"
#endif

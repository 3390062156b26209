/* The C interface of sherpa-onnx, as Swift imports it. The header is fetched by tools/fetch-models into .deps at
 * the root of the checkout and is found from here, so that no target needs a search path of its own. */
#ifndef EMOBUDDY_CSHERPAONNX_SHIM_H
#define EMOBUDDY_CSHERPAONNX_SHIM_H
#include "../../.deps/sherpa-onnx/include/sherpa-onnx/c-api/c-api.h"
#endif

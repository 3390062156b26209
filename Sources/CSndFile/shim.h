/* libsndfile, as Swift imports it. Only the engine host includes it: audio is parsed in its sandbox. */
#ifndef EMOBUDDY_CSNDFILE_SHIM_H
#define EMOBUDDY_CSNDFILE_SHIM_H
#include <sndfile.h>
#endif

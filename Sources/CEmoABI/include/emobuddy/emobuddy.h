/* The EmoBuddy plugin ABI, version 1: everything in one include. See abi.h for the rules that hold everywhere. */
#ifndef EMOBUDDY_EMOBUDDY_H
#define EMOBUDDY_EMOBUDDY_H

#include "abi.h"
#include "call.h"
#include "host.h"
#include "engine.h"
#include "stt.h"
#include "emotion.h"
#include "buddy.h"

#endif

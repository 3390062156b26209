/* What accompanies every piece of work: the way to learn that it is no longer wanted, and to say why it failed. */
#ifndef EMOBUDDY_CALL_H
#define EMOBUDDY_CALL_H

#include "abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One call in progress. Valid until the function that received it returns; never kept. */
typedef struct emo_call {
    uint32_t size_bytes;
    uint32_t reserved;
    void *host_data;      /* the host's own; pass the emo_call back, do not look inside */
    uint64_t deadline_ns; /* CLOCK_MONOTONIC nanoseconds at which the result is no longer wanted; 0: no deadline */

    /* Purpose: ask whether to go on. An engine asks at least every 50 ms of CPU time; only a call into a library that
     *          cannot be divided may take longer, and at most 3 s.
     * When:    during the call.
     * Thread:  any.
     * Params:  call, the one received.
     * Returns: EMO_CONTINUE, EMO_STOP_CANCELLED or EMO_STOP_DEADLINE; once a stop was answered it stays.
     * Failure: cannot fail. */
    int32_t (*poll)(const struct emo_call *call);

    /* Purpose: tell how far a long call is.
     * When:    during the call, at most ten times a second.
     * Thread:  any.
     * Params:  fraction 0…1; message in UTF-8 without user text, borrowed until return, may be empty.
     * Returns: as poll.
     * Failure: cannot fail. */
    int32_t (*progress)(const struct emo_call *call, double fraction, const char *message, uint64_t message_bytes);

    /* Purpose: say in words why the function is about to return a status other than EMO_OK.
     * When:    before returning that status; the last one counts.
     * Thread:  any.
     * Params:  status; message in UTF-8, what is wrong and what to do, never user text; borrowed until return.
     * Returns: nothing.
     * Failure: cannot fail. */
    void (*fail)(const struct emo_call *call, int32_t status, const char *message, uint64_t message_bytes);
} emo_call;

#ifdef __cplusplus
}
#endif

#endif

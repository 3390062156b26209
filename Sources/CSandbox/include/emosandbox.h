/*
 * The sandbox of an engine host: what the kernel takes away before a plugin's first instruction runs. Calls
 * of Linux that
 * Swift cannot import. Functions answer 0 or a descriptor, or a negative errno. All of it is for the one
 * thread that exists
 * so far; threads made later inherit it.
 */
#ifndef EMOSANDBOX_H
#define EMOSANDBOX_H

#include <stdint.h>

/* No new privileges, no core dump, not traceable by processes of the same user. */
int emosandbox_begin(void);

/* The name that ps and top show, cut at 15 bytes. */
void emosandbox_set_name(const char *name);

/* SIGKILL for this process when the thread that spawned it ends. Answers -ESRCH when the parent is gone
 * already. */
int emosandbox_die_with_parent(int32_t parent);

/* RLIMIT_AS and RLIMIT_NOFILE; 0 leaves a limit alone. */
int emosandbox_limit(uint64_t memory_bytes, uint64_t descriptors);

/* The kernel's Landlock ABI, 0 when it has none. */
int emosandbox_landlock_abi(void);

/* A ruleset that takes every file access of the kernel's ABI away, and TCP unless `network` is set. */
int emosandbox_landlock_create(int network);

/* Gives a file or folder back, for reading, or with `writable` for everything but executing. */
int emosandbox_landlock_allow(int ruleset, const char *path, int writable);

/* Enters the ruleset for good and closes it. */
int emosandbox_landlock_enter(int ruleset);

/*
 * Enters the system call filter for good. Sockets (unless `network` is set), new processes and programs,
 * tracing, signals to
 * others, name spaces, mounts, kernel modules and io_uring answer EPERM. Each attempt writes the call's
 * number as an int32_t
 * to `report`, a non-blocking pipe, or nowhere when it is negative. Takes SIGSYS.
 */
int emosandbox_filter(int network, int report);

/* A word for a call's number that the filter refuses, such as "socket"; "system call" for one it does not
 * know. */
const char *emosandbox_call_name(int32_t number);

/* An anonymous file in a folder, or in memory when `folder` is NULL; close-on-exec, gone with its last
 * descriptor. */
int emosandbox_anonymous_file(const char *folder);

/* Calls `visit` with the file of each shared library that is loaded. */
void emosandbox_loaded_libraries(void (*visit)(const char *file, void *context), void *context);

/* Has every descriptor from `lowest` up closed. */
void emosandbox_close_from(uint32_t lowest);

#endif

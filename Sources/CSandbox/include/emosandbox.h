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

/* The kernel's Landlock ABI, 0 when it has none; a negative errno when it is there and refused. */
int emosandbox_landlock_abi(void);

/* A ruleset that takes every file access of the kernel's ABI away, and TCP unless `network` is set. */
int emosandbox_landlock_create(int network);

/* What a file or folder is given back for. */
#define EMOSANDBOX_READ 0  /* reading */
#define EMOSANDBOX_WRITE 1 /* everything but executing */
#define EMOSANDBOX_RUN 2   /* reading and executing */

/* Gives a file or folder back. */
int emosandbox_landlock_allow(int ruleset, const char *path, int use);

/* Enters the ruleset for good and closes it. */
int emosandbox_landlock_enter(int ruleset);

/* One refused call, as it is written to a pipe: always whole, for it is shorter than PIPE_BUF, a divisor of 4,096. */
struct emosandbox_report {
    int32_t number; /* of the system call */
    char path[252]; /* the file it was about, cut, padded with NUL; empty for a call about no file */
};

/*
 * Enters the system call filter for good. Sockets (unless `network` is set), programs (unless `exec` is set), tracing,
 * signals to others, modes and owners of files, name spaces, mounts, kernel modules and io_uring answer EPERM. Each
 * attempt writes a report to `report`, a non-blocking pipe, or nowhere when it is negative. Takes SIGSYS. New processes
 * are refused by one of the next two.
 */
int emosandbox_filter(int network, int exec, int report);

/*
 * Has calls that open or change files, and calls for a new process unless `exec` is set, wait for emosandbox_watch, which
 * somebody must run from then on. Answers the descriptor for it; -ENOSYS on a kernel without (before 5.7), -EBUSY in a
 * container that watches itself.
 */
int emosandbox_notify(int exec);

/* In its place: a new process is refused as emosandbox_filter refuses, and a caller that blocks signals is ended. */
int emosandbox_trap_processes(void);

/*
 * Looks at each such call of this process: a new process answers EPERM and is reported; a file outside of the folders
 * answers EACCES and is reported, also where Landlock would not refuse it; all others go on. Landlock stays what keeps
 * files safe, as a path can change after it was looked at. Folders are absolute, without links; both lists end with
 * NULL. Takes no lock and no memory, because the caller that waits may hold them. Returns when the listener is closed.
 */
void emosandbox_watch(int listener, const char *const *readable, const char *const *writable, int report);

/* A word for a call's number that the sandbox refuses, such as "socket"; "system call" for one it does not know. */
const char *emosandbox_call_name(int32_t number);

/* A word for a call about files, such as "open"; NULL for another call. */
const char *emosandbox_file_call_name(int32_t number);

/* An anonymous file in a folder, or in memory when `folder` is NULL; close-on-exec, gone with its last
 * descriptor. */
int emosandbox_anonymous_file(const char *folder);

/* Calls `visit` with the file of each shared library that is loaded. */
void emosandbox_loaded_libraries(void (*visit)(const char *file, void *context), void *context);

/* Has every descriptor from `lowest` up closed. */
void emosandbox_close_from(uint32_t lowest);

#endif

/*
 * Linux calls that Swift cannot import: variadic ones, macros, and what the Glibc module leaves out. No policy
 * here: every function is one call of the system. Functions answer as the call they wrap, or a negative errno
 * where that is said.
 */
#ifndef EMOSYSTEM_H
#define EMOSYSTEM_H

#include <spawn.h>
#include <stdint.h>
#include <sys/types.h>

/* A descriptor that becomes readable when the process ends; close-on-exec. Returns it or a negative errno. */
int emosystem_pidfd_open(pid_t process);

/* What became of a child: how it ended, as waitid tells it. */
typedef struct emosystem_exit {
    int32_t ended;     /* 1: it has ended; 0: still running */
    int32_t signalled; /* 1: by a signal */
    int32_t code;      /* the signal's number, or the exit code */
} emosystem_exit;

/* waitid on a pidfd, never blocking. `reap` 0 leaves the zombie, so that its process group keeps its number.
 * Returns 0 or a negative errno. */
int emosystem_wait(int pidfd, int reap, emosystem_exit *exit);

/* An eventfd counter, non-blocking and close-on-exec. Returns the descriptor or a negative errno. */
int emosystem_eventfd(void);

/* Adds 1 to an eventfd. Returns 0 or a negative errno. */
int emosystem_eventfd_signal(int descriptor);

/* Reads an eventfd back to 0; nothing to read is no error. Returns 0 or a negative errno. */
int emosystem_eventfd_drain(int descriptor);

/* An inotify instance, non-blocking and close-on-exec. Returns the descriptor or a negative errno. */
int emosystem_inotify(void);

/* Watches a directory for files that are complete, come, go or change their rights; watching it again is no error.
 * Returns the watch's number or a negative errno. */
int emosystem_inotify_watch_files(int descriptor, const char *directory);

/* Watches a directory only for entries that come, to learn when a directory below it is made. Returns the watch's
 * number or a negative errno. */
int emosystem_inotify_watch_arrivals(int descriptor, const char *directory);

/* A signalfd for one signal, which is blocked in the calling thread first; non-blocking, close-on-exec.
 * Returns it or a negative errno. */
int emosystem_signalfd(int signal_number);

/* prctl(PR_SET_NAME): the name of the calling thread, cut at 15 bytes. */
void emosystem_set_thread_name(const char *name);

/* Has the spawned child close every descriptor from `lowest` up. Returns 0 or an errno, as the posix_spawn
 * family does. */
int emosystem_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest);

/* A copy of `descriptor` numbered at least `lowest`, close-on-exec (fcntl F_DUPFD_CLOEXEC). Returns it or a
 * negative errno. */
int emosystem_duplicate_above(int descriptor, int lowest);

/* Whether the kernel knows that nothing sets its clock (adjtimex, STA_UNSYNC); 0 too where it does not tell. */
int emosystem_clock_is_unsynchronized(void);

#endif

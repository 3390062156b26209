/* See emosystem.h. */
#define _GNU_SOURCE
#include "emosystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/wait.h>
#include <unistd.h>

static int answer(int result) { return result < 0 ? -errno : result; }

int emosystem_pidfd_open(pid_t process) { return answer((int)syscall(SYS_pidfd_open, process, 0)); }

int emosystem_wait(int pidfd, int reap, emosystem_exit *exit) {
    siginfo_t info;
    memset(&info, 0, sizeof info);
    int options = WEXITED | WNOHANG | (reap ? 0 : WNOWAIT);
    if (waitid(P_PIDFD, (id_t)pidfd, &info, options) < 0) return -errno;
    exit->ended = info.si_pid != 0;
    exit->signalled = info.si_code == CLD_KILLED || info.si_code == CLD_DUMPED;
    exit->code = info.si_status;
    return 0;
}

int emosystem_eventfd(void) { return answer(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)); }

int emosystem_eventfd_signal(int descriptor) {
    uint64_t one = 1;
    return write(descriptor, &one, sizeof one) < 0 ? -errno : 0;
}

int emosystem_eventfd_drain(int descriptor) {
    uint64_t count;
    if (read(descriptor, &count, sizeof count) < 0 && errno != EAGAIN) return -errno;
    return 0;
}

int emosystem_inotify(void) { return answer(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)); }

int emosystem_inotify_watch_files(int descriptor, const char *directory) {
    /* Not IN_CREATE and not IN_MODIFY: a file that is still being written is not looked at. */
    uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;
    return answer(inotify_add_watch(descriptor, directory, events | IN_ONLYDIR));
}

int emosystem_inotify_watch_arrivals(int descriptor, const char *directory) {
    return answer(inotify_add_watch(descriptor, directory, IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR));
}

int emosystem_signalfd(int signal_number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    int failure = pthread_sigmask(SIG_BLOCK, &set, NULL);
    if (failure != 0) return -failure;
    return answer(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

void emosystem_set_thread_name(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

int emosystem_spawn_close_from(posix_spawn_file_actions_t *actions, int lowest) {
    return posix_spawn_file_actions_addclosefrom_np(actions, lowest);
}

int emosystem_duplicate_above(int descriptor, int lowest) {
    return answer(fcntl(descriptor, F_DUPFD_CLOEXEC, lowest));
}

int emosystem_clock_is_unsynchronized(void) {
    struct timex clock = {0};
    return adjtimex(&clock) >= 0 && (clock.status & STA_UNSYNC) != 0;
}

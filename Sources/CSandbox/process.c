/* The process itself: privileges, limits, name, parent, descriptors. */
#define _GNU_SOURCE
#include "emosandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int set_limit(int resource, uint64_t value) {
    struct rlimit limit = {value, value};
    return setrlimit(resource, &limit) == 0 ? 0 : -errno;
}

int emosandbox_begin(void) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return -errno;
    return set_limit(RLIMIT_CORE, 0);
}

void emosandbox_set_name(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

int emosandbox_die_with_parent(int32_t parent) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return -errno;
    return getppid() == parent ? 0 : -ESRCH;
}

int emosandbox_limit(uint64_t memory_bytes, uint64_t descriptors) {
    int result = memory_bytes > 0 ? set_limit(RLIMIT_AS, memory_bytes) : 0;
    if (result == 0 && descriptors > 0) result = set_limit(RLIMIT_NOFILE, descriptors);
    return result;
}

int emosandbox_anonymous_file(const char *folder) {
    int descriptor = folder != NULL ? open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600)
                                    : memfd_create("emobuddy-audio", MFD_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

struct library_visit {
    void (*visit)(const char *file, void *context);
    void *context;
};

static int visit_library(struct dl_phdr_info *info, size_t size, void *context) {
    (void)size;
    struct library_visit *visit = context;
    if (info->dlpi_name != NULL && info->dlpi_name[0] != 0) visit->visit(info->dlpi_name, visit->context);
    return 0;
}

void emosandbox_loaded_libraries(void (*visit)(const char *file, void *context), void *context) {
    struct library_visit state = {visit, context};
    dl_iterate_phdr(visit_library, &state);
}

void emosandbox_close_from(uint32_t lowest) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, lowest, ~0u, 0) == 0) return;
#endif
    long open_limit = sysconf(_SC_OPEN_MAX);
    for (long descriptor = lowest; descriptor < open_limit; descriptor++) close((int)descriptor);
}

/* Files: the Landlock half of the sandbox. Constants are defined here, because Debian 12's headers end at ABI
 * 2. */
#define _GNU_SOURCE
#include "emosandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

/* Source: Documentation/userspace-api/landlock.rst of Linux, ABI 1 to 7. */
#define FS_EXECUTE (1ULL << 0)
#define FS_WRITE_FILE (1ULL << 1)
#define FS_READ_FILE (1ULL << 2)
#define FS_READ_DIR (1ULL << 3)
#define FS_ABI_1 ((1ULL << 13) - 1)
#define FS_REFER (1ULL << 13)     /* ABI 2 */
#define FS_TRUNCATE (1ULL << 14)  /* ABI 3 */
#define FS_IOCTL_DEV (1ULL << 15) /* ABI 5 */
#define NET_BIND_AND_CONNECT 3ULL /* ABI 4 */
#define SCOPE_SOCKETS_AND_SIGNALS 3ULL /* ABI 6 */
#define RULE_PATH_BENEATH 1
#define CREATE_VERSION 1U

struct ruleset {
    uint64_t files;
    uint64_t network; /* since ABI 4 */
    uint64_t scoped;  /* since ABI 6 */
};

struct path_rule {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

int emosandbox_landlock_abi(void) {
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, CREATE_VERSION);
    if (abi >= 0) return (int)abi;
    /* Not built in, or switched off at boot. Anything else is a refusal, such as that of a container's filter: to pass it
     * over would leave the files open in silence. */
    return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -errno;
}

static uint64_t all_files(int abi) {
    uint64_t files = FS_ABI_1;
    if (abi >= 2) files |= FS_REFER;
    if (abi >= 3) files |= FS_TRUNCATE;
    if (abi >= 5) files |= FS_IOCTL_DEV;
    return files;
}

int emosandbox_landlock_create(int network) {
    int abi = emosandbox_landlock_abi();
    if (abi < 1) return -ENOSYS;
    struct ruleset attributes = {all_files(abi), 0, 0};
    size_t size = offsetof(struct ruleset, network);
    if (abi >= 4) {
        attributes.network = network ? 0 : NET_BIND_AND_CONNECT;
        size = offsetof(struct ruleset, scoped);
    }
    if (abi >= 6) {
        attributes.scoped = SCOPE_SOCKETS_AND_SIGNALS;
        size = sizeof attributes;
    }
    long ruleset = syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
    return ruleset < 0 ? -errno : (int)ruleset;
}

int emosandbox_landlock_allow(int ruleset, const char *path, int use) {
    int parent = open(path, O_PATH | O_CLOEXEC);
    if (parent < 0) return -errno;
    struct stat status;
    int result = 0;
    if (fstat(parent, &status) != 0) {
        result = -errno;
    } else {
        uint64_t allowed = FS_READ_FILE | FS_READ_DIR | (use == EMOSANDBOX_RUN ? FS_EXECUTE : 0);
        if (use == EMOSANDBOX_WRITE) allowed = all_files(emosandbox_landlock_abi()) & ~FS_EXECUTE;
        /* The kernel refuses rights of folders on anything else. */
        if (!S_ISDIR(status.st_mode)) allowed &= FS_EXECUTE | FS_READ_FILE | FS_WRITE_FILE | FS_TRUNCATE | FS_IOCTL_DEV;
        struct path_rule rule = {allowed, parent};
        if (syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) != 0) result = -errno;
    }
    close(parent);
    return result;
}

int emosandbox_landlock_enter(int ruleset) {
    int result = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0 ? 0 : -errno;
    close(ruleset);
    return result;
}

/*
 * A disk that fails on command, for tests: put before a program with LD_PRELOAD, it makes chosen system calls on files below one
 * directory fail. Never installed.
 *
 *     cc -shared -fPIC -o disk.so disk.c -ldl
 *
 * EMO_FAULT_FILES    only files whose path begins so
 * EMO_FAULT_CONTROL  a file with one line, "number call nth errno sticky", read at every call that could fail; without it nothing fails
 *   number           another number begins a new count
 *   call             write, sync, open or rename; write takes in truncation, sync takes in directories
 *   nth              the call that fails, from 1
 *   sticky           0: that one only; 1: that one and all after it
 * Next to the control file, "<control>.fired" is made when a call was made to fail.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long generation;
static long calls;

/* Reads the control file past every function below; 0 when there is nothing to do. */
static int read_control(long *number, char call[16], long *nth, int *code, int *sticky) {
    const char *path = getenv("EMO_FAULT_CONTROL");
    if (!path) return 0;
    long file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    char text[128];
    long count = syscall(SYS_read, file, text, sizeof text - 1);
    syscall(SYS_close, file);
    if (count <= 0) return 0;
    text[count] = 0;
    return sscanf(text, "%ld %15s %ld %d %d", number, call, nth, code, sticky) == 5;
}

static void tell(void) {
    char path[4096];
    snprintf(path, sizeof path, "%s.fired", getenv("EMO_FAULT_CONTROL"));
    long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) syscall(SYS_close, file);
}

/* True, with errno set, when this call is to fail. */
static int fails(const char *name, const char *path) {
    const char *files = getenv("EMO_FAULT_FILES");
    if (!files || !path || strncmp(path, files, strlen(files)) != 0) return 0;
    int saved = errno;
    long number, nth;
    int code, sticky;
    char call[16];
    if (!read_control(&number, call, &nth, &code, &sticky) || strcmp(call, name) != 0) {
        errno = saved;
        return 0;
    }
    pthread_mutex_lock(&lock);
    if (number != generation) {
        generation = number;
        calls = 0;
    }
    calls++;
    int now = calls == nth || (sticky && calls > nth);
    pthread_mutex_unlock(&lock);
    if (now) tell();
    errno = now ? code : saved;
    return now;
}

static int descriptor_fails(const char *name, int descriptor) {
    char link[64], path[4096];
    int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (count <= 0) return 0;
    path[count] = 0;
    return fails(name, path);
}

#define REAL(type, name) ((type)dlsym(RTLD_NEXT, name))

typedef ssize_t (*write_call)(int, const void *, size_t);
typedef ssize_t (*pwrite_call)(int, const void *, size_t, off64_t);
typedef int (*truncate_call)(int, off64_t);
typedef int (*sync_call)(int);
typedef int (*open_call)(const char *, int, ...);
typedef int (*openat_call)(int, const char *, int, ...);
typedef int (*rename_call)(const char *, const char *);

ssize_t write(int file, const void *bytes, size_t count) {
    return descriptor_fails("write", file) ? -1 : REAL(write_call, "write")(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    return descriptor_fails("write", file) ? -1 : REAL(pwrite_call, "pwrite64")(file, bytes, count, at);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    return descriptor_fails("write", file) ? -1 : REAL(pwrite_call, "pwrite64")(file, bytes, count, at);
}
int ftruncate(int file, off_t size) {
    return descriptor_fails("write", file) ? -1 : REAL(truncate_call, "ftruncate64")(file, size);
}
int ftruncate64(int file, off64_t size) {
    return descriptor_fails("write", file) ? -1 : REAL(truncate_call, "ftruncate64")(file, size);
}
int fsync(int file) { return descriptor_fails("sync", file) ? -1 : REAL(sync_call, "fsync")(file); }
int fdatasync(int file) { return descriptor_fails("sync", file) ? -1 : REAL(sync_call, "fdatasync")(file); }
int rename(const char *from, const char *to) {
    return fails("rename", from) ? -1 : REAL(rename_call, "rename")(from, to);
}

static int mode_of(int flags, va_list more) { return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, int) : 0; }

#define OPEN(name)                                                                     \
    int name(const char *path, int flags, ...) {                                       \
        va_list more;                                                                  \
        va_start(more, flags);                                                         \
        int mode = mode_of(flags, more);                                               \
        va_end(more);                                                                  \
        return fails("open", path) ? -1 : REAL(open_call, #name)(path, flags, mode);   \
    }
#define OPENAT(name)                                                                   \
    int name(int folder, const char *path, int flags, ...) {                           \
        va_list more;                                                                  \
        va_start(more, flags);                                                         \
        int mode = mode_of(flags, more);                                               \
        va_end(more);                                                                  \
        return fails("open", path) ? -1 : REAL(openat_call, #name)(folder, path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

/*
 * Files: tells who reaches outside. Landlock refuses silently, so calls that name a file are looked at first, by a
 * thread of the same process: it sees the same memory, folder and descriptors as the caller that waits. It refuses new
 * processes too: the C library blocks all signals around them, and a trap that is blocked ends the process.
 */
#define _GNU_SOURCE
#include "emosandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SECCOMP_FILTER_FLAG_TSYNC_ESRCH
#define SECCOMP_FILTER_FLAG_TSYNC_ESRCH (1UL << 4)
#endif

/* Where a call keeps the path that it reads or changes. */
struct place {
    int8_t folder; /* the argument with the folder's descriptor; -1: the process's own folder */
    int8_t path;   /* the argument with the path; -1: there is no such place */
};

struct file_call {
    int32_t number;
    struct place places[2];
    int8_t flags; /* the argument with the flags of open; -1: none */
    int8_t changes;
    const char *name;
};

#define NOWHERE {-1, -1}
#define PLAIN(call, word) {SYS_##call, {{-1, 0}, NOWHERE}, -1, 1, word}
#define AT(call, word) {SYS_##call, {{0, 1}, NOWHERE}, -1, 1, word}

static const struct file_call calls[] = {
    {SYS_openat, {{0, 1}, NOWHERE}, 2, 0, "open"},
    {437, {{0, 1}, NOWHERE}, -1, 0, "open"}, /* openat2; its flags lie in memory */
#if defined(__x86_64__)
    {SYS_open, {{-1, 0}, NOWHERE}, 1, 0, "open"}, PLAIN(creat, "open"), PLAIN(unlink, "unlink"),
    PLAIN(rmdir, "unlink"), PLAIN(mkdir, "mkdir"), PLAIN(mknod, "mknod"),
    {SYS_rename, {{-1, 0}, {-1, 1}}, -1, 1, "rename"}, {SYS_renameat, {{0, 1}, {2, 3}}, -1, 1, "rename"},
    {SYS_link, {{-1, 0}, {-1, 1}}, -1, 1, "link"}, {SYS_symlink, {{-1, 1}, NOWHERE}, -1, 1, "symlink"},
#endif
    PLAIN(truncate, "truncate"), AT(unlinkat, "unlink"), AT(mkdirat, "mkdir"), AT(mknodat, "mknod"),
    {SYS_renameat2, {{0, 1}, {2, 3}}, -1, 1, "rename"}, {SYS_linkat, {{0, 1}, {2, 3}}, -1, 1, "link"},
    {SYS_symlinkat, {{1, 2}, NOWHERE}, -1, 1, "symlink"},
};
#define CALL_COUNT (sizeof calls / sizeof calls[0])

static const struct file_call *find(int32_t number) {
    for (size_t i = 0; i < CALL_COUNT; i++)
        if (calls[i].number == number) return &calls[i];
    return NULL;
}

const char *emosandbox_file_call_name(int32_t number) {
    const struct file_call *call = find(number);
    return call != NULL ? call->name : NULL;
}

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))

int emosandbox_notify(int exec) {
    struct sock_filter code[5 * CALL_COUNT + 8];
    size_t count = 0;
#define PUT(...) code[count++] = (struct sock_filter)__VA_ARGS__
    for (size_t i = 0; i < CALL_COUNT; i++) {
        int has_flags = calls[i].flags >= 0;
        PUT(LOAD(nr));
        PUT(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)calls[i].number, 0, has_flags ? 3 : 1));
        if (has_flags) {
            /* O_PATH gives no access; the thread that watches uses it, and must not wait for itself. */
            PUT(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, args[calls[i].flags])));
            PUT(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_PATH, 1, 0));
        }
        PUT(ANSWER(SECCOMP_RET_USER_NOTIF));
    }
    if (!exec) {
        PUT(LOAD(nr));
        PUT(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3));
        PUT(LOAD(args[0]));
        PUT(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
        PUT(ANSWER(SECCOMP_RET_USER_NOTIF));
    }
    PUT(ANSWER(SECCOMP_RET_ALLOW));
#undef PUT
    struct sock_fprog program = {(unsigned short)count, code};
    /* The second flag does nothing here but to be unknown to kernels that cannot let a call go on. */
    unsigned long flags = SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_TSYNC_ESRCH;
    long listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
    if (listener >= 0) return (int)listener;
    return errno == EBUSY ? -EBUSY : -ENOSYS;
}

static int is_beneath(const char *path, const char *const *folders) {
    for (; *folders != NULL; folders++) {
        size_t length = strlen(*folders);
        if (strncmp(path, *folders, length) == 0 && (path[length] == '/' || path[length] == 0)) return 1;
    }
    return 0;
}

/* The path of a descriptor, without links; 0 when there is none. */
static size_t name_of(int descriptor, char *out, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, out, size - 1);
    if (length <= 0) return 0;
    out[length] = 0;
    return (size_t)length;
}

/* The file that a path names, or would name once made, without links; 0 when there is none or it is no file. */
static int resolve(int folder, const char *path, char *out, size_t size) {
    int descriptor = (int)syscall(SYS_openat, folder, path, O_PATH | O_CLOEXEC, 0);
    if (descriptor >= 0) {
        size_t length = name_of(descriptor, out, size);
        close(descriptor);
        return length > 0 && out[0] == '/';
    }
    if (errno != ENOENT) return 0; /* a pointer that cannot be read among others: the kernel will tell the caller */
    char parent[4096];
    size_t length = strnlen(path, sizeof parent);
    if (length == 0 || length == sizeof parent) return 0;
    memcpy(parent, path, length);
    parent[length] = 0;
    char *slash = strrchr(parent, '/');
    const char *last = slash != NULL ? slash + 1 : parent;
    char name[256];
    snprintf(name, sizeof name, "%s", last);
    if (slash == parent) slash++;
    if (slash != NULL) *slash = 0;
    descriptor = (int)syscall(SYS_openat, folder, slash != NULL ? parent : ".", O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
    if (descriptor < 0) return 0;
    length = name_of(descriptor, out, size);
    close(descriptor);
    if (length == 0 || length + 1 + strlen(name) >= size) return 0;
    snprintf(out + length, size - length, "/%s", name);
    return 1;
}

/* True when the call reaches outside; then `path` is the file. */
static int reaches_outside(
    const struct seccomp_data *data, const char *const *readable, const char *const *writable, char *path, size_t size) {
    const struct file_call *call = find(data->nr);
    if (call == NULL) return 0;
    uint64_t flags = call->flags < 0 ? 0 : data->args[call->flags];
    int changes = call->changes || (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
    for (int i = 0; i < 2 && call->places[i].path >= 0; i++) {
        struct place place = call->places[i];
        int folder = place.folder < 0 ? AT_FDCWD : (int)data->args[place.folder];
        if (!resolve(folder, (const char *)(uintptr_t)data->args[place.path], path, size)) continue;
        if (is_beneath(path, writable) || (!changes && is_beneath(path, readable))) continue;
        /* What is not there cannot be read, and to look for it is no harm. */
        if (changes || syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0) return 1;
    }
    return 0;
}

/* Programs that the engine runs have memory of their own; Landlock alone looks after them. */
static int is_own_thread(uint32_t thread) {
    char name[64];
    snprintf(name, sizeof name, "/proc/self/task/%u", thread);
    return syscall(SYS_faccessat, AT_FDCWD, name, F_OK) == 0;
}

/* What the caller is told: 0 to let the call go on, or an error; a refused call is reported. */
static int decide(
    const struct seccomp_notif *call, const char *const *readable, const char *const *writable, int report) {
    struct emosandbox_report line = {.number = call->data.nr};
    char path[4352];
    if (call->data.nr != SYS_clone) {
        if (!is_own_thread(call->pid) || !reaches_outside(&call->data, readable, writable, path, sizeof path)) return 0;
        strncpy(line.path, path, sizeof line.path - 1);
    }
    /* A full pipe loses the report, never the refusal. */
    if (report >= 0 && write(report, &line, sizeof line) < 0) errno = 0;
    return call->data.nr == SYS_clone ? -EPERM : -EACCES;
}

void emosandbox_watch(int listener, const char *const *readable, const char *const *writable, int report) {
    for (;;) {
        struct seccomp_notif notification;
        memset(&notification, 0, sizeof notification);
        if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &notification) != 0) {
            if (errno == EINTR || errno == ENOENT) continue;
            return;
        }
        struct seccomp_notif_resp answer = {.id = notification.id};
        answer.error = decide(&notification, readable, writable, report);
        answer.flags = answer.error == 0 ? SECCOMP_USER_NOTIF_FLAG_CONTINUE : 0;
        ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
    }
}

/*
 * System calls: the seccomp half of the sandbox. A list of what is refused, not of what is allowed: engines
 * bring runtimes whose calls
 * nobody can list. A refused call traps, so that the attempt can be reported, and then answers EPERM.
 */
#define _GNU_SOURCE
#include "emosandbox.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#define X32_BIT 0x40000000u
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the filter knows x86-64 and arm64 only"
#endif

#define NEVER 0
#define WITH_NETWORK 1 /* refused unless the network is allowed */
#define WITH_EXEC 2    /* refused unless programs are allowed */

struct refusal {
    int32_t number;
    uint8_t allowed;
    const char *name;
};

#define REFUSE(call) {SYS_##call, NEVER, #call}
#define REFUSE_NETWORK(call) {SYS_##call, WITH_NETWORK, #call}
#define REFUSE_EXEC(call) {SYS_##call, WITH_EXEC, #call}

static const struct refusal refusals[] = {
    REFUSE_NETWORK(socket), REFUSE_NETWORK(bind), REFUSE_NETWORK(listen), REFUSE_NETWORK(connect),
    REFUSE_NETWORK(accept), REFUSE_NETWORK(accept4),
    REFUSE_EXEC(execve), REFUSE_EXEC(execveat),
#if defined(__x86_64__)
    REFUSE_EXEC(fork), REFUSE_EXEC(vfork), REFUSE(iopl), REFUSE(ioperm), REFUSE(modify_ldt),
#endif
    REFUSE(ptrace), REFUSE(process_vm_readv), REFUSE(process_vm_writev), {438, NEVER, "pidfd_getfd"},
    {424, NEVER, "pidfd_send_signal"}, REFUSE(rt_sigqueueinfo), REFUSE(rt_tgsigqueueinfo),
    REFUSE(setpgid), REFUSE(setsid), REFUSE(unshare), REFUSE(setns), REFUSE(chroot), REFUSE(pivot_root),
    REFUSE(mount), REFUSE(umount2), {428, NEVER, "open_tree"}, {429, NEVER, "move_mount"}, {430, NEVER, "fsopen"},
    REFUSE(swapon), REFUSE(swapoff), REFUSE(reboot), REFUSE(sethostname), REFUSE(setdomainname),
    REFUSE(init_module), REFUSE(finit_module), REFUSE(delete_module), REFUSE(kexec_load),
    REFUSE(bpf), REFUSE(perf_event_open), REFUSE(userfaultfd), REFUSE(open_by_handle_at),
    REFUSE(add_key), REFUSE(request_key), REFUSE(keyctl), REFUSE(acct), REFUSE(quotactl), REFUSE(syslog),
    REFUSE(settimeofday), REFUSE(clock_settime), REFUSE(adjtimex), REFUSE(clock_adjtime),
    /* Landlock does not look at modes, owners, times and attributes. */
#if defined(__x86_64__)
    REFUSE(chmod), REFUSE(chown), REFUSE(lchown), REFUSE(utime), REFUSE(utimes), REFUSE(futimesat),
#endif
    REFUSE(fchmodat), {452, NEVER, "fchmodat2"}, REFUSE(fchown), REFUSE(fchownat), REFUSE(utimensat),
    REFUSE(setxattr), REFUSE(lsetxattr), REFUSE(removexattr), REFUSE(lremovexattr),
    {425, NEVER, "io_uring_setup"}, {426, NEVER, "io_uring_enter"}, {427, NEVER, "io_uring_register"},
};
#define REFUSAL_COUNT (sizeof refusals / sizeof refusals[0])

/* Calls that are refused unless their first argument is this process. */
static const struct refusal own_process_only[] = {REFUSE(kill), REFUSE(tgkill)};
#define OWN_COUNT (sizeof own_process_only / sizeof own_process_only[0])

#define CLONE3 435

static int report_descriptor = -1;

const char *emosandbox_call_name(int32_t number) {
    for (size_t i = 0; i < REFUSAL_COUNT; i++)
        if (refusals[i].number == number) return refusals[i].name;
    for (size_t i = 0; i < OWN_COUNT; i++)
        if (own_process_only[i].number == number) return own_process_only[i].name;
    const char *file_call = emosandbox_file_call_name(number);
    return file_call != NULL ? file_call : number == SYS_clone ? "fork" : "system call";
}

static void on_refused(int signal_number, siginfo_t *info, void *context) {
    (void)signal_number;
    int saved = errno;
    struct emosandbox_report report = {.number = info->si_syscall};
    /* A full pipe loses the report, never the refusal. */
    if (report_descriptor >= 0 && write(report_descriptor, &report, sizeof report) < 0) errno = saved;
    ucontext_t *state = context;
#if defined(__x86_64__)
    state->uc_mcontext.gregs[REG_RAX] = -EPERM;
#else
    state->uc_mcontext.regs[0] = (uint64_t)-EPERM;
#endif
    errno = saved;
}

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define EQUAL(value, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (then), (otherwise))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, (value))

static size_t write_program(struct sock_filter *out, int allowed) {
    size_t count = 0;
#define PUT(...) out[count++] = (struct sock_filter)__VA_ARGS__
    PUT(LOAD(arch));
    PUT(EQUAL(THIS_ARCHITECTURE, 1, 0));
    PUT(ANSWER(SECCOMP_RET_KILL_PROCESS));
    PUT(LOAD(nr));
#if defined(__x86_64__)
    PUT(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1));
    PUT(ANSWER(SECCOMP_RET_KILL_PROCESS));
#endif
    for (size_t i = 0; i < REFUSAL_COUNT; i++) {
        if (refusals[i].allowed & allowed) continue;
        PUT(EQUAL((uint32_t)refusals[i].number, 0, 1));
        PUT(ANSWER(SECCOMP_RET_TRAP));
    }
    /* The flags of clone3 lie in memory, which a filter cannot read: without it the C library takes clone. */
    PUT(EQUAL(CLONE3, 0, 1));
    PUT(ANSWER(SECCOMP_RET_ERRNO | ENOSYS));
    for (size_t i = 0; i < OWN_COUNT; i++) {
        PUT(EQUAL((uint32_t)own_process_only[i].number, 0, 4));
        PUT(LOAD(args[0]));
        PUT(EQUAL((uint32_t)getpid(), 1, 0));
        PUT(ANSWER(SECCOMP_RET_TRAP));
        PUT(ANSWER(SECCOMP_RET_ALLOW));
    }
    PUT(ANSWER(SECCOMP_RET_ALLOW));
#undef PUT
    return count;
}

int emosandbox_trap_processes(void) {
    struct sock_filter code[] = {
        LOAD(nr),
        EQUAL(SYS_clone, 0, 3),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        ANSWER(SECCOMP_RET_TRAP),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof code / sizeof code[0], code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? 0 : -errno;
}

int emosandbox_filter(int network, int exec, int report) {
    int allowed = (network ? WITH_NETWORK : 0) | (exec ? WITH_EXEC : 0);
    struct sock_filter code[2 * REFUSAL_COUNT + 5 * OWN_COUNT + 16];
    struct sock_fprog program = {(unsigned short)write_program(code, allowed), code};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_refused;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    report_descriptor = report;
    if (sigaction(SIGSYS, &action, NULL) != 0) return -errno;
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0) return -errno;
    return 0;
}

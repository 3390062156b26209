/* The part of fake.c that tries to leave the sandbox; included there, once. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>

/* A file that only the daemon may read; a test puts one there. */
#ifndef SECRET
#define SECRET "/etc/passwd"
#endif

static void say(const emo_host *host, const char *what, int succeeded) {
    const emo_host_log *log = host->get_service(host, EMO_HOST_LOG_1);
    char line[128];
    int length = snprintf(line, sizeof line, "escape %s %s", what, succeeded ? "succeeded" : "failed");
    log->write(host, EMO_LOG_INFO, line, (uint64_t)length);
}

/* Tries each way out, and tells how it went. The program to run comes last: success would end this one. */
static void escape(const emo_host *host) {
    say(host, "socket", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    say(host, "local socket", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    pid_t child = fork();
    if (child == 0) _exit(0);
    say(host, "fork", child > 0);
    char *arguments[] = {"true", NULL}; /* the C library blocks all signals meanwhile */
    say(host, "spawn", posix_spawn(&child, "/bin/true", NULL, NULL, arguments, NULL) == 0);
    say(host, "kill", kill(getppid(), 0) == 0);
    say(host, "ptrace", ptrace(PTRACE_SEIZE, getppid(), NULL, NULL) == 0);
    say(host, "read", open(SECRET, O_RDONLY) >= 0);
    say(host, "change", open(SECRET, O_WRONLY) >= 0);
    say(host, "publish", chmod(SECRET, 0666) == 0);
    say(host, "write", open("/tmp/emobuddy-escape", O_WRONLY | O_CREAT, 0600) >= 0);
    say(host, "remove", unlink(SECRET) == 0);
    say(host, "rename", rename(SECRET, SECRET "-gone") == 0);
    const emo_host_paths *paths = host->get_service(host, EMO_HOST_PATHS_1);
    char inside[4096];
    snprintf(inside, sizeof inside, "%s/inside", paths->scratch_directory != NULL ? paths->scratch_directory : "");
    int made = open(inside, O_WRONLY | O_CREAT, 0600);
    say(host, "inside", made >= 0);
    if (made >= 0) close(made);
    say(host, "move", rename(inside, "/tmp/emobuddy-escape-moved") == 0);
    say(host, "folder", mkdir("/tmp/emobuddy-escape-folder", 0700) == 0);
    say(host, "exec", execl("/bin/true", "true", (char *)NULL) == 0);
}

/* Runs /bin/cat on a file: 1 if it could be run and read the file. */
static int runs_cat(const char *file) {
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/cat", "cat", file, (char *)NULL);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* Runs programs, as an engine may that asks for it and is allowed to. */
static void run_programs(const emo_host *host) {
    say(host, "program", runs_cat("/dev/null"));
    say(host, "reading program", runs_cat(SECRET));
}

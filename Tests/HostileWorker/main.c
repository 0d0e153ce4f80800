/*
 * A worker that has been taken over, for tests: it walls itself in as the real one does and answers as the real one does,
 * until it is asked to run or stage a main source text that says `-- hostile: ` and one of these. It is part of no product.
 *
 *   syscall NAME         asks the system for something that computing does not take
 *   crash NAME           ends itself by a fault
 *   memory               takes all memory it can get, then ends with 7
 *   hang                 never answers
 *   half | drip | torn   half an answer and the end; half and silence; an answer that changes while it is read
 *   twice | early        two answers to the loading; an answer to the call before it is asked for
 *   flood                an answer, and then more bytes than anyone would take
 *   long                 an answer that is as long as it says, which is longer than any may be
 *   raw HEX              these bytes instead of an answer
 *   answer KEY=VALUE…    an answer with other fields: sequence status limit line file message code reply declare
 *
 * `hostile-worker --without-seccomp PROGRAM…` runs a program where the kernel refuses system-call filters.
 * `hostile-worker --measured SECONDS FILE PROGRAM…` runs a program until a deadline and writes what it and its own children used:
 * the kernel counts the memory of whoever starts a program as the program's, so a small process has to start it.
 */
#include <CLuaShim.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOCKET = CLUA_WORKER_SOCKET };
static pid_t host;

static void put(uint8_t *out, uint64_t value, int width) {
    for (int i = 0; i < width; i++) out[i] = (uint8_t)(value >> (8 * i));
}

static void say(const void *bytes, size_t length) {
    const uint8_t *at = bytes;
    while (length > 0) {
        ssize_t count = write(SOCKET, at, length);
        if (count <= 0) _exit(1);
        at += count;
        length -= (size_t)count;
    }
}

static void hear(uint8_t *out, size_t length) {
    while (length > 0) {
        ssize_t count = read(SOCKET, out, length);
        if (count <= 0) _exit(0);
        out += count;
        length -= (size_t)count;
    }
}

static void hello(clua_walls walls) {
    uint8_t bytes[128];
    size_t length = strlen(clua_release());
    const uint32_t fields[] = {CLUA_WORKER_MAGIC, CLUA_WORKER_VERSION, walls.standing, walls.landlock, walls.error};
    put(bytes, 32 + length, 4);
    for (int i = 0; i < 5; i++) put(bytes + 4 + 4 * i, fields[i], 4);
    put(bytes + 24, 0, 8);
    put(bytes + 32, length, 4);
    memcpy(bytes + 36, clua_release(), length);
    say(bytes, 36 + length);
}

/* The least reply: the number 1 and an empty arena. */
static const uint8_t one[] = {0x43, 0x4C, 0x52, 0x50, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                              0,    0,    0,    0,    0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0};

typedef struct fields {
    uint64_t sequence, status, limit, line, has_file, declare;
    const uint8_t *text[4]; /* code, message, file, reply */
    size_t length[4];
} fields;

/* Builds an answer in memory of its own; the length is given by `size`. */
static uint8_t *build(const fields *what, size_t *size) {
    size_t body = 92;
    for (int i = 0; i < 4; i++) body += what->length[i];
    uint8_t *bytes = calloc(1, body + 4);
    if (!bytes) _exit(1);
    put(bytes, what->declare ? what->declare : body, 4);
    const uint64_t head[] = {what->sequence, what->status, what->limit, what->line, what->has_file};
    for (int i = 0; i < 5; i++) put(bytes + 4 + 4 * i, head[i], 4);
    for (int i = 0; i < 4; i++) put(bytes + 80 + 4 * i, what->length[i], 4);
    size_t at = 96;
    for (int i = 0; i < 4; i++) {
        if (what->length[i]) memcpy(bytes + at, what->text[i], what->length[i]);
        at += what->length[i];
    }
    *size = body + 4;
    return bytes;
}

static fields sound(uint32_t sequence, uint32_t operation) {
    fields what = {.sequence = sequence};
    if (operation == CLUA_REQUEST_CALL) {
        what.text[3] = one;
        what.length[3] = sizeof one;
    }
    return what;
}

static void answer(const fields *what) {
    size_t size;
    uint8_t *bytes = build(what, &size);
    say(bytes, size);
    free(bytes);
}

static const struct {
    const char *name;
    long number;
    long arguments[6];
} calls[] = {
    {"read-other", SYS_read, {0}},
    {"write-other", SYS_write, {1}},
    {"open", SYS_openat, {AT_FDCWD}},
    {"socket", SYS_socket, {1, 1}},
    {"connect", SYS_connect, {3}},
    {"sendmsg", SYS_sendmsg, {3}},
    {"recvmsg", SYS_recvmsg, {3}},
    {"sendto", SYS_sendto, {3}},
    {"execve", SYS_execve, {0}},
    {"execveat", SYS_execveat, {0}},
    {"clone", SYS_clone, {SIGCHLD}},
    {"clone3", SYS_clone3, {0}},
    {"unshare", SYS_unshare, {CLONE_NEWUSER}},
    {"setns", SYS_setns, {3}},
    {"mmap-executable", SYS_mmap, {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1}},
    {"mmap-writable-executable", SYS_mmap,
     {0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1}},
    {"mmap-file", SYS_mmap, {0, 4096, PROT_READ, MAP_PRIVATE, 3}},
    {"mprotect", SYS_mprotect, {0, 4096, PROT_READ | PROT_EXEC}},
    {"pkey-mprotect", SYS_pkey_mprotect, {0, 4096, PROT_READ | PROT_EXEC, -1}},
    {"kill-parent", SYS_kill, {-1, SIGKILL}},
    {"tgkill", SYS_tgkill, {-1, -1, SIGKILL}},
    {"pidfd-open", SYS_pidfd_open, {-1}},
    {"ptrace", SYS_ptrace, {16, -1}},
    {"process-vm-readv", SYS_process_vm_readv, {-1}},
    {"process-vm-writev", SYS_process_vm_writev, {-1}},
    {"prctl", SYS_prctl, {PR_SET_DUMPABLE, 1}},
    {"prlimit", SYS_prlimit64, {0, 7}},
    {"memfd-create", SYS_memfd_create, {0}},
    {"io-uring", SYS_io_uring_setup, {8}},
    {"bpf", SYS_bpf, {0}},
    {"perf-event-open", SYS_perf_event_open, {0}},
    {"userfaultfd", SYS_userfaultfd, {0}},
    {"keyctl", SYS_keyctl, {0}},
    {"add-key", SYS_add_key, {0}},
    {"mount", SYS_mount, {0}},
    {"chroot", SYS_chroot, {0}},
    {"dup", SYS_dup, {3}},
    {"pipe", SYS_pipe2, {0}},
    {"ioctl", SYS_ioctl, {3, 0x5412}},
    {"fcntl", SYS_fcntl, {3, F_SETFL}},
    {"close", SYS_close, {3}},
    {"shmget", SYS_shmget, {0, 4096, 01000}},
    {"rt-sigaction", SYS_rt_sigaction, {SIGSYS}},
    {"sched-setaffinity", SYS_sched_setaffinity, {0}},
    {"getdents", SYS_getdents64, {3}},
    {"seccomp", SYS_seccomp, {0}},
    {"setuid", SYS_setuid, {0}},
    {"nanosleep", SYS_nanosleep, {0}},
    {"uname", SYS_uname, {0}},
    {"getrandom", SYS_getrandom, {0}},
#if defined(__x86_64__)
    {"x32-open", 0x40000000 | SYS_open, {0}},
#endif
};

static void call(const char *name) {
#if defined(__x86_64__)
    /* The 32-bit door of a 64-bit kernel, where 11 is execve and 5 is open. */
    if (strcmp(name, "int80") == 0) {
        long result;
        __asm__ volatile("int $0x80" : "=a"(result) : "a"(5L), "b"(0L), "c"(0L), "d"(0L) : "memory");
        _exit(9);
    }
#endif
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (strcmp(calls[i].name, name) != 0) continue;
        long a[6];
        for (int j = 0; j < 6; j++) a[j] = calls[i].arguments[j];
        if (a[0] == -1) a[0] = host;
        if (a[1] == -1) a[1] = host;
        syscall(calls[i].number, a[0], a[1], a[2], a[3], a[4], a[5]);
        _exit(9); /* the call came back */
    }
    _exit(8); /* a test names a call that is not here */
}

static volatile int depth;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winfinite-recursion"
static int deeper(int level) {
    volatile char room[4096];
    room[0] = (char)level;
    depth = level;
    return deeper(level + 1) + room[0];
}
#pragma GCC diagnostic pop

static void crash(const char *name) {
    if (strcmp(name, "segv") == 0) *(volatile int *)(uintptr_t)8 = 1;
    if (strcmp(name, "code") == 0) ((void (*)(void))(uintptr_t)&depth)();
    if (strcmp(name, "illegal") == 0) __builtin_trap();
    if (strcmp(name, "abort") == 0) abort();
    if (strcmp(name, "stack") == 0) deeper(0);
    if (strcmp(name, "exit-0") == 0) _exit(0);
    if (strcmp(name, "exit-3") == 0) _exit(3);
    _exit(8);
}

static void take_memory(void) {
    size_t step = 16 << 20;
    while (step >= 4096) {
        char *block = malloc(step);
        if (block) memset(block, 1, step);
        else step /= 2;
    }
    _exit(7);
}

static size_t unhex(const char *text, uint8_t *out, size_t capacity) {
    size_t count = 0;
    unsigned value;
    while (count < capacity && sscanf(text, "%2x", &value) == 1 && strlen(text) >= 2) {
        out[count++] = (uint8_t)value;
        text += 2;
    }
    return count;
}

static void answer_with(char *text, uint32_t sequence, uint32_t operation) {
    static uint8_t store[4][65536];
    static const char *const names[] = {"code", "message", "file", "reply"};
    fields what = sound(sequence, operation);
    for (char *item = strtok(text, " "); item; item = strtok(NULL, " ")) {
        char *value = strchr(item, '=');
        if (!value) _exit(8);
        *value++ = 0;
        uint64_t number = strtoull(value, NULL, 0);
        if (strcmp(item, "sequence") == 0) what.sequence += number;
        if (strcmp(item, "status") == 0) what.status = number;
        if (strcmp(item, "limit") == 0) what.limit = number;
        if (strcmp(item, "line") == 0) what.line = number;
        if (strcmp(item, "has_file") == 0) what.has_file = number;
        if (strcmp(item, "declare") == 0) what.declare = number;
        for (int i = 0; i < 4; i++) {
            if (strcmp(item, names[i]) != 0) continue;
            what.length[i] = unhex(value, store[i], sizeof store[i]);
            what.text[i] = store[i];
        }
    }
    answer(&what);
}

static void wait_for_ever(void) {
    for (volatile int i = 0;; i = 0) {}
}

/* The two halves are of different answers, and the memory they come from is changed between. */
static void torn(uint8_t *bytes, size_t size) {
    say(bytes, size - 20);
    for (volatile int i = 0; i < 20000000; i++) {}
    memset(bytes, 0xFF, size);
    say(bytes + size - 20, 20);
}

static void flood(uint8_t *bytes, size_t size) {
    say(bytes, size);
    static uint8_t more[65536];
    memset(more, 0x41, sizeof more);
    for (;;) say(more, sizeof more);
}

/* Every byte that is promised is sent: it is the promise that must be refused. */
static void long_answer(void) {
    static uint8_t bytes[1 << 20];
    uint8_t prefix[4];
    put(prefix, 64ull << 20, 4);
    say(prefix, 4);
    for (int i = 0; i < 64; i++) say(bytes, sizeof bytes);
    wait_for_ever();
}

static void misbehave(char *how, uint32_t sequence, uint32_t operation, uint8_t *sound_bytes, size_t size) {
    char *rest = strchr(how, ' ');
    static char nothing[1];
    if (rest) *rest++ = 0;
    else rest = nothing;
    if (strcmp(how, "twice") == 0 || strcmp(how, "early") == 0) say(sound_bytes, size);
    else if (strcmp(how, "syscall") == 0) call(rest);
    else if (strcmp(how, "crash") == 0) crash(rest);
    else if (strcmp(how, "memory") == 0) take_memory();
    else if (strcmp(how, "hang") == 0) wait_for_ever();
    else if (strcmp(how, "answer") == 0) answer_with(rest, sequence, operation);
    else if (strcmp(how, "torn") == 0) torn(sound_bytes, size);
    else if (strcmp(how, "flood") == 0) flood(sound_bytes, size);
    else if (strcmp(how, "long") == 0) long_answer();
    else if (strcmp(how, "raw") == 0) {
        static uint8_t bytes[65536];
        say(bytes, unhex(rest, bytes, sizeof bytes));
    } else if (strcmp(how, "half") == 0 || strcmp(how, "drip") == 0) {
        say(sound_bytes, size / 2);
        if (*how == 'h') _exit(0);
        wait_for_ever();
    } else {
        _exit(8);
    }
}

/* What the main source text asks for, kept from its load to the call; empty when it asks for nothing. */
static char script[131072];

static void remember(const uint8_t *source, size_t length) {
    script[0] = 0;
    if (length >= sizeof script) return;
    memcpy(script, source, length);
    script[length] = 0;
    char *mark = strstr(script, "-- hostile: ");
    if (!mark) {
        script[0] = 0;
        return;
    }
    memmove(script, mark + 12, strlen(mark + 12) + 1);
    script[strcspn(script, "\n")] = 0;
}

static uint32_t number(const uint8_t *bytes) {
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* The answer of a sound worker, in one piece; NULL when there is none. */
static uint8_t *honest(clua_session *session, const uint8_t *request, size_t length, size_t *size) {
    clua_answer answer;
    clua_session_answer(session, request, length, &answer);
    *size = answer.head_length;
    if (*size == 0) return NULL;
    for (int i = 0; i < 4; i++) *size += answer.lengths[i];
    uint8_t *bytes = malloc(*size);
    if (!bytes) _exit(1);
    memcpy(bytes, answer.head, answer.head_length);
    size_t at = answer.head_length;
    for (int i = 0; i < 4; i++) {
        if (answer.lengths[i]) memcpy(bytes + at, answer.parts[i], answer.lengths[i]);
        at += answer.lengths[i];
    }
    return bytes;
}

/* Two answers in one write, so that whoever reads the first has the second before it. */
static void say_both(const uint8_t *first, size_t first_size, const uint8_t *second, size_t second_size) {
    uint8_t *both = malloc(first_size + second_size);
    if (!both) _exit(1);
    memcpy(both, first, first_size);
    memcpy(both + first_size, second, second_size);
    say(both, first_size + second_size);
    free(both);
}

static bool is_entry(const uint8_t *request, size_t length, const char *entry) {
    size_t size = strlen(entry);
    return length >= 12 + size && number(request + 8) == size && memcmp(request + 12, entry, size) == 0;
}

static void answer_request(clua_session *session, const uint8_t *request, size_t length) {
    size_t size, early_size;
    uint32_t sequence = number(request), operation = number(request + 4);
    bool is_main = operation == CLUA_REQUEST_LOAD && number(request + 8) == CLUA_ROLE_MAIN;
    if (is_main) {
        size_t names = number(request + 12) + number(request + 16);
        remember(request + 20 + names, length - 20 - names);
    }
    bool asked = operation == CLUA_REQUEST_CALL && (is_entry(request, length, "") || is_entry(request, length, "stage"));
    uint8_t *bytes = honest(session, request, length, &size);
    fields next = sound(sequence + 1, CLUA_REQUEST_CALL);
    uint8_t *early = build(&next, &early_size);
    if (asked && script[0]) misbehave(script, sequence, operation, bytes, size);
    else if (is_main && strcmp(script, "twice") == 0) say_both(bytes, size, bytes, size);
    else if (is_main && strcmp(script, "early") == 0) say_both(bytes, size, early, early_size);
    else if (bytes) say(bytes, size);
    free(bytes);
    free(early);
}

static void serve(void) {
    clua_session *session = clua_session_open();
    if (!session) _exit(1);
    for (;;) {
        uint8_t prefix[4];
        hear(prefix, 4);
        uint32_t length = number(prefix);
        uint8_t *request = malloc(length + 1);
        if (!request || length < 8) _exit(1);
        hear(request, length);
        answer_request(session, request, length);
        free(request);
    }
}

static int without_seccomp(char **program) {
    const uint32_t at = (uint32_t)offsetof(struct seccomp_data, nr);
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, at),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog all = {.len = sizeof filter / sizeof *filter, .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) != 0) return 1;
    execv(program[0], program);
    return 1;
}

/* Writes: 1 if the deadline ended it, its status or -1 for a signal, seconds of processor time, KiB of the greatest process. */
static int measured(long seconds, const char *file, char **program) {
    pid_t child = fork();
    if (child < 0) return 1;
    if (child == 0) {
        execv(program[0], program);
        _exit(127);
    }
    struct rusage used;
    int status = 0, late = 0;
    for (long waited = 0; wait4(child, &status, WNOHANG, &used) == 0; waited++) {
        if (waited > seconds * 500) {
            late = 1;
            kill(child, SIGKILL);
            wait4(child, &status, 0, &used);
            break;
        }
        usleep(2000);
    }
    FILE *out = fopen(file, "w");
    if (!out) return 1;
    double time = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                  (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    fprintf(out, "%d %d %.6f %ld", late, WIFEXITED(status) ? WEXITSTATUS(status) : -1, time, used.ru_maxrss);
    return fclose(out) == 0 ? 0 : 1;
}

int main(int count, char **arguments) {
    if (count > 4 && strcmp(arguments[1], "--measured") == 0)
        return measured(strtol(arguments[2], NULL, 10), arguments[3], arguments + 4);
    if (count > 2 && strcmp(arguments[1], "--without-seccomp") == 0) return without_seccomp(arguments + 2);
    if (count < 3) return 64;
    host = (pid_t)strtol(arguments[1], NULL, 10);
    hello(clua_lock_down(host, strtoull(arguments[2], NULL, 10)));
    serve();
}

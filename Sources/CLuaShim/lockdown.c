/* The walls of a worker. Each is raised by itself and none stands in for another: a kernel that refuses one is told of. */
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CLuaWorker.h"

#define PROCESSOR_SECONDS 120

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "no system-call filter is known for this processor"
#endif

static bool die_with(pid_t parent) {
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent;
}

/* Bytes of address space in use: the program, its libraries and the snapshot, on top of which scripts get theirs. */
static uint64_t address_space(void) {
    char text[32] = {0};
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    return count > 0 ? strtoull(text, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

static bool bound(int what, uint64_t most) {
    const struct rlimit limit = {.rlim_cur = most, .rlim_max = most};
    return setrlimit(what, &limit) == 0;
}

static bool bound_all(uint64_t memory_bytes) {
    uint64_t used = address_space();
    return used > 0 && bound(RLIMIT_AS, used + memory_bytes) && bound(RLIMIT_CPU, PROCESSOR_SECONDS) &&
           bound(RLIMIT_FSIZE, 0) && bound(RLIMIT_CORE, 0) && bound(RLIMIT_NPROC, 0) && bound(RLIMIT_MEMLOCK, 0) &&
           bound(RLIMIT_MSGQUEUE, 0);
}

static bool close_all(void) {
    for (int descriptor = 0; descriptor < CLUA_WORKER_SOCKET; descriptor++) close(descriptor);
    return syscall(SYS_close_range, CLUA_WORKER_SOCKET + 1, ~0u, 0) == 0 && bound(RLIMIT_NOFILE, 0);
}

/* The kernel's structure in its longest form; older kernels are told a shorter length. */
typedef struct landlock_ruleset {
    uint64_t files, network, scopes;
} landlock_ruleset;

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif

/* The version in force, 0 where the kernel has none. No rule is added: everything Landlock knows of is refused. */
static uint32_t landlock(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, 1u);
    if (version < 1) return 0;
    landlock_ruleset rules = {.files = 0x1FFF};
    size_t length = 8;
    if (version >= 2) rules.files |= 1u << 13;
    if (version >= 3) rules.files |= 1u << 14;
    if (version >= 4) {
        rules.network = 3;
        length = 16;
    }
    if (version >= 5) rules.files |= 1u << 15;
    if (version >= 6) {
        rules.scopes = 3;
        length = 24;
    }
    int set = (int)syscall(SYS_landlock_create_ruleset, &rules, length, 0u);
    if (set < 0) return 0;
    bool done = syscall(SYS_landlock_restrict_self, set, 0u) == 0;
    close(set);
    return done ? (uint32_t)version : 0;
}

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, field))
/* The low half of an argument, on processors that put it first. */
#define ARGUMENT(number) LOAD(args[number])
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
#define UNLESS_EQUAL(value, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), 0, (skip))
#define IF_SET(bits, skip) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (uint32_t)(bits), (skip), 0)
#define PERMIT(name) UNLESS_EQUAL(SYS_##name, 1), ALLOW
#define PERMIT_ON_SOCKET(name) \
    UNLESS_EQUAL(SYS_##name, 4), ARGUMENT(0), UNLESS_EQUAL(CLUA_WORKER_SOCKET, 1), ALLOW, KILL

/* Computing takes this and no more: one socket, memory that is neither a file's nor executable, the clock, the end. */
static int filter_calls(void) {
    struct sock_filter filter[] = {
        LOAD(arch), UNLESS_EQUAL(ARCHITECTURE, 1), BPF_STMT(BPF_JMP | BPF_JA, 1), KILL,
        LOAD(nr),
        PERMIT_ON_SOCKET(read),
        PERMIT_ON_SOCKET(write),
        PERMIT(brk),
        PERMIT(munmap),
        PERMIT(mremap),
        PERMIT(clock_gettime),
        PERMIT(exit_group),
        UNLESS_EQUAL(SYS_mmap, 6), ARGUMENT(2), IF_SET(PROT_EXEC, 3), ARGUMENT(4), UNLESS_EQUAL(-1, 1), ALLOW, KILL,
        KILL,
    };
    const struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0u, &program);
}

static void raise_wall(clua_walls *walls, uint32_t wall, bool stands) {
    if (stands) walls->standing |= wall;
    else if (!walls->error) walls->error = (uint32_t)(errno ? errno : EPERM);
    errno = 0;
}

/* A fault ends the process at once, as the kernel does it: no handler that a runtime may have put there runs first. */
static void forget_handlers(void) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
}

clua_walls clua_lock_down(pid_t parent, uint64_t memory_bytes) {
    clua_walls walls = {0};
    forget_handlers();
    errno = 0;
    raise_wall(&walls, CLUA_WALL_ENVIRONMENT, environ == NULL || environ[0] == NULL);
    raise_wall(&walls, CLUA_WALL_LIMITS, bound_all(memory_bytes));
    prctl(PR_SET_DUMPABLE, 0);
    personality(PER_LINUX); /* not one in which memory that can be read can be executed */
    raise_wall(&walls, CLUA_WALL_PARENT, die_with(parent));
    raise_wall(&walls, CLUA_WALL_PRIVILEGES, prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    walls.landlock = landlock();
    if (walls.landlock) walls.standing |= CLUA_WALL_LANDLOCK;
    errno = 0;
    raise_wall(&walls, CLUA_WALL_DESCRIPTORS, close_all());
    raise_wall(&walls, CLUA_WALL_SECCOMP, filter_calls() == 0);
    return walls;
}

const void *clua_map_snapshot(size_t *length) {
    *length = 0;
    struct stat file;
    const int wanted = F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK;
    int seals = fcntl(CLUA_WORKER_SNAPSHOT, F_GET_SEALS);
    const void *start = NULL;
    if (seals >= 0 && (seals & wanted) == wanted && fstat(CLUA_WORKER_SNAPSHOT, &file) == 0 && file.st_size > 0) {
        void *mapped = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_SHARED, CLUA_WORKER_SNAPSHOT, 0);
        if (mapped != MAP_FAILED) {
            start = mapped;
            *length = (size_t)file.st_size;
        }
    }
    close(CLUA_WORKER_SNAPSHOT);
    return start;
}

/* The host's side of workers: start one, speak with it within a time, end it. No Lua runs here. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "CLuaWorker.h"

struct clua_worker {
    pid_t pid;
    int socket;
    uint8_t *buffer;
    size_t capacity;
};

/* A worker dies with the *thread* that started it, so all are started by one thread that never ends. */
static struct {
    pthread_mutex_t turn, guard;
    pthread_cond_t changed;
    bool running, wanted;
    const char *path;
    char **arguments;
    int socket, snapshot, error;
    pid_t pid;
} starter = {
    .turn = PTHREAD_MUTEX_INITIALIZER, .guard = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static int describe_files(posix_spawn_file_actions_t *files, int socket, int snapshot) {
    int error = posix_spawn_file_actions_addopen(files, 0, "/dev/null", O_RDONLY, 0);
    if (!error) error = posix_spawn_file_actions_addopen(files, 1, "/dev/null", O_WRONLY, 0);
    if (!error) error = posix_spawn_file_actions_addopen(files, 2, "/dev/null", O_WRONLY, 0);
    if (!error) error = posix_spawn_file_actions_adddup2(files, socket, CLUA_WORKER_SOCKET);
    if (!error && snapshot >= 0) error = posix_spawn_file_actions_adddup2(files, snapshot, CLUA_WORKER_SNAPSHOT);
    int first = snapshot >= 0 ? CLUA_WORKER_SNAPSHOT + 1 : CLUA_WORKER_SNAPSHOT;
    if (!error) error = posix_spawn_file_actions_addclosefrom_np(files, first);
    return error;
}

static int describe_process(posix_spawnattr_t *process) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(process, &none);
    if (!error) error = posix_spawnattr_setsigdefault(process, &all);
    const short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID;
    return error ? error : posix_spawnattr_setflags(process, flags);
}

static int spawn(const char *path, char **arguments, int socket, int snapshot, pid_t *pid) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t process;
    int error = posix_spawn_file_actions_init(&files);
    if (error) return error;
    error = posix_spawnattr_init(&process);
    if (!error) {
        char *nothing[] = {NULL};
        error = describe_files(&files, socket, snapshot);
        if (!error) error = describe_process(&process);
        if (!error) error = posix_spawn(pid, path, &files, &process, arguments, nothing);
        posix_spawnattr_destroy(&process);
    }
    posix_spawn_file_actions_destroy(&files);
    return error;
}

static void *start_for_ever(void *unused) {
    (void)unused;
    pthread_mutex_lock(&starter.guard);
    for (;;) {
        while (!starter.wanted) pthread_cond_wait(&starter.changed, &starter.guard);
        starter.error = spawn(starter.path, starter.arguments, starter.socket, starter.snapshot, &starter.pid);
        starter.wanted = false;
        pthread_cond_broadcast(&starter.changed);
    }
    return NULL;
}

static int run_starter(void) {
    if (starter.running) return 0;
    pthread_t thread;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error = pthread_create(&thread, NULL, start_for_ever, NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!error) pthread_detach(thread);
    starter.running = !error;
    return error;
}

static int start(const char *path, char **arguments, int socket, int snapshot, pid_t *pid) {
    pthread_mutex_lock(&starter.turn);
    pthread_mutex_lock(&starter.guard);
    int error = run_starter();
    if (!error) {
        starter.path = path;
        starter.arguments = arguments;
        starter.socket = socket;
        starter.snapshot = snapshot;
        starter.wanted = true;
        pthread_cond_broadcast(&starter.changed);
        while (starter.wanted) pthread_cond_wait(&starter.changed, &starter.guard);
        error = starter.error;
        *pid = starter.pid;
    }
    pthread_mutex_unlock(&starter.guard);
    pthread_mutex_unlock(&starter.turn);
    return error;
}

/* Out of the way of the numbers that a worker's descriptors get. */
static int move_up(int descriptor) {
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 16);
    return moved;
}

clua_worker *clua_worker_start(const char *path, uint64_t memory_bytes, int snapshot, int *error) {
    int ends[2] = {-1, -1}, moved = -1, high = -1;
    clua_worker *worker = calloc(1, sizeof *worker);
    char parent[24], memory[24];
    snprintf(parent, sizeof parent, "%ld", (long)getpid());
    snprintf(memory, sizeof memory, "%llu", (unsigned long long)memory_bytes);
    char name[] = "rule-worker", with[] = "snapshot";
    char *arguments[] = {name, parent, memory, snapshot >= 0 ? with : NULL, NULL};
    *error = ENOMEM;
    if (worker && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0) {
        moved = move_up(ends[1]);
        high = snapshot >= 0 ? move_up(snapshot) : -1;
        if (moved >= 0 && (snapshot < 0 || high >= 0)) *error = start(path, arguments, moved, high, &worker->pid);
        else *error = errno;
    } else if (worker) {
        *error = errno;
    }
    if (ends[1] >= 0) close(ends[1]);
    if (moved >= 0) close(moved);
    if (high >= 0) close(high);
    if (worker && *error == 0) {
        worker->socket = ends[0];
        return worker;
    }
    if (ends[0] >= 0) close(ends[0]);
    free(worker);
    return NULL;
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int wait_for(int socket, short events, int64_t until) {
    for (;;) {
        int64_t rest = until - now();
        if (rest <= 0) return CLUA_EXCHANGE_TIMEOUT;
        struct pollfd one = {.fd = socket, .events = events};
        int count = poll(&one, 1, rest > 60000 ? 60000 : (int)rest);
        if (count > 0) return CLUA_EXCHANGE_DONE;
        if (count < 0 && errno != EINTR) return CLUA_EXCHANGE_SYSTEM;
    }
}

static int send_all(int socket, const void *bytes, size_t length, int64_t until) {
    const uint8_t *at = bytes;
    while (length > 0) {
        ssize_t count = send(socket, at, length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) {
            at += count;
            length -= (size_t)count;
        } else if (errno == EAGAIN || errno == EINTR) {
            int waited = wait_for(socket, POLLOUT, until);
            if (waited) return waited;
        } else {
            return errno == EPIPE || errno == ECONNRESET ? CLUA_EXCHANGE_ENDED : CLUA_EXCHANGE_SYSTEM;
        }
    }
    return CLUA_EXCHANGE_DONE;
}

static int receive_all(int socket, uint8_t *out, size_t length, int64_t until) {
    while (length > 0) {
        ssize_t count = recv(socket, out, length, MSG_DONTWAIT);
        if (count > 0) {
            out += count;
            length -= (size_t)count;
        } else if (count == 0 || errno == ECONNRESET) {
            return CLUA_EXCHANGE_ENDED;
        } else if (errno == EAGAIN || errno == EINTR) {
            int waited = wait_for(socket, POLLIN, until);
            if (waited) return waited;
        } else {
            return CLUA_EXCHANGE_SYSTEM;
        }
    }
    return CLUA_EXCHANGE_DONE;
}

int clua_worker_send(clua_worker *worker, const void *bytes, size_t length, uint32_t milliseconds) {
    uint8_t one;
    ssize_t early = recv(worker->socket, &one, 1, MSG_PEEK | MSG_DONTWAIT);
    if (early > 0) return CLUA_EXCHANGE_UNASKED;
    if (early == 0) return CLUA_EXCHANGE_ENDED;
    if (length > CLUA_REQUEST_MOST) return CLUA_EXCHANGE_TOO_LONG;
    int64_t until = now() + milliseconds;
    uint8_t prefix[4];
    for (int i = 0; i < 4; i++) prefix[i] = (uint8_t)(length >> (8 * i));
    int sent = send_all(worker->socket, prefix, 4, until);
    return sent ? sent : send_all(worker->socket, bytes, length, until);
}

int clua_worker_receive(
    clua_worker *worker, size_t most, uint32_t milliseconds, const uint8_t **bytes, size_t *length) {
    int64_t until = now() + milliseconds;
    uint8_t prefix[4];
    int got = receive_all(worker->socket, prefix, 4, until);
    if (got) return got;
    size_t announced = 0;
    for (int i = 0; i < 4; i++) announced |= (size_t)prefix[i] << (8 * i);
    if (announced > most) return CLUA_EXCHANGE_TOO_LONG;
    if (announced > worker->capacity) {
        uint8_t *grown = realloc(worker->buffer, announced);
        if (!grown) return CLUA_EXCHANGE_SYSTEM;
        worker->buffer = grown;
        worker->capacity = announced;
    }
    got = receive_all(worker->socket, worker->buffer, announced, until);
    *bytes = worker->buffer;
    *length = got ? 0 : announced;
    return got;
}

int clua_worker_end(clua_worker *worker) {
    int status = 0;
    close(worker->socket);
    kill(worker->pid, SIGKILL);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) {}
    free(worker->buffer);
    free(worker);
    return status;
}

pid_t clua_worker_pid(const clua_worker *worker) { return worker->pid; }

int clua_sealed(const void *bytes, size_t length) {
    int file = memfd_create("snapshot", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return -1;
    const uint8_t *at = bytes;
    size_t rest = length;
    while (rest > 0) {
        ssize_t count = write(file, at, rest);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        at += count;
        rest -= (size_t)count;
    }
    if (rest == 0 && fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0)
        return file;
    close(file);
    return -1;
}

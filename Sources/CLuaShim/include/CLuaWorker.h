/*
 * The same Lua host in a process of its own, which can compute, read and write one socket, and nothing else.
 *
 * Every message is a u32 length and that many bytes; all numbers are little-endian. The worker speaks first:
 *
 *   hello:   u32 magic 0x57524C43 "CLRW" | u32 version | u32 walls that stand | u32 Landlock's version, 0 for none
 *            | u32 errno of the first wall that was refused | u64 bytes of the snapshot that is mapped, 0 for none
 *            | u32 length and bytes of the Lua release
 *   request: u32 sequence | u32 operation, then
 *     open:  13 u64, the fields of clua_limits in their order; a state that is open is closed first
 *     load:  u32 role | u32 name length | u32 module length | name | module | source
 *     call:  u32 entry length | entry | encoded arguments
 *     close: nothing; the only request without an answer
 *   answer:  u32 sequence | u32 fault kind or 0 | u32 limit | u32 line | u32 1 if there is a file
 *            | 7 u64, the fields of clua_counters in their order | u32 code, u32 message, u32 file, u32 reply lengths
 *            | code | message | file | reply
 *
 * Nothing is shared that a worker could change later: what it says is read out of the socket once, into memory of the host.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define CLUA_WORKER_MAGIC 0x57524C43u
#define CLUA_WORKER_VERSION 1u
#define CLUA_WORKER_SOCKET 3   /* the worker's only open descriptor */
#define CLUA_WORKER_SNAPSHOT 4 /* a sealed memfd, mapped and closed before the walls go up */
#define CLUA_REQUEST_MOST (32u << 20)

enum { CLUA_REQUEST_OPEN = 1, CLUA_REQUEST_LOAD, CLUA_REQUEST_CALL, CLUA_REQUEST_CLOSE };

/* What stands between a worker and the machine. */
enum {
    CLUA_WALL_ENVIRONMENT = 1, /* no environment */
    CLUA_WALL_PARENT = 2,      /* dies with the host */
    CLUA_WALL_DESCRIPTORS = 4, /* nothing open but the socket, and nothing can be opened */
    CLUA_WALL_LIMITS = 8,      /* address space, processor time, files, processes, core dumps */
    CLUA_WALL_PRIVILEGES = 16, /* no new privileges */
    CLUA_WALL_LANDLOCK = 32,   /* no file system and no network, where the kernel has it */
    CLUA_WALL_SECCOMP = 64     /* no system call but the few that computing takes; no memory that can be executed */
};

typedef struct clua_walls {
    uint32_t standing, landlock, error;
} clua_walls;

/* Worker side: raises every wall around this process, to be called before a byte of a pack is read. */
clua_walls clua_lock_down(pid_t parent, uint64_t memory_bytes);

/* Worker side: maps the snapshot's descriptor read-only; 0 when there is none or it is not sealed. Closes it. */
const void *clua_map_snapshot(size_t *length);

/* Worker side: says hello and answers until the host is gone. Returns at once where seccomp does not stand. */
int clua_serve(int socket, clua_walls walls, size_t snapshot_bytes);

/* Answers requests, without any input or output: what clua_serve runs. */
typedef struct clua_session clua_session;
typedef struct clua_answer {
    uint8_t head[96]; /* the length of the message and its fixed part */
    size_t head_length; /* 0: there is no answer */
    const void *parts[4];
    size_t lengths[4];
} clua_answer;
clua_session *clua_session_open(void);
void clua_session_close(clua_session *session);
void clua_session_answer(clua_session *session, const uint8_t *request, size_t length, clua_answer *answer);

/* Host side. A worker belongs to one thread at a time. */
typedef struct clua_worker clua_worker;
enum {
    CLUA_EXCHANGE_DONE = 0,
    CLUA_EXCHANGE_ENDED,   /* the worker is gone, or has closed its end */
    CLUA_EXCHANGE_TIMEOUT, /* the time is up */
    CLUA_EXCHANGE_TOO_LONG,/* the message says it is longer than what is allowed */
    CLUA_EXCHANGE_UNASKED, /* the worker spoke without being asked */
    CLUA_EXCHANGE_SYSTEM   /* the system refused, or there is no memory */
};

/* Starts the program of a path, with an empty environment and two descriptors; NULL, and errno, when it cannot. */
clua_worker *clua_worker_start(const char *path, uint64_t memory_bytes, int snapshot, int *error);
/* Sends one message; the time counts from the call. */
int clua_worker_send(clua_worker *worker, const void *bytes, size_t length, uint32_t milliseconds);
/* Takes one message of at most so many bytes; they are valid until the next call. */
int clua_worker_receive(clua_worker *worker, size_t most, uint32_t milliseconds, const uint8_t **bytes, size_t *length);
/* Kills the worker if it still lives, and gives its wait status. */
int clua_worker_end(clua_worker *worker);
pid_t clua_worker_pid(const clua_worker *worker);

/* A sealed memfd that holds these bytes: nobody can write, grow or shrink it, the maker included. -1 when refused. */
int clua_sealed(const void *bytes, size_t length);

/* The worker's loop: hello, then one answer for each request, with plain reads and writes only. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

static bool read_all(int socket, uint8_t *out, size_t length) {
    while (length > 0) {
        ssize_t count = read(socket, out, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        out += count;
        length -= (size_t)count;
    }
    return true;
}

static bool write_all(int socket, const void *bytes, size_t length) {
    const uint8_t *at = bytes;
    while (length > 0) {
        ssize_t count = write(socket, at, length);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        at += count;
        length -= (size_t)count;
    }
    return true;
}

static void set(uint8_t *out, uint64_t value, int width) {
    for (int i = 0; i < width; i++) out[i] = (uint8_t)(value >> (8 * i));
}

static bool say_hello(int socket, clua_walls walls, size_t snapshot_bytes) {
    const char *release = clua_release();
    size_t length = strlen(release);
    uint8_t bytes[128];
    if (length > sizeof bytes - 36) return false;
    set(bytes, 32 + length, 4);
    const uint32_t fields[] = {CLUA_WORKER_MAGIC, CLUA_WORKER_VERSION, walls.standing, walls.landlock, walls.error};
    for (int i = 0; i < 5; i++) set(bytes + 4 + 4 * i, fields[i], 4);
    set(bytes + 24, snapshot_bytes, 8);
    set(bytes + 32, length, 4);
    memcpy(bytes + 36, release, length);
    return write_all(socket, bytes, 36 + length);
}

static bool send_answer(int socket, const clua_answer *answer) {
    if (answer->head_length == 0) return true;
    if (!write_all(socket, answer->head, answer->head_length)) return false;
    for (int i = 0; i < 4; i++)
        if (!write_all(socket, answer->parts[i], answer->lengths[i])) return false;
    return true;
}

/* 1 when a request was answered, 0 when the host is gone, -1 when it cannot go on. */
static int answer_next(int socket, clua_session *session) {
    uint8_t prefix[4];
    if (!read_all(socket, prefix, 4)) return 0;
    size_t length = 0;
    for (int i = 0; i < 4; i++) length |= (size_t)prefix[i] << (8 * i);
    if (length > CLUA_REQUEST_MOST) return -1;
    uint8_t *request = malloc(length + 1);
    if (!request) return -1;
    clua_answer answer;
    bool done = read_all(socket, request, length);
    if (done) clua_session_answer(session, request, length, &answer);
    free(request);
    return done && send_answer(socket, &answer) ? 1 : -1;
}

int clua_serve(int socket, clua_walls walls, size_t snapshot_bytes) {
    clua_session *session = clua_session_open();
    if (!session || !say_hello(socket, walls, snapshot_bytes)) return 1;
    if (!(walls.standing & CLUA_WALL_SECCOMP)) return 1;
    int state = 1;
    while (state > 0) state = answer_next(socket, session);
    clua_session_close(session);
    return state < 0 ? 1 : 0;
}

/* The requests that a worker reads: any bytes, cut into messages by their own lengths. */
#include "driver.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t size) {
    static const char script[] = "return ...";
    clua_session *session = clua_session_open();
    must(session != NULL, "a session opens");
    bytes request = {0};
    /* Half of all inputs start with a state that is open and small, so that loads and calls get somewhere. */
    if (size > 0 && at[0] & 1) {
        clua_limits limits = clua_default_limits();
        const uint64_t fields[] = {20000, 1 << 20, 4 << 20, 4096, 4096, 50, 65536, limits.value_depth, 4, 100, 100, 10, 4096};
        add_number(&request, 1, 4);
        add_number(&request, CLUA_REQUEST_OPEN, 4);
        for (int i = 0; i < 13; i++) add_number(&request, fields[i], 8);
        clua_answer answer;
        clua_session_answer(session, request.at, request.length, &answer);
        request.length = 0;
        add_number(&request, 2, 4);
        add_number(&request, CLUA_REQUEST_LOAD, 4);
        add_number(&request, CLUA_ROLE_MAIN, 4);
        add_number(&request, 0, 4);
        add_number(&request, 0, 4);
        add(&request, script, sizeof script - 1);
        clua_session_answer(session, request.at, request.length, &answer);
    }
    for (size_t used = 1; used + 1 < size;) {
        size_t length = at[used++];
        if (length > size - used) length = size - used;
        /* A copy of its own length, so that reading past its end is seen. */
        uint8_t *message = malloc(length + (length == 0));
        memcpy(message, at + used, length);
        /* States as large as the input says would only measure the machine's memory. */
        bool opens = length >= 40 && message[4] == CLUA_REQUEST_OPEN;
        bool is_large = false;
        for (int i = 34; opens && i < 40; i++) is_large |= message[i] != 0;
        clua_answer answer;
        if (!is_large) {
            clua_session_answer(session, message, length, &answer);
            size_t body = 92;
            for (int i = 0; i < 4; i++) body += answer.lengths[i];
            must(answer.head_length == 0 || (answer.head[0] | (size_t)answer.head[1] << 8 | (size_t)answer.head[2] << 16 |
                                             (size_t)answer.head[3] << 24) == body, "an answer says its own length");
        }
        free(message);
        used += length;
    }
    clua_session_close(session);
    free(request.at);
    return 0;
}

/*
 * Runs Lua files under every limit, as a worker's session and as calls, for the sanitizers to watch:
 *
 *   drive PRELUDE WORKER FILE...
 *
 * The worker is started and spoken with as well, so that the host's side is watched too. Ends with 0 when nothing was found.
 */
#include "driver.h"

enum { VARIANTS = 14 };

/* The default, then one limit at a time made so small that it is met at different places. */
static clua_limits variant(int number) {
    clua_limits limits = clua_default_limits();
    if (number == 0) return limits;
    limits.instructions = 100000;
    switch (number) {
    case 1: limits.live_bytes = 40 << 10; break;
    case 2: limits.live_bytes = 60 << 10; break;
    case 3: limits.live_bytes = 200 << 10; break;
    case 4: limits.allocated_bytes = 50 << 10; break;
    case 5: limits.string_bytes = 64; break;
    case 6: limits.call_depth = 4; break;
    case 7: limits.output_bytes = 48; break;
    case 8: limits.value_depth = 2; break;
    case 9: limits.nodes = 3; break;
    case 10: limits.edges = 3; break;
    case 11: limits.children = 1; break;
    case 12: limits.text_bytes = 8; break;
    case 13: limits.instructions = 1500; break;
    }
    return limits;
}

static const uint8_t arguments[] = {6, 2, 0, 0, 0, 3, 7, 0, 0, 0, 0, 0, 0, 0, 5, 1, 0, 0, 0, 'x'};

static void run_calls(const bytes *prelude, const bytes *text, const clua_limits *limits) {
    clua_state *S = clua_open(limits);
    if (!S) return;
    int status = 0;
    const char *entry = "";
    if (prelude) {
        status = clua_load(S, CLUA_ROLE_PRELUDE, "prelude", 7, prelude->at, prelude->length);
        entry = "stage";
    }
    check_state(S, status);
    check_state(S, clua_load_module(S, "m", 1, "m.lua", 5, text->at, text->length));
    check_state(S, clua_load(S, CLUA_ROLE_MAIN, "main.lua", 8, text->at, text->length));
    for (int i = 0; i < 2; i++) check_state(S, clua_call(S, entry, strlen(entry), arguments, sizeof arguments));
    clua_close(S);
}

static void ask(clua_session *session, const bytes *request) {
    clua_answer answer;
    clua_session_answer(session, request->at, request->length, &answer);
    uint64_t sum = 0;
    for (int i = 0; i < 4 && answer.head_length; i++)
        for (size_t at = 0; at < answer.lengths[i]; at++) sum += ((const uint8_t *)answer.parts[i])[at];
    must(sum < UINT64_MAX, "every byte can be read");
}

static void start_request(bytes *request, uint32_t operation) {
    request->length = 0;
    add_number(request, 1, 4);
    add_number(request, operation, 4);
}

static void write_open(bytes *request, const clua_limits *limits) {
    start_request(request, CLUA_REQUEST_OPEN);
    const uint64_t fields[] = {limits->instructions, limits->live_bytes,   limits->allocated_bytes, limits->string_bytes,
                               limits->source_bytes, limits->call_depth,   limits->output_bytes,    limits->value_depth,
                               limits->modules,      limits->nodes,        limits->edges,           limits->children,
                               limits->text_bytes};
    for (int i = 0; i < 13; i++) add_number(request, fields[i], 8);
}

static void write_load(bytes *request, uint32_t role, const bytes *text) {
    start_request(request, CLUA_REQUEST_LOAD);
    add_number(request, role, 4);
    add_number(request, 6, 4);
    add_number(request, role == CLUA_ROLE_MODULE ? 1 : 0, 4);
    add(request, "f.lua?m", role == CLUA_ROLE_MODULE ? 7 : 6);
    add(request, text->at, text->length);
}

static void write_call(bytes *request) {
    start_request(request, CLUA_REQUEST_CALL);
    add_number(request, 0, 4);
    add(request, arguments, sizeof arguments);
}

/* A session is asked in turn, and then with every request cut short. */
static void run_session(clua_session *session, const bytes *text, const clua_limits *limits) {
    bytes request = {0};
    write_open(&request, limits);
    ask(session, &request);
    write_load(&request, CLUA_ROLE_MODULE, text);
    ask(session, &request);
    write_load(&request, CLUA_ROLE_MAIN, text);
    ask(session, &request);
    write_call(&request);
    ask(session, &request);
    for (size_t whole = request.length; request.length > 0; request.length--)
        if (request.length < whole) ask(session, &request);
    start_request(&request, CLUA_REQUEST_CLOSE);
    ask(session, &request);
    free(request.at);
}

static void exchange(clua_worker *worker, const bytes *request) {
    const uint8_t *answer;
    size_t length;
    must(clua_worker_send(worker, request->at, request->length, 20000) == CLUA_EXCHANGE_DONE, "the request is taken");
    must(clua_worker_receive(worker, 16 << 20, 20000, &answer, &length) == CLUA_EXCHANGE_DONE, "it is answered");
    must(length >= 92, "the answer is whole");
}

static void run_worker(const char *program, const bytes *text) {
    int error = 0;
    int snapshot = clua_sealed("snapshot", 8);
    clua_worker *worker = clua_worker_start(program, 56 << 20, snapshot, &error);
    must(worker != NULL, "the worker starts");
    const uint8_t *hello;
    size_t length;
    must(clua_worker_receive(worker, 4096, 20000, &hello, &length) == CLUA_EXCHANGE_DONE, "it says hello");
    clua_limits limits = clua_default_limits();
    bytes request = {0};
    write_open(&request, &limits);
    exchange(worker, &request);
    write_load(&request, CLUA_ROLE_MAIN, text);
    exchange(worker, &request);
    write_call(&request);
    exchange(worker, &request);
    must(clua_worker_receive(worker, 4096, 10, &hello, &length) == CLUA_EXCHANGE_TIMEOUT, "it says no more");
    clua_worker_end(worker);
    must(clua_worker_start("/no/such/program", 1 << 20, -1, &error) == NULL && error != 0, "what is absent does not start");
    close(snapshot);
    free(request.at);
}

int main(int count, char **files) {
    must(count > 3, "usage: drive PRELUDE WORKER FILE...");
    bytes prelude = read_file(files[1]);
    clua_session *session = clua_session_open();
    for (int i = 3; i < count; i++) {
        bytes text = read_file(files[i]);
        for (int number = 0; number < VARIANTS; number++) {
            clua_limits limits = variant(number);
            run_calls(NULL, &text, &limits);
            run_calls(&prelude, &text, &limits);
            run_session(session, &text, &limits);
        }
        if (i % 16 == 3) run_worker(files[2], &text);
        free(text.at);
    }
    clua_session_close(session);
    free(prelude.at);
    printf("%d files under %d sets of limits: nothing found\n", count - 3, VARIANTS);
    return 0;
}

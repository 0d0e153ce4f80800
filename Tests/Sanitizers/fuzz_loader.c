/* Any source text: read, patched, run under small limits, with the plain language and with every primitive. */
#include "driver.h"

static bytes prelude;

int LLVMFuzzerInitialize(int *count, char ***arguments) {
    (void)count;
    (void)arguments;
    const char *path = getenv("FUZZ_PRELUDE");
    must(path != NULL, "FUZZ_PRELUDE names a file");
    prelude = read_file(path);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t size) {
    if (size == 0) return 0;
    clua_limits limits = clua_default_limits();
    limits.instructions = 20000;
    limits.live_bytes = 1 << 20;
    limits.allocated_bytes = 4 << 20;
    clua_state *S = clua_open(&limits);
    must(S != NULL, "a state opens");
    bool plain = at[0] & 1;
    if (!plain) check_state(S, clua_load(S, CLUA_ROLE_PRELUDE, "p", 1, prelude.at, prelude.length));
    check_state(S, clua_load_module(S, "m", 1, "m", 1, at + 1, size - 1));
    check_state(S, clua_load(S, CLUA_ROLE_MAIN, "f", 1, at + 1, size - 1));
    const char *entry = plain ? "" : "stage";
    check_state(S, clua_call(S, entry, strlen(entry), NULL, 0));
    clua_close(S);
    return 0;
}

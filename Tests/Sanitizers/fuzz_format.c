/* string.format and tostring with any directives and any values. Input: a length, a format of that length, then values. */
#include "driver.h"

static const char script[] =
    "local f, a, b, c = ... local s = string.format(f, a, b, c) return { s, #s, tostring(a), tostring(b), tonumber(c) }";

/* One value: a kind and its bytes. Gives how much was used. */
static size_t add_value(bytes *arguments, const uint8_t *at, size_t left) {
    if (left == 0) {
        add_number(arguments, 0, 1);
        return 0;
    }
    uint8_t kind = at[0] % 6;
    add_number(arguments, kind, 1);
    if (kind < 3) return 1;
    if (kind < 5) {
        uint8_t number[8] = {0};
        size_t used = left - 1 < 8 ? left - 1 : 8;
        memcpy(number, at + 1, used);
        add(arguments, number, 8);
        return 1 + used;
    }
    size_t length = left > 1 ? at[1] : 0, most = left > 2 ? left - 2 : 0;
    if (length > most) length = most;
    add_number(arguments, length, 4);
    add(arguments, at + 2, length);
    return length + (left > 1 ? 2 : 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t size) {
    if (size == 0) return 0;
    size_t length = at[0] < size - 1 ? at[0] : size - 1, used = 1 + length;
    bytes arguments = {0};
    add_number(&arguments, 6, 1);
    add_number(&arguments, 4, 4);
    add_number(&arguments, 5, 1);
    add_number(&arguments, length, 4);
    add(&arguments, at + 1, length);
    for (int i = 0; i < 3; i++) used += add_value(&arguments, at + used, size - used);
    clua_limits limits = clua_default_limits();
    clua_state *S = clua_open(&limits);
    must(S != NULL, "a state opens");
    check_state(S, clua_load(S, CLUA_ROLE_MAIN, "f", 1, script, sizeof script - 1));
    check_state(S, clua_call(S, "", 0, arguments.at, arguments.length));
    must(clua_fault_of(S)->kind != CLUA_FAULT_USAGE, "the arguments are well formed");
    clua_close(S);
    free(arguments.at);
    return 0;
}

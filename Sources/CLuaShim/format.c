/* `string.format`: the directives whose text is the same everywhere. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"

/* The longest single number: `%99.99f` of the largest double. */
#define LONGEST_NUMBER 512
#define LONGEST_MODIFIERS 20

typedef struct directive {
    char text[32];
    char conversion;
} directive;

typedef struct output {
    lua_State *L;
    char *bytes;
    size_t length;
} output;

static void put(output *out, const char *bytes, size_t length) {
    if (out->length + length > clua_of(out->L)->limits.string_bytes) clua_stop(out->L, CLUA_LIMIT_STRING);
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

/* Flags that a conversion may have, and whether it may have a precision: as in Lua, so that no combination is left to the
   C library. NULL for what is no conversion here. */
static const char *flags_of(char conversion, bool *has_precision) {
    *has_precision = conversion != 'c';
    switch (conversion) {
    case 'c': case 's': return "-";
    case 'd': case 'i': return "-+0 ";
    case 'u': return "-0";
    case 'o': case 'x': case 'X': return "-#0";
    case 'e': case 'E': case 'f': case 'g': case 'G': return "-+ #0";
    default: return NULL;
    }
}

static const char *skip_two_digits(const char *at) {
    for (int i = 0; i < 2 && *at >= '0' && *at <= '9'; i++) at++;
    return at;
}

/* Flags, at most two digits of width, at most two of precision, and nothing else before the conversion at `stop`. */
static bool is_directive(const char *at, const char *stop) {
    bool has_precision;
    const char *flags = flags_of(*stop, &has_precision);
    if (!flags) return false;
    while (at < stop && strchr(flags, *at)) at++;
    if (*at != '0') {
        at = skip_two_digits(at);
        if (*at == '.' && has_precision) at = skip_two_digits(at + 1);
    }
    return at == stop;
}

/* Reads one directive after its `%`. The format ends with a zero byte, as every text of Lua does. */
static const char *read_directive(lua_State *L, const char *start, directive *found) {
    size_t length = strspn(start, "-+ #0123456789.");
    if (length > LONGEST_MODIFIERS || !is_directive(start, start + length)) {
        int shown = length < 12 ? (int)length + (start[length] != 0) : 12;
        clua_raise(L, CLUA_FAULT_ERROR, "`string.format` cannot use `%%%.*s`", shown, start);
    }
    found->text[0] = '%';
    memcpy(found->text + 1, start, length);
    found->text[length + 1] = 0;
    found->conversion = start[length];
    return start + length + 1;
}

static void put_number(output *out, int argument, const directive *found) {
    char form[48], text[LONGEST_NUMBER];
    if (strchr("diuoxX", found->conversion)) {
        lua_Integer value = luaL_checkinteger(out->L, argument);
        char conversion = found->conversion == 'i' ? 'd' : found->conversion;
        snprintf(form, sizeof form, "%sll%c", found->text, conversion);
        put(out, text, (size_t)snprintf(text, sizeof text, form, (long long)value));
        return;
    }
    double value = luaL_checknumber(out->L, argument);
    if (isnan(value)) value = (double)NAN;
    snprintf(form, sizeof form, "%s%c", found->text, found->conversion);
    put(out, text, (size_t)snprintf(text, sizeof text, form, value));
}

/* Texts were made before, by `prepare`: no script runs while the scratch memory is in use. */
static void put_string(output *out, int argument, const directive *found) {
    size_t length;
    const char *text = lua_tolstring(out->L, argument, &length);
    if (!found->text[1]) {
        put(out, text, length);
        return;
    }
    if (strlen(text) != length) clua_raise(out->L, CLUA_FAULT_ERROR, "a text with a zero byte has no width");
    if (!strchr(found->text, '.') && length >= 100) {
        put(out, text, length);
        return;
    }
    char form[48], padded[LONGEST_NUMBER];
    snprintf(form, sizeof form, "%ss", found->text);
    put(out, padded, (size_t)snprintf(padded, sizeof padded, form, text));
}

static void put_directive(output *out, int argument, const directive *found) {
    if (found->conversion == 's') {
        put_string(out, argument, found);
    } else if (found->conversion == 'c') {
        char form[48], text[LONGEST_NUMBER];
        snprintf(form, sizeof form, "%sc", found->text);
        put(out, text, (size_t)snprintf(text, sizeof text, form, (int)(unsigned char)luaL_checkinteger(out->L, argument)));
    } else {
        put_number(out, argument, found);
    }
}

/* Goes over the directives: first making texts of the arguments for `%s`, then writing. */
static void walk(lua_State *L, output *out) {
    size_t length;
    const char *at = lua_tolstring(L, 1, &length), *end = at + length;
    int argument = 1;
    while (at < end) {
        const char *percent = memchr(at, '%', (size_t)(end - at));
        const char *stop = percent ? percent : end;
        if (out) put(out, at, (size_t)(stop - at));
        if (!percent) return;
        at = percent + 1;
        if (at < end && *at == '%') {
            if (out) put(out, "%", 1);
            at++;
            continue;
        }
        directive found;
        at = read_directive(L, at, &found);
        argument++;
        if (out) {
            put_directive(out, argument, &found);
        } else if (found.conversion == 's') {
            luaL_checkany(L, argument);
            clua_push_tostring(L, argument);
            lua_replace(L, argument);
        }
    }
}

int clua_string_format(lua_State *L) {
    size_t length;
    luaL_checklstring(L, 1, &length);
    clua_charge(L, 4 + length / 8);
    walk(L, NULL);
    output out = {.L = L, .bytes = clua_of(L)->scratch};
    walk(L, &out);
    clua_charge(L, out.length / 16);
    lua_pushlstring(L, out.bytes, out.length);
    return 1;
}

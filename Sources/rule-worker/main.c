/* The process that packs run in: maps the snapshot, locks itself in, then answers its host. Started by a host only. */
#include <CLuaWorker.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
    if (count < 3) {
        fputs("rule-worker: started by concord for each rule pack; there is nothing to run by hand\n", stderr);
        return 64;
    }
    size_t length = 0;
    if (count > 3 && strcmp(arguments[3], "snapshot") == 0) clua_map_snapshot(&length);
    pid_t parent = (pid_t)strtol(arguments[1], NULL, 10);
    clua_walls walls = clua_lock_down(parent, strtoull(arguments[2], NULL, 10));
    return clua_serve(CLUA_WORKER_SOCKET, walls, length);
}

"""The stock Lua 5.4 interpreter: the rules over native tables, in one process, without a host."""

NAME = "Lua 5.4"
PROGRAM = "lua5.4"
SIZES = {"decision": 10_000, "population": 100_000, "overlap": 256_000}


def command(here, workload, folder, answers):
    return [PROGRAM, f"{here}/lua/peer.lua", workload, folder, answers]


def version(run, python):
    return run([PROGRAM, "-v"]).split("  ")[0].removeprefix("Lua ")

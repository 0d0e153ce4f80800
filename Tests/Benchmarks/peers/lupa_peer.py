"""Lua 5.4 called from Python, one decision a call: the records are Lua tables before the first call."""

import os

import common
import data

NAME = "Lua 5.4 in Python (lupa)"
PACKAGE = "lupa"
SIZES = {"decision": 10_000}


def decision(folder):
    from lupa import lua54

    lua = lua54.LuaRuntime(unpack_returned_tuples=True)
    with open(os.path.join(os.path.dirname(__file__), "..", "lua", "rules.lua")) as file:
        rules = lua.execute(file.read())

    def tables(value):
        if isinstance(value, dict):
            return lua.table_from({key: tables(part) for key, part in value.items()})
        return lua.table_from([tables(part) for part in value]) if isinstance(value, list) else value

    p = dict(data.DECISION)
    p["areas"], p["flags"] = ({name: True for name in p[key]} for key in ("areas", "flags"))
    decide, cases = rules.decision(tables(p)), [tables(case) for case in common.cases(folder)]

    def ask(i):
        return list(decide(cases[i]).values())

    return [common.Mode("decision", lambda: [data.words(sorted(ask(i))) for i in range(len(cases))],
                        common.one_by_one(ask, len(cases)))]


if __name__ == "__main__":
    common.main({"decision": decision})

"""Concord: the rules as Lua packs, staged once in a worker, evaluated over the records' columns (Tests/BenchPeer)."""

import glob
import os

NAME = "Concord"
PROGRAM = "bench-peer"
SIZES = {"decision": 10_000, "population": 100_000, "overlap": 64_000, "scaling": 1_000_000}


def command(here, workload, folder, answers):
    programs = os.environ["CONCORD_PROGRAMS"]
    packs = {"scaling": ["eleven-clauses"], "decision": ["eleven-clauses", "eleven-signs"], "overlap": ["overlap"],
             "population": sorted(os.path.basename(path) for path in glob.glob(f"{folder}/packs/households-*"))}
    table = "activities.csv" if workload == "overlap" else "households.csv"
    return ([f"{programs}/{PROGRAM}", f"{programs}/rule-worker", workload, f"{folder}/{table}", answers]
            + [f"{folder}/packs/{name}" for name in packs[workload]])


def version(run, python):
    return "this build"

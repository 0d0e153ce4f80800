"""The tables as a document: what was measured, on what, how to do it again, and what cannot be compared."""

import datetime
import math

import data
import machine
import workloads

TITLES = {"decision": "One decision", "population": "Population and packs", "overlap": "Overlap join",
          "scaling": "scaling"}
ABOUT = {
    "decision": f"""A household is asked eleven things: targeted area, severity, displaced or under pressure, size, income
against a line that grows with size, consent, no sanction or fraud, age of the datum, budget against cost, the programme's
days, and no assistance of the same sector in the last {data.DECISION['pause_days']} days, over a list of up to four earlier ones. No field is missing.
*Reasons* are the names of all clauses that fail; *yes or no* is the verdict alone. Time is for one household.

Concord answers in three ways: `truth` gives verdict and cause of every household, in columns; `clauses` gives the truth of
each clause, in columns; `decision` gives one household's decision with its clause tree, distances, evidence with the line of
each fact, parameters with their origin, and words. The rules are `rules/bench/eleven-clauses` and the same clauses as signs.""",
    "population": f"""Households against {data.PACKS} packs of eight rules with five dated parameters each; {workloads.PERCENT_MISSING} % of the fields are missing.
For each household and pack the answer is yes, no or unknown (no before unknown, unknown before yes), and for each pack and
area the three are counted. Time is for one household and pack, so for eight rules, counting included.""",
    "overlap": """Planned activities have a donor of 12, an area of N/20, a sector of 8, a group of 4 (one of which is all) and
10 to 90 days. The answer: the cells, area by sector, in which plans of different donors for the same group meet on a day, and
how many pairs of plans do. Time is for the whole join. `one-day` asks less: in which cells plans of several donors are under
way on one day, and how many donors they are.

Concord's `cells` and `pairs` run a rule of a pack over the list of each cell (`Tests/Benchmarks/packs/overlap`); `pairs` adds
the explained decisions of the cells that are over. `one-day` is the analysis behind `concord deconflict`, over the same plans as
presences: it reads them from the Snapshot and writes findings with evidence, a question and whom to ask.""",
}
LIMITS = {
    "decision": [
        "Engines driven from Python are called through Python, as a program in Python would call them; plain Lua, LuaJIT and Concord are not. The row of lupa shows what that boundary costs.",
        "Columns of all households are not one call for one household. numpy, OpenFisca and Concord's `truth` and `clauses` gain from it; the engines that answer one request at a time cannot.",
        "Lua's and LuaJIT's lists of reasons are built for each household; columns leave them as truths of clauses.",
        "numpy and OpenFisca read area and flag as numbers that were given to codes while loading; Concord numbers its codes while it binds. Neither numbering is in the time.",
        "numpy knows no unknown in this workload; Concord's columns carry one, with its cause.",
    ],
    "population": [
        "Counting by area is in the time of Concord, Lua, numpy and OpenFisca, and outside of it for the others.",
        "Lua and ZEN stop at the first rule that says no; numpy, OpenFisca and Concord evaluate all eight.",
        "Concord evaluates 96 rules that were staged from 96 files and keeps the truth and cause of each; numpy and OpenFisca evaluate one expression for a pack.",
        "OpenFisca has no missing values, so it gets the households without any, and answers yes or no.",
        "The slow engines get the first few hundred households; their time is for one household and pack all the same.",
    ],
    "overlap": [
        "Lua sorts each cell by the start of the plans; the Rego policies and Concord's rule compare all pairs of a cell.",
        "Concord's rule reads its facts in the time; the other engines have them in their own tables before. Its `one-day` writes a finding of about twenty fields for each cell, the other engines a number.",
        "The Rego engines and Concord's rule get the plans grouped into cells; grouping is in the time of Lua and of `one-day` in Concord.",
        "Cedar, ZEN and CEL cannot join records; numpy and OpenFisca have no join over intervals.",
    ],
}


class Findings:
    """All that a run found."""

    def __init__(self, lines, load):
        self.machine, self.load = lines, load
        self.versions, self.results, self.overlap, self.refused, self.figures = {}, {}, {}, [], []


def table(head, rows, numbers=()):
    rule = ["---:" if place in numbers else "---" for place in range(len(head))]
    return "\n".join("| " + " | ".join(str(cell) for cell in row) + " |" for row in [head, rule] + rows)


def document(found):
    parts = [head(found), targets(found)]
    for workload, results in found.results.items():
        parts.append(section(workload, comparison(found, workload, results)))
    if found.overlap:
        parts.append(section("overlap", ladder(found)))
    parts.append(refused(found))
    return "\n\n".join(part for part in parts if part) + "\n"


def head(found):
    lines = "\n".join(f"* {line}" for line in found.machine)
    # Before the run a machine that is left alone has nothing to do.
    busy = ("\n* **other work ran on the machine at the time: to be taken again on a quiet one**" if found.load > 0.7
            else "")
    return f"""# Performance

Written by `make bench` on {datetime.date.today()}; that command takes the figures again. Every engine answers the same
made-up records, from the same seeds, in the same run; **what it answers is compared line by line with a plain reference before
it is timed**, and an engine that answers otherwise is not timed. Each runs in a process of its own, all on one and the same
core, in rounds that follow one another; the first round warms up, and the median of the others counts. Policies are parsed and
records are loaded before; where an engine has a call for many cases, its row `batch` uses it. One call is timed by the clock, a
call for many in processor time of the whole process, which other work on the machine does not lengthen.

{lines}
* load before the run: {found.load:.2f}{busy}

Figures of one machine say little about another; the ratios say more. Where another engine is faster, the table says so."""


def targets(found):
    signs = {True: "met", False: "**missed**", None: ""}
    rows = [[figure.what, figure.target, figure.measured, signs[figure.isMet]] for figure in found.figures]
    return "## Targets\n\n" + table(["what", "target", "measured", ""], rows)


def section(workload, body):
    limits = "\n".join(f"* {line}" for line in LIMITS[workload])
    return f"## {TITLES[workload]}\n\n{ABOUT[workload]}\n\n{body}\n\nWhat is not comparable:\n\n{limits}"


def own(results):
    """Concord's time for each kind of output: in columns, and for one explained decision a call."""
    columns, calls = {}, {}
    for result, _ in results:
        if result.peer.NAME == "Concord" and result.rounds:
            (calls if result.isOneByOne else columns).setdefault(result.kind, result.nanoseconds)
    # Three truths hold a yes or no; reasons do, too.
    if "three truths" in columns:
        columns.setdefault("yes or no", columns["three truths"])
    if "reasons" in calls:
        calls.setdefault("yes or no", calls["reasons"])
    return columns, calls


def comparison(found, workload, results):
    columns, calls = own(results)

    def ratio(result, times):
        return machine.significant(result.nanoseconds / times[result.kind]) if result.kind in times else ""

    rows = []
    for result, count in results:
        if not result.rounds:
            continue
        p99 = machine.nanoseconds(machine.percentile(result.times, 99)) if result.isOneByOne else ""
        rows.append([
            result.peer.NAME, found.versions.get(result.peer.NAME, ""), result.mode, result.kind, f"{count:,}",
            machine.nanoseconds(result.nanoseconds), p99, ratio(result, columns),
            ratio(result, calls) if result.isOneByOne else "", getattr(result.peer, "NOTES", {}).get(workload, "")])
    head = ["engine", "version", "way", "output", "records", "time", "99 %", "÷ Concord's columns",
            "÷ Concord's `decision`", ""]
    if not calls:
        rows, head = [row[:6] + row[7:8] + row[9:] for row in rows], head[:6] + head[7:8] + head[9:]
    numbers = range(4, len(head) - 1)
    return table(head, rows, numbers) + "\n\n" + faster(results, columns, calls)


def faster(results, columns, calls):
    """Names who is faster, so that nobody has to look for it."""
    lines = []
    for times, isCall, words in ((columns, False, "in columns"), (calls, True, "for one call")):
        quicker = {}
        for result, _ in results:
            if (result.rounds and result.peer.NAME != "Concord" and result.isOneByOne == isCall
                    and result.kind in times and result.nanoseconds < times[result.kind]):
                share = result.nanoseconds / times[result.kind]
                quicker.setdefault(result.peer.NAME, []).append(f"{machine.significant(share, 2)} of its time for {result.kind}")
        if times:
            named = "; ".join(f"{name} ({', '.join(shares)})" for name, shares in quicker.items())
            lines.append(f"Faster than Concord {words}: {named or 'none'}.")
    return "\n".join(lines)


def ladder(found):
    sizes = list(found.overlap)
    lines = {}
    for size, results in found.overlap.items():
        for result, _ in results:
            if result.rounds:
                lines.setdefault((result.peer.NAME, result.mode, result.kind), {})[size] = result.nanoseconds
    rows = [[name, mode, kind] + [machine.nanoseconds(times[size]) if size in times else "" for size in sizes]
            + [exponent(times)] for (name, mode, kind), times in lines.items()]
    return table(["engine", "way", "output"] + [f"{size:,} plans" for size in sizes] + ["exponent"], rows,
                 numbers=range(3, len(sizes) + 4))


def exponent(times):
    """Of the time over the number of plans, from the smallest to the largest."""
    first, last = min(times), max(times)
    if first == last:
        return ""
    return f"{math.log(times[last] / times[first]) / math.log(last / first):.2f}"


def refused(found):
    if not found.refused:
        return "## Not timed\n\nNone."
    return "## Not timed\n\n" + table(["engine", "workload", "why"], [list(row) for row in found.refused])

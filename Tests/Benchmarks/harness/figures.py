"""The targets of the project, each with what was measured in the same run.

A figure is a row: what, target, what was measured, and whether the target is met (`None` where nothing was measured). A row
whose command this build lacks says so; whoever adds the command adds the function here.
"""

import math
import os
import re
import shutil
import subprocess

import machine

RIVALS = ["OPA (Go engine)", "regorus", "Cedar (cedarpy)", "ZEN", "CEL in C++", "CEL in Rust", "CEL in Python"]
SCALING = [1000, 10_000, 100_000, 1_000_000]


class Figure:
    def __init__(self, what, target, measured="not measured", isMet=None):
        self.what, self.target, self.measured, self.isMet = what, target, measured, isMet

    @staticmethod
    def atMost(what, limit, value, show):
        if value is None:
            return Figure(what, f"≤ {show(limit)}")
        return Figure(what, f"≤ {show(limit)}", show(value), value <= limit)


def measured(bench, found):
    return (decision(found) + rivals(found) + [scaling(bench)] + worker(bench) + open_rows())


def own(found, workload, mode):
    for result, _ in found.results.get(workload, []):
        if result.peer.NAME == "Concord" and result.mode == mode and result.rounds:
            return result
    return None


def decision(found):
    truth, explained = own(found, "decision", "truth"), own(found, "decision", "decision")
    rows = [Figure.atMost("one decision of eleven clauses: truth and cause, a subject", 50,
                          truth.nanoseconds if truth else None, machine.nanoseconds)]
    for percent in (50, 99):
        value = machine.percentile(explained.times, percent) if explained else None
        limit = 20_000 if percent == 50 else None
        what = f"a decision explained: {'median' if percent == 50 else '99th percentile'}"
        if limit:
            rows.append(Figure.atMost(what, limit, value, machine.nanoseconds))
        elif value is not None:
            rows.append(Figure(what, "", machine.nanoseconds(value)))
    if truth:
        staging = machine.median(truth.ready["stagingMilliseconds"]) * 1e6
        rows.append(Figure.atMost("staging one of the two rules of that workload, worker warm", 1e6, staging,
                                  machine.nanoseconds))
    return rows


def rivals(found):
    """How much faster the same output comes: each rival in its fastest way, Concord in the way that gives as much."""
    rows = []
    for name in RIVALS:
        rival = [result for result, _ in found.results.get("decision", []) if result.peer.NAME == name and result.rounds]
        if not rival:
            rows.append(Figure(f"one decision: times faster than {name}", "≥ 10"))
            continue
        best = min(rival, key=lambda result: result.nanoseconds)
        mine = own(found, "decision", "clauses" if best.kind == "reasons" else "truth")
        if mine:
            ratio = best.nanoseconds / mine.nanoseconds
            rows.append(Figure(f"one decision: times faster than {name} ({best.kind})", "≥ 10",
                               machine.significant(ratio), ratio >= 10))
    return rows


def scaling(bench):
    """The slope of the logarithm of the time over the logarithm of the number of subjects."""
    what = "exponent of the time for truth and cause, from a thousand subjects to a million"
    if bench.options.small or "concord" not in [peer.KEY for peer in bench.peers]:
        return Figure(what, "≤ 1.05")
    concord = next(peer for peer in bench.peers if peer.KEY == "concord")
    points = []
    for size in SCALING:
        results = bench.run("scaling", [concord], size)
        shutil.rmtree(os.path.join(bench.options.data, f"scaling-{size}"))
        if not results:
            return Figure(what, "≤ 1.05")
        points.append((math.log(size), math.log(results[0][0].nanoseconds * size)))
    count = len(points)
    x, y = sum(point[0] for point in points) / count, sum(point[1] for point in points) / count
    slope = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
    each = ", ".join(f"{size:,}: {machine.nanoseconds(math.exp(total - math.log(size)))}"
                     for size, (_, total) in zip(SCALING, points))
    return Figure(what, "≤ 1.05", f"{slope:.3f} (a subject: {each})", slope <= 1.05)


def worker(bench):
    """What `make figures` prints, taken again in this run."""
    programs = bench.options.programs
    packs = sorted(entry.path for entry in os.scandir(os.path.join(bench.root, "rules", "packs")) if entry.is_dir())
    try:
        done = subprocess.run([f"{programs}/worker-figures", f"{programs}/rule-worker", *packs], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        return [Figure("a worker", "", f"not measured: {error}")]
    ready = re.search(r"worker started.*median ([\d.e-]+) ms", done.stdout)
    staged = [float(value) for value in re.findall(r"staged, worker warm: median ([\d.e-]+) ms", done.stdout)]
    memory = [int(value) for line in re.findall(r"bytes: \[([\d, ]*)\]", done.stdout) for value in line.split(", ") if value]

    def bytes_(value):
        return f"{value / 2 ** 20:.2f} MiB"

    return [
        Figure.atMost("a worker started, walled in and ready: median", 5e6, float(ready.group(1)) * 1e6 if ready else None,
                      machine.nanoseconds),
        Figure.atMost("staging a shipped rule, worker warm: the slowest of the medians", 1e6,
                      max(staged) * 1e6 if staged else None, machine.nanoseconds),
        Figure.atMost("proportional memory of a worker (PSS): the largest", 8 * 2 ** 20, max(memory) if memory else None,
                      bytes_),
    ]


def open_rows():
    """Targets that no command of this build measures yet."""
    missing = "no command of this build measures it"
    return [
        Figure("one decision of eleven clauses with distances, a subject", "≤ 150 ns", missing),
        Figure("two cores beside one", "≥ 1.8", missing),
        Figure("100 rules over 50,000 activities", "≤ 1 s", missing),
        Figure("`dynamic` rules beside plain Lua 5.4 with a list of reasons", "≥ 0.2", missing),
        Figure("`dynamic` rules: times faster than OPA, regorus, Cedar, ZEN and CEL, each", "≥ 10", missing),
    ]

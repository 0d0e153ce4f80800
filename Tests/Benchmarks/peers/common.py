"""What all engines that are driven from Python share: reading the records, and the conversation with the harness.

An engine writes its answers to ANSWERS.MODE for each of its modes, says so in one line of JSON, and then times a mode for
each line that it reads. A mode that answers one case at a time gives the nanoseconds of each, by the clock; one that
answers all together gives one mean, in processor time of the whole process, which other work on the machine does not
lengthen.
"""

import csv
import json
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "harness"))
import data  # noqa: E402


class Mode:
    """One way of answering: `answers` gives lines, `round` nanoseconds for one answer."""

    def __init__(self, name, answers, round):
        self.name, self.answers, self.round = name, answers, round


def one_by_one(ask, count, samples=1000):
    """Times single calls, each by itself."""

    def round():
        clock, times = time.perf_counter_ns, []
        for number in range(samples):
            start = clock()
            ask(number % count)
            times.append(clock() - start)
        return times

    return round


def together(ask, count, least=50_000_000):
    """Times all cases at once, as often as the clock's own steps need."""

    def round():
        clock = time.process_time_ns
        start = clock()
        ask()
        once = clock() - start
        times = max(1, min(1000, least // max(once, 1)))
        start = clock()
        for _ in range(times):
            ask()
        return [(clock() - start) / times / count]

    return round


def table(folder, name):
    with open(os.path.join(folder, name), newline="") as file:
        return list(csv.reader(file))[1:]


def cases(folder):
    return [data.record(row) for row in table(folder, "households.csv")]


def all_packs(folder):
    """The parameters of each pack and date of entry into force."""
    with open(os.path.join(folder, "packs.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    return [{name: value if name == "from" else (value.split(";") if name == "areas" else int(value))
             for name, value in row.items()} for row in rows]


def packs(folder):
    """The parameters in force of each pack."""
    return data.in_force(all_packs(folder))


def plans(folder):
    names = ["id", "donor", "area", "sector", "group", "start", "end", "amount"]
    return [dict(zip(names, row[:5] + [int(value) for value in row[5:]])) for row in table(folder, "activities.csv")]


def truth_words(truths):
    return ["unknown" if truth is None else ("yes" if truth else "no") for truth in truths]


def main(workloads):
    """Answers the harness: `workloads` are functions from a folder of records to modes."""
    name, folder, answers = sys.argv[1:4]
    start = time.perf_counter()
    modes = workloads[name](folder)
    loading = time.perf_counter() - start
    for mode in modes:
        with open(f"{answers}.{mode.name}", "w") as file:
            file.writelines(line + "\n" for line in mode.answers())
    print(json.dumps({"modes": [mode.name for mode in modes], "loadingSeconds": loading}), flush=True)
    for line in sys.stdin:
        wanted = line.strip()
        mode = next(mode for mode in modes if mode.name == wanted)
        print(json.dumps({"nanoseconds": mode.round()}), flush=True)

"""`make bench`: Concord beside other engines on the same made-up records, in one run.

An engine whose output is not the one expected is not timed, and the table says why. Every engine runs in a process of its
own, all of them on one and the same core, and the rounds of all of them follow one another, so that what else goes on on
the machine meets them alike. Medians of the rounds count.

    bench.py --engines ENVIRONMENT --programs FOLDER [--write FILE] [--only NAME,…] [--workloads NAME,…] [--small]
             [--check-only]
"""

import argparse
import importlib.util
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [os.path.join(HERE, "harness"), os.path.join(HERE, "peers")]

import figures  # noqa: E402
import machine  # noqa: E402
import report  # noqa: E402
import workloads  # noqa: E402
from engine import Engine, Unusable, kind_of  # noqa: E402

# In the order of the tables.
PEERS = ["concord", "lua54", "luajit", "lupa", "numpy", "openfisca", "regorus", "opa", "cedar", "zen", "cel_cpp",
         "cel_rust", "cel_python"]
ROUNDS = 7
OVERLAP_SIZES = [1000, 4000, 16_000, 64_000]
SMALL = {"decision": 200, "population": 400, "overlap": 200}


def parsed():
    parser = argparse.ArgumentParser(description="Compares Concord with other engines.")
    parser.add_argument("--engines", default="", help="the virtual environment that the engines are installed in")
    parser.add_argument("--programs", required=True, help="the folder of the built programs")
    parser.add_argument("--data", default=os.path.join(ROOT, ".build", "bench"), help="where records are written")
    parser.add_argument("--write", help="the document that the tables are written to")
    parser.add_argument("--only", default=",".join(PEERS), help="the engines, by the names of their files")
    parser.add_argument("--peers", default=os.path.join(HERE, "peers"), help="the folder of the engines' files")
    parser.add_argument("--workloads", default="decision,population,overlap")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--small", action="store_true", help="a few records, to see whether everything works")
    parser.add_argument("--check-only", action="store_true", help="check outputs and time nothing")
    return parser.parse_args()


def peer(name, folder):
    path = os.path.join(folder, f"{name}_peer.py")
    spec = importlib.util.spec_from_file_location(f"{name}_peer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.KEY, module.PATH = name, path
    return module


class Result:
    """What came of one mode of one engine."""

    def __init__(self, peer, mode, kind, ready):
        self.peer, self.mode, self.kind, self.ready = peer, mode, kind, ready
        self.times, self.rounds = [], []

    @property
    def isOneByOne(self):
        return len(self.times) > len(self.rounds)

    @property
    def nanoseconds(self):
        return machine.median(self.rounds)


class Bench:
    def __init__(self, options):
        self.options, self.root = options, ROOT
        self.peers = [peer(name, options.peers) for name in options.only.split(",") if name]
        self.core = machine.cores()[-1]
        self.python = os.path.join(options.engines, "bin", "python") if options.engines else sys.executable
        # Kernels chosen by hand for another machine would slow numpy.
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
        self.environment.update(PYTHONDONTWRITEBYTECODE="1", SWIFT_BACKTRACE="enable=no", CONCORD_PROGRAMS=options.programs)
        os.environ["CONCORD_PROGRAMS"] = options.programs
        self.refused = []

    def version(self, peer):
        if hasattr(peer, "version"):
            return peer.version(machine.run, self.python)
        code = f"import importlib.metadata as m; print(m.version('{peer.PACKAGE}'))"
        return machine.run([self.python, "-c", code])

    def command(self, peer, workload, folder, answers):
        if hasattr(peer, "command"):
            return peer.command(HERE, workload, folder, answers)
        note = os.path.join(self.options.engines, "not-installed", peer.PACKAGE)
        if os.path.exists(note):
            with open(note) as file:
                raise Unusable(f"not installed: {file.read()}")
        if not os.path.exists(self.python):
            raise Unusable("not installed: there is no virtual environment")
        return [self.python, peer.PATH, workload, folder, answers]

    def refuse(self, peer, workload, reason):
        self.refused.append((peer.NAME, workload, reason))
        print(f"  {peer.NAME}: not timed: {reason}", flush=True)

    def started(self, peer, workload, count, folder, expected):
        """An engine whose outputs were checked, with its results to come."""
        answers = os.path.join(folder, f"answers-{peer.KEY}")
        engine = Engine(self.command(peer, workload, folder, answers), answers, self.environment, self.core)
        results = []
        for mode in engine.modes:
            try:
                results.append(Result(peer, mode, kind_of(engine.written(mode), expected), engine.ready))
            except Unusable as reason:
                self.refuse(peer, workload, f"`{mode}`: {reason}")
        names = ", ".join(f"`{result.mode}` ({result.kind})" for result in results)
        print(f"  {peer.NAME}: {count:,} records, output as expected: {names or 'none'}", flush=True)
        return engine, results

    def run(self, workload, peers, size=None):
        """Checks and times a workload; each engine gets as many records as it can deal with."""
        running, expected = [], {}
        print(f"{workload}{f', {size:,} records' if size else ''}", flush=True)
        for peer in peers:
            if workload not in peer.SIZES:
                continue
            count = size or (SMALL[workload] if self.options.small else peer.SIZES[workload])
            folder = os.path.join(self.options.data, f"{workload}-{count}")
            try:
                if count not in expected:
                    expected[count] = workloads.prepare(workload, count, folder, ROOT)
                running.append(self.started(peer, workload, count, folder, expected[count]) + (count,))
            except Unusable as reason:
                self.refuse(peer, workload, str(reason))
        try:
            if not self.options.check_only:
                self.time(workload, running)
        finally:
            for engine, _, _ in running:
                engine.stop()
        return [(result, count) for _, results, count in running for result in results]

    def time(self, workload, running):
        # The first round warms up and is forgotten.
        for number in range(self.options.rounds + 1):
            for engine, results, _ in running:
                for result in list(results):
                    try:
                        times = engine.time(result.mode)
                    except (Unusable, BrokenPipeError) as reason:
                        results.remove(result)
                        self.refuse(result.peer, workload, f"`{result.mode}` failed while it was timed: {reason}")
                        continue
                    if number > 0:
                        result.times += times
                        result.rounds.append(machine.median(times))


def main():
    options = parsed()
    bench = Bench(options)
    load = machine.load()
    wanted = options.workloads.split(",")
    found = report.Findings(machine.description(), load)
    for line in found.machine:
        print(line)
    for peer in bench.peers:
        found.versions[peer.NAME] = bench.version(peer)
    for workload in ("decision", "population"):
        if workload in wanted:
            found.results[workload] = bench.run(workload, bench.peers)
    if "overlap" in wanted:
        for size in [SMALL["overlap"]] if options.small else OVERLAP_SIZES:
            able = [peer for peer in bench.peers if peer.SIZES.get("overlap", 0) >= size]
            found.overlap[size] = bench.run("overlap", able, size)
    if options.check_only:
        sys.exit(1 if bench.refused else 0)
    found.refused = bench.refused
    found.figures = figures.measured(bench, found)
    text = report.document(found)
    print(text)
    if options.write:
        with open(os.path.join(ROOT, options.write), "w") as file:
            file.write(text)


if __name__ == "__main__":
    main()

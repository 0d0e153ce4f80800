"""One engine in one process: started, checked against what is expected, and asked to time itself."""

import json
import os
import select
import subprocess
import time


class Unusable(Exception):
    """Why an engine is not timed, in words for the table."""


class Engine:
    """A running engine. It stays alive, so that rounds of all engines can follow one another."""

    def __init__(self, command, answers, environment, core, patience=600):
        self.answers, self.patience = answers, patience
        self.errors = open(f"{answers}.errors", "w+")

        def on_one_core():
            os.sched_setaffinity(0, {core})

        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True, bufsize=1,
                env=environment, preexec_fn=on_one_core if core is not None else None)
        except OSError as error:
            raise Unusable(f"not installed: {error.strerror}") from None
        started = time.monotonic()
        self.ready = self._line()
        self.seconds_until_ready = time.monotonic() - started

    def _line(self):
        readable, _, _ = select.select([self.process.stdout], [], [], self.patience)
        if not readable:
            self.stop()
            raise Unusable(f"no answer after {self.patience} s")
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            raise Unusable(f"it ended with {self.process.returncode}: {self._last_error()}")
        return json.loads(line)

    def _last_error(self):
        self.errors.flush()
        self.errors.seek(0)
        lines = [line.strip() for line in self.errors.read().splitlines() if line.strip()]
        return lines[-1][:200] if lines else "it said nothing"

    @property
    def modes(self):
        return self.ready["modes"]

    def written(self, mode):
        with open(f"{self.answers}.{mode}") as file:
            return file.read().splitlines()

    def time(self, mode):
        self.process.stdin.write(mode + "\n")
        self.process.stdin.flush()
        return self._line()["nanoseconds"]

    def stop(self):
        self.process.kill()
        self.process.wait()


def difference(expected, written):
    """The first line that differs, in words; `None` when all are the same."""
    for number, (wanted, got) in enumerate(zip(expected, written), 1):
        if wanted != got:
            return f"line {number} is `{got}`, expected `{wanted}`"
    if len(expected) != len(written):
        return f"{len(written)} lines, expected {len(expected)}"
    return None


def kind_of(written, expected):
    """The kind of output that was written, or the reason why it is none of those expected."""
    wrong = {kind: difference(lines, written) for kind, lines in expected.items()}
    for kind, reason in wrong.items():
        if reason is None:
            return kind
    # The kind that agrees longest says best what is wrong.
    reasons = sorted(wrong.items(), key=lambda item: -agreement(expected[item[0]], written))
    raise Unusable(f"its output differs: {reasons[0][1]}")


def agreement(expected, written):
    for number, (wanted, got) in enumerate(zip(expected, written)):
        if wanted != got:
            return number
    return min(len(expected), len(written))

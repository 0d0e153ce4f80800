"""What the figures were taken on, and how numbers are put into words."""

import os
import platform
import re
import subprocess


def run(command):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError:
        return ""
    return done.stdout.strip().splitlines()[0] if done.stdout.strip() else ""


def processor():
    with open("/proc/cpuinfo") as file:
        found = re.search(r"model name\s*:\s*(.*)", file.read())
    return found.group(1) if found else platform.machine()


def cores():
    return sorted(os.sched_getaffinity(0))


def load():
    """How many processes ran or waited, on average over the last minute."""
    return os.getloadavg()[0]


def description():
    return [
        f"{processor()}, {len(cores())} cores; {platform.system()} {platform.release()}",
        re.sub(r"\s*\(.*", "", run(["swift", "--version"])) + f"; CPython {platform.python_version()}",
    ]


def significant(value, digits=3):
    """A number with so many digits that mean something."""
    if value == 0:
        return "0"
    whole = f"{value:.{digits}g}"
    number = float(whole)
    if number >= 1000:
        return f"{number:,.0f}"
    return whole if "e" not in whole else f"{number:.6f}".rstrip("0")


def nanoseconds(value):
    """Nanoseconds in the unit that reads best."""
    for unit, size in (("s", 1e9), ("ms", 1e6), ("µs", 1e3)):
        if value >= size:
            return f"{significant(value / size)} {unit}"
    return f"{significant(value)} ns"


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def percentile(values, percent):
    """By the nearest rank: a value that was measured."""
    ordered = sorted(values)
    return ordered[max(-(-len(ordered) * percent // 100), 1) - 1]

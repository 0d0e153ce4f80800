"""Installs the engines of requirements.txt into a virtual environment, each by itself: one that fails says why."""

import os
import re
import subprocess
import sys


def pins(path):
    with open(path) as file:
        for line in file:
            pin, _, note = line.partition("#")
            if pin.strip():
                yield pin.strip(), re.findall(r"--[a-z-]+", note)


def run(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def last_words(output):
    """What pip says last, without notices and addresses."""
    lines = [line.strip() for line in output.splitlines() if line.strip() and "notice" not in line]
    return re.sub(r"https?://\S+", "…", lines[-1]) if lines else "pip said nothing"


def install(requirements, folder):
    """Leaves a file `not-installed/NAME` with the reason for each engine that does not install."""
    python, refused = os.path.join(folder, "bin", "python"), os.path.join(folder, "not-installed")
    if not os.path.exists(python):
        made = run(sys.executable, "-m", "venv", folder)
        if made.returncode != 0:
            print(f"no virtual environment: {last_words(made.stdout)}")
    os.makedirs(refused, exist_ok=True)
    for pin, options in pins(requirements):
        name, version = pin.split("==")
        note = os.path.join(refused, name)
        if os.path.exists(python):
            answer = run(python, "-m", "pip", "install", "--quiet", *options, pin)
            if answer.returncode == 0:
                if os.path.exists(note):
                    os.remove(note)
                continue
            reason = last_words(answer.stdout)
        else:
            reason = "there is no virtual environment"
        with open(note, "w") as file:
            file.write(reason)
        print(f"{name} {version}: not installed: {reason}")


if __name__ == "__main__":
    install(*sys.argv[1:3])

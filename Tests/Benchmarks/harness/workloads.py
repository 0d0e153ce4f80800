"""The workloads: their records on disk, and the outputs that are accepted of them."""

import os
import shutil

import data

SEEDS = {"decision": 7, "population": 13, "packs": 17, "overlap": 11}
PERCENT_MISSING = 3


def prepare(workload, count, folder, root):
    """Writes the records of a workload into a folder; gives the accepted outputs by kind."""
    os.makedirs(folder, exist_ok=True)
    return {"decision": decision, "scaling": decision, "population": population, "overlap": overlap}[workload](count, folder, root)


def decision(count, folder, root):
    rows = data.households(count, SEEDS["decision"])
    data.write_table(f"{folder}/households.csv", data.FIELDS, rows)
    p = data.DECISION
    data.write_table(f"{folder}/decision.csv", list(p),
                     [[";".join(value) if isinstance(value, list) else value for value in p.values()]])
    shipped, own = f"{root}/rules/bench/eleven-clauses", f"{root}/Tests/Benchmarks/packs/eleven-signs"
    copy(shipped, f"{folder}/packs/eleven-clauses")
    # The same clauses one by one, with the same parameters and indicators.
    copy(own, f"{folder}/packs/eleven-signs")
    for part in ("parameters", "indicators"):
        copy(f"{shipped}/{part}", f"{folder}/packs/eleven-signs/{part}")
    reasons = [data.reasons(data.record(row)) for row in rows]
    return {"reasons": [data.words(names) for names in reasons],
            "yes or no": ["no" if names else "yes" for names in reasons]}


def population(count, folder, root):
    rows, packs = data.households(count, SEEDS["population"], PERCENT_MISSING), data.packs(SEEDS["packs"])
    data.write_table(f"{folder}/households.csv", data.FIELDS, rows)
    data.write_table(f"{folder}/packs.csv", list(packs[0]),
                     [[";".join(value) if isinstance(value, list) else value for value in pack.values()]
                      for pack in packs])
    for number in range(data.PACKS):
        write_pack([pack for pack in packs if pack["pack"] == number], f"{folder}/packs/households-{number:02d}", root)
    in_force = data.in_force(packs)
    return {"three truths": data.population(rows, in_force),
            "yes or no": data.population(rows, in_force, complete_only=True)}


def write_pack(dated, folder, root):
    """A pack from the template, with the parameters of each date."""
    copy(f"{root}/Tests/Benchmarks/packs/households", folder)
    copy(f"{root}/rules/bench/eleven-clauses/indicators", f"{folder}/indicators")
    replace(f"{folder}/pack.yaml", "households-PACK", os.path.basename(folder))
    units = {"min_severity": "score", "min_pressure": "points", "max_size": "persons", "base_income": "usd",
             "max_age": "days", "income_per_person": "usd/persons", "areas": "codes"}
    os.makedirs(f"{folder}/parameters", exist_ok=True)
    with open(f"{folder}/parameters/limits.yaml", "w") as file:
        for name, unit in units.items():
            values = [(row["from"], row[name]) for row in dated]
            if name not in data.DATED:
                values = values[:1]
            shown = ", ".join(
                f"{{ from: {date}, value: {'[' + ', '.join(value) + ']' if isinstance(value, list) else value} }}"
                for date, value in values)
            file.write(f"- {{ name: {name}, unit: {unit}, origin: authors_choice, reference: made up, values: [{shown}] }}\n")


def overlap(count, folder, root):
    rows = data.activities(count, SEEDS["overlap"])
    data.write_table(f"{folder}/activities.csv",
                     ["id", "donor", "area", "sector", "group", "start", "end", "amount"], rows)
    copy(f"{root}/Tests/Benchmarks/packs/overlap", f"{folder}/packs/overlap")
    lines = data.overlap(rows)
    return {"cells and pairs": lines, "cells": [line.rsplit(" ", 1)[0] for line in lines],
            "cells on one day": data.present(rows)}


def copy(source, target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def replace(path, old, new):
    with open(path) as file:
        text = file.read()
    with open(path, "w") as file:
        file.write(text.replace(old, new))

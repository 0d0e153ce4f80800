"""numpy: every clause one operation over whole columns; what is missing is a mask."""

import common
import data

NAME = "numpy"
PACKAGE = "numpy"
SIZES = {"decision": 10_000, "population": 100_000}


def column(np, cases, name):
    """The values of a field as 32-bit numbers, and where it is known."""
    known = np.array([case[name] is not None for case in cases])
    return np.array([case[name] or 0 for case in cases], dtype=np.int32), known


def decision(folder):
    import numpy as np

    cases, p = common.cases(folder), data.DECISION
    number = {name: column(np, cases, name)[0] for name in (
        "severity", "pressure", "size", "income", "age_days", "budget", "cost", "day")}
    displaced, consent = (np.array([case[name] for case in cases]) for name in ("displaced", "consent"))
    # Codes are numbered once, as the records are loaded.
    area = np.array([data.AREAS.index(case["area"]) for case in cases])
    targeted = np.array([name in p["areas"] for name in data.AREAS])
    flagged = np.array([case["flag"] in p["flags"] for case in cases])
    household = np.array([i for i, case in enumerate(cases) for _ in case["last"]], dtype=np.int32)
    same = np.array([one["sector"] == p["sector"] for case in cases for one in case["last"]])
    days = np.array([one["days"] for case in cases for one in case["last"]], dtype=np.int32)

    def failed():
        lately = same & (days < p["pause_days"])
        return [
            ~targeted[area], number["severity"] < p["min_severity"],
            ~(displaced | (number["pressure"] >= p["min_pressure"])), number["size"] > p["max_size"],
            number["income"] > p["base_income"] + p["income_per_person"] * number["size"], ~consent, flagged,
            number["age_days"] > p["max_age"], number["budget"] < number["cost"],
            (number["day"] < p["first_day"]) | (number["day"] > p["last_day"]),
            np.bincount(household[lately], minlength=len(cases)) > 0,
        ]

    def truth():
        return ~np.logical_or.reduce(failed())

    def reasons():
        columns = failed()
        return [data.words(sorted(name for name, one in zip(data.REASONS, columns) if one[i]))
                for i in range(len(cases))]

    return [
        common.Mode("truth", lambda: common.truth_words(truth()), common.together(truth, len(cases))),
        common.Mode("clauses", reasons, common.together(failed, len(cases))),
    ]


def population(folder):
    import numpy as np

    cases = common.cases(folder)
    value = {name: column(np, cases, name) for name in (
        "severity", "pressure", "size", "income", "age_days", "budget", "cost", "displaced", "consent")}
    names = sorted({case["area"] or "-" for case in cases})
    numbers = {name: i for i, name in enumerate(names)}
    area = np.array([numbers[case["area"] or "-"] for case in cases])
    area_known = area != numbers.get("-", -1)
    packs = [dict(p, targeted=np.array([name in p["areas"] for name in names])) for p in common.packs(folder)]

    def closed(known, met):
        return known & ~met, ~known

    def letters(p):
        """0 no, 1 unknown, 2 yes."""
        (severity, k1), (pressure, k2), (size, k3), (income, k4) = (
            value[name] for name in ("severity", "pressure", "size", "income"))
        (age, k5), (budget, k6), (cost, k7), (displaced, k8), (consent, k9) = (
            value[name] for name in ("age_days", "budget", "cost", "displaced", "consent"))
        pressed = pressure >= p["min_pressure"]
        parts = [
            closed(area_known, p["targeted"][area]), closed(k1, severity >= p["min_severity"]),
            closed(k3, size <= p["max_size"]),
            closed(k3 & k4, income <= p["base_income"] + p["income_per_person"] * size), closed(k9, consent == 1),
            closed(k5, age <= p["max_age"]), closed(k6 & k7, budget >= cost),
        ]
        out = k8 & (displaced == 0) & k2 & ~pressed
        met = (k8 & (displaced == 1)) | (k2 & pressed)
        no = out | np.logical_or.reduce([part[0] for part in parts])
        unknown = (~out & ~met) | np.logical_or.reduce([part[1] for part in parts])
        return np.where(no, 0, np.where(unknown, 1, 2)).astype(np.uint8)

    def all_packs():
        columns = [letters(p) for p in packs]
        return columns, [np.bincount(area * 3 + column, minlength=len(names) * 3) for column in columns]

    def lines():
        columns, _ = all_packs()
        words = ["".join("nuy"[column[i]] for column in columns) for i in range(len(cases))]
        return data.population_lines([names[i] for i in area], words)

    return [common.Mode("batch", lines, common.together(all_packs, len(cases) * data.PACKS))]


if __name__ == "__main__":
    common.main({"decision": decision, "population": population})

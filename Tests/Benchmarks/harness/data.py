"""Made-up records, the same from the same seed on every machine, and what each workload has to answer about them.

A smaller file is the beginning of a larger one, so engines that are too slow for all records get the first of them.
"""

import csv

# A day on which many plans are under way, counted from the day that all questions are about, 2021-06-15.
DAYS_AHEAD = 180
AREAS = [f"A{number:03d}" for number in range(120)]
FIELDS = ["id", "area", "severity", "displaced", "pressure", "size", "income", "consent", "flag", "age_days", "budget",
          "cost", "day", "last"]
REASONS = ["area", "severity", "status", "size", "income", "consent", "flag", "stale", "budget", "window", "duplicate"]

# The limits of rules/bench/eleven-clauses, which the engines other than Concord are given as data.
DECISION = {
    "areas": AREAS[::3], "min_severity": 3, "min_pressure": 60, "max_size": 12, "base_income": 150,
    "income_per_person": 60, "max_age": 30, "first_day": 40, "last_day": 360, "pause_days": 30, "sector": "food",
    "flags": ["sanction", "fraud"],
}
PACKS = 12
# The parameters of a pack that change from one year to the next.
DATED = ["min_severity", "min_pressure", "max_size", "base_income", "max_age"]


class Random:
    """SplitMix64, published by Steele, Lea and Flood in 2014."""

    def __init__(self, seed):
        self.state = seed & 0xFFFFFFFFFFFFFFFF

    def below(self, count):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return (mixed ^ (mixed >> 31)) % count

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def chance(self, percent):
        return self.below(100) < percent


def household(number, random):
    last = ";".join(
        f"{('food', 'wash', 'shelter')[random.below(3)]}:{random.between(1, 90)}" for _ in range(random.below(5)))
    return [f"h{number}", AREAS[random.below(120)], random.between(1, 5), int(random.chance(40)),
            random.between(0, 100), random.between(1, 14), random.between(0, 900), int(random.chance(90)),
            ("sanction", "fraud", "moved", "moved", "none")[min(random.below(20), 4)], random.between(0, 60), random.between(0, 1000),
            random.between(50, 400), random.between(0, 400), last]


def households(count, seed, percent_missing=0):
    random, holes = Random(seed), Random(seed + 1)
    rows = []
    for number in range(count):
        row = household(number, random)
        if percent_missing:
            # Not the identifier, the flag or the list: a rule asks for nothing of theirs that could be missing.
            for place in range(1, 13):
                if place != 8 and holes.chance(percent_missing):
                    row[place] = ""
        rows.append(row)
    return rows


def activities(count, seed):
    random, rows = Random(seed), []
    for number in range(count):
        start = random.between(0, 330)
        rows.append([f"p{number}", f"D{random.below(12):02d}", f"A{random.below(count // 20 + 1):05d}",
                     ("food", "wash", "shelter", "health", "prot", "edu", "cash", "nut")[random.below(8)],
                     ("idp", "host", "ret", "all")[random.below(4)], start, start + random.between(10, 90),
                     random.between(1000, 90_000)])
    return rows


def packs(seed):
    """For each pack and date of entry into force its parameters; the later date is in force on the day asked about."""
    random, rows = Random(seed), []
    for number in range(PACKS):
        start = random.below(3)
        areas = AREAS[start::2]
        per_person = random.between(40, 80)
        for date in ("2020-01-01", "2021-01-01"):
            rows.append({
                "pack": number, "from": date, "min_severity": random.between(2, 3),
                "min_pressure": random.between(30, 70), "max_size": random.between(10, 13),
                "base_income": random.between(150, 400), "max_age": random.between(30, 55),
                "income_per_person": per_person, "areas": areas})
    return rows


def in_force(rows):
    return [max((row for row in rows if row["pack"] == number and row["from"] <= "2021-06-15"),
                key=lambda row: row["from"]) for number in range(PACKS)]


def write_table(path, fields, rows):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(fields)
        writer.writerows(rows)


# What is expected, told as plainly as it can be: a reference, not a competitor.


def record(row):
    """A household as engines are given it: `None` where a field is missing."""
    case = {name: value for name, value in zip(FIELDS, row)}
    for name in ("severity", "pressure", "size", "income", "age_days", "budget", "cost", "day"):
        case[name] = None if case[name] == "" else int(case[name])
    for name in ("displaced", "consent"):
        case[name] = None if case[name] == "" else bool(int(case[name]))
    case["area"] = case["area"] or None
    case["last"] = [{"sector": part.split(":")[0], "days": int(part.split(":")[1])}
                    for part in case["last"].split(";") if part]
    return case


def reasons(case, p=DECISION):
    failed = {
        "area": case["area"] not in p["areas"],
        "severity": case["severity"] < p["min_severity"],
        "status": not (case["displaced"] or case["pressure"] >= p["min_pressure"]),
        "size": case["size"] > p["max_size"],
        "income": case["income"] > p["base_income"] + p["income_per_person"] * case["size"],
        "consent": not case["consent"],
        "flag": case["flag"] in p["flags"],
        "stale": case["age_days"] > p["max_age"],
        "budget": case["budget"] < case["cost"],
        "window": case["day"] < p["first_day"] or case["day"] > p["last_day"],
        "duplicate": any(one["sector"] == p["sector"] and one["days"] < p["pause_days"] for one in case["last"]),
    }
    return sorted(name for name in REASONS if failed[name])


def words(names):
    return " ".join(names) or "-"


def every(truths):
    """Kleene's `all`: no before unknown (`None`) before yes."""
    return False if False in truths else (None if None in truths else True)


def known(compare, *values):
    return None if None in values else compare(*values)


def either(left, right):
    return True if True in (left, right) else (None if None in (left, right) else False)


def eight_rules(case, p):
    return [
        known(lambda area: area in p["areas"], case["area"]),
        known(lambda value: value >= p["min_severity"], case["severity"]),
        either(case["displaced"], known(lambda value: value >= p["min_pressure"], case["pressure"])),
        known(lambda value: value <= p["max_size"], case["size"]),
        known(lambda income, size: income <= p["base_income"] + p["income_per_person"] * size, case["income"],
              case["size"]),
        case["consent"],
        known(lambda value: value <= p["max_age"], case["age_days"]),
        known(lambda budget, cost: budget >= cost, case["budget"], case["cost"]),
    ]


def population_lines(areas, letters):
    """What every engine writes about a population: a line for each household, a letter for each pack; then the counts."""
    names = sorted(set(areas))
    lines = list(letters)
    for pack in range(PACKS):
        counts = {name: [0, 0, 0] for name in names}
        for area, word in zip(areas, letters):
            counts[area]["nuy".index(word[pack])] += 1
        lines += [f"{pack} {name} {counts[name][0]} {counts[name][1]} {counts[name][2]}" for name in names]
    return lines


def population(rows, parameters, complete_only=False):
    cases = [record(row) for row in rows]
    if complete_only:
        cases = [case for case in cases if None not in case.values()]
    parameters = [dict(p, areas=set(p["areas"])) for p in parameters]
    letters = ["".join({True: "y", False: "n", None: "u"}[every(eight_rules(case, p))] for p in parameters)
               for case in cases]
    return population_lines([case["area"] or "-" for case in cases], letters)


def overlap(rows):
    """The cells in which plans of two donors meet, each with its number of pairs: every pair is looked at."""
    cells = {}
    for row in rows:
        cells.setdefault(f"{row[2]} {row[3]}", []).append(row)
    lines = []
    for cell, plans in sorted(cells.items()):
        pairs = sum(
            a[1] != b[1] and (a[4] == b[4] or "all" in (a[4], b[4])) and a[5] <= b[6] and b[5] <= a[6]
            for place, a in enumerate(plans) for b in plans[place + 1:])
        if pairs:
            lines.append(f"{cell} {pairs}")
    return lines


def present(rows):
    """The cells in which plans of several donors are under way on one day, each with the number of donors."""
    cells = {}
    for row in rows:
        if row[5] <= DAYS_AHEAD <= row[6]:
            cells.setdefault(f"{row[2]} {row[3]}", set()).add(row[1])
    return [f"{cell} {len(donors)}" for cell, donors in sorted(cells.items()) if len(donors) > 1]

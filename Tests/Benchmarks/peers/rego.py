"""The policies in Rego, for OPA's engine and regorus: deny sets, resident data, and one evaluation for all cases."""

import common
import data

DECISION = """package elig
import rego.v1
deny contains "area" if not data.p.areas[input.area]
deny contains "severity" if input.severity < data.p.min_severity
deny contains "status" if { not input.displaced; input.pressure < data.p.min_pressure }
deny contains "size" if input.size > data.p.max_size
deny contains "income" if input.income > data.p.base_income + data.p.income_per_person * input.size
deny contains "consent" if not input.consent
deny contains "flag" if input.flag in data.p.flags
deny contains "stale" if input.age_days > data.p.max_age
deny contains "budget" if input.budget < input.cost
deny contains "window" if input.day < data.p.first_day
deny contains "window" if input.day > data.p.last_day
deny contains "duplicate" if { some l in input.last; l.sector == data.p.sector; l.days < data.p.pause_days }
default allow := false
allow if count(deny) == 0
batch[i] := r if { some i, c in data.cases; r := deny with input as c }
"""

# A missing field is null: a rule is open where one of its fields is.
POPULATION = """package pop
import rego.v1
no(c, p) if { c.area != null; not p.areas[c.area] }
no(c, p) if { c.severity != null; c.severity < p.min_severity }
no(c, p) if { c.displaced == false; c.pressure != null; c.pressure < p.min_pressure }
no(c, p) if { c.size != null; c.size > p.max_size }
no(c, p) if { c.income != null; c.size != null; c.income > p.base_income + p.income_per_person * c.size }
no(c, p) if c.consent == false
no(c, p) if { c.age_days != null; c.age_days > p.max_age }
no(c, p) if { c.budget != null; c.cost != null; c.budget < c.cost }
open(c) if { some field in ["area", "severity", "size", "income", "consent", "age_days", "budget", "cost"]; c[field] == null }
open_status(c, p) if { c.displaced == null; c.pressure == null }
open_status(c, p) if { c.displaced == null; c.pressure < p.min_pressure }
open_status(c, p) if { c.displaced == false; c.pressure == null }
letter(c, p) := "n" if { no(c, p) } else := "u" if { open(c) } else := "u" if { open_status(c, p) } else := "y"
letters[i] := [l | some p in data.packs; l := letter(c, p)] if some i, c in data.cases
"""

OVERLAP = """package dc
import rego.v1
grp(x, y) if x == y
grp("all", y) if y != "all"
grp(x, "all") if x != "all"
cells[k] := n if {
  some k, bucket in data.cells
  n := count([1 | some i, a in bucket; some j, b in bucket; i < j; a.donor != b.donor; a.start <= b.end; b.start <= a.end; grp(a.group, b.group)])
  n > 0
}
present[k] := n if {
  some k, bucket in data.cells
  n := count({a.donor | some a in bucket; a.start <= data.day; data.day <= a.end})
  n > 1
}
"""


def parameters(p):
    """Lists that are only searched become objects whose keys are looked up."""
    return dict(p, areas={area: True for area in p["areas"]})


def decision(folder, open_engine, samples):
    cases, p = common.cases(folder), parameters(data.DECISION)
    single = open_engine(DECISION, cases, p=p)
    whole = open_engine(DECISION, [], p=p, cases={str(i): case for i, case in enumerate(cases)})

    def deny(i):
        return single("elig.deny", i)

    def batch():
        return whole("elig.batch")

    def all_answers():
        answers = batch()
        return [data.words(sorted(answers[str(i)])) for i in range(len(cases))]

    return [
        common.Mode("decision", lambda: [data.words(sorted(deny(i))) for i in range(len(cases))],
                    common.one_by_one(deny, len(cases), samples)),
        common.Mode("batch", all_answers, common.together(batch, len(cases))),
    ]


def population(folder, open_engine):
    cases = common.cases(folder)
    engine = open_engine(POPULATION, [], packs=[parameters(p) for p in common.packs(folder)],
                         cases={str(i): case for i, case in enumerate(cases)})

    def letters():
        return engine("pop.letters")

    def lines():
        told = letters()
        return data.population_lines([case["area"] or "-" for case in cases],
                                     ["".join(told[str(i)]) for i in range(len(cases))])

    return [common.Mode("batch", lines, common.together(letters, len(cases) * data.PACKS))]


def overlap(folder, open_engine):
    cells = {}
    for plan in common.plans(folder):
        cells.setdefault(f"{plan['area']} {plan['sector']}", []).append(plan)
    engine = open_engine(OVERLAP, [], cells=cells, day=data.DAYS_AHEAD)

    def mode(name, rule):
        def lines():
            return [f"{cell} {count}" for cell, count in sorted(engine(rule).items())]

        return common.Mode(name, lines, common.together(lambda: engine(rule), 1))

    return [mode("pairs", "dc.cells"), mode("one-day", "dc.present")]


def main(open_engine, samples=1000):
    common.main({
        "decision": lambda folder: decision(folder, open_engine, samples),
        "population": lambda folder: population(folder, open_engine),
        "overlap": lambda folder: overlap(folder, open_engine),
    })

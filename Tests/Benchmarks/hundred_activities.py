"""Writes a pack of a hundred rules about an activity: ten forms, each with ten sets of limits.

Usage: python3 Tests/Benchmarks/hundred_activities.py FOLDER   (the pack's own folder, which has to be called
`hundred-activities`; `make bench-rules` writes it to `.build/bench/hundred-activities`)
"""

import pathlib
import sys

LEVELS = range(1, 11)


STATES = ["AF", "BD", "CD", "ET", "HT", "KE", "LB", "ML", "NE", "YE"]


def dollars(level):
    return level * 50_000


def day(level):
    return f"{2011 + level}-01-01"


# name, what the first comment says, clauses, fields that fire it, that do not.
FORMS = [
    ("volume", "Enough is committed, and part of it is spent.",
     ['at_least("commitments", a.commitments, p.least_{n})',
      'at_least("share spent", a.spending / a.commitments, p.share_{n})'],
     {"commitments": 1000000, "spending": 990000}, {"commitments": 100, "spending": 100}),
    ("open", "It is under way, as published and as derived, and of a type of aid asked for.",
     ['holds("open", a.is_open)', 'is("status", a.status, "2")',
      'any { one_of("type of aid", a.aid_type, p.types_{n}), at_least("commitments", a.commitments, p.least_{n}) }'],
     {"open": "yes", "status": '"2"', "commitments": 1000000}, {"status": '"3"', "open": "no"}),
    ("dates", "Signed after a day and running on another.",
     ['after("signed", a.signed, p.day_{n})', 'after("end", a["end"], p.day_{n})',
      'none {{ before("start", a.start, p.day_{n}) }}'],
     {"signed": "2022-03-01", "start": "2022-04-01", "end": "2023-01-01"}, {"signed": "2001-01-01"}),
    ("local", "Money comes to a local responder, or through few hands.",
     ['any {{ holds("reaches a local responder", a.reaches_local), '
      'at_most("intermediaries", a.intermediaries, p.hands_{n}) }}',
      'at_least("spending", a.spending, p.least_{n})'],
     {"reaches_local": "yes", "spending": 1000000}, {"reaches_local": "no", "spending": 1}),
    ("partners", "Large, or humanitarian with a partner from a state named.",
     ['any {{ at_least("commitments", a.commitments, p.least_{n}), all {{ holds("humanitarian", a.humanitarian), '
      'a:participants():any_of("a partner from there", '
      'function(o) return one_of("country", o.country, p.states_{n}) end) }} }}'],
     {"commitments": 1000000}, {"commitments": 1, "humanitarian": "no"}),
    ("humanitarian", "Humanitarian, no budget support, and of some size.",
     ['holds("humanitarian", a.humanitarian)', 'none {{ holds("budget support", a.budget_support) }}',
      'at_least("commitments", a.commitments, p.least_{n})'],
     {"humanitarian": "yes", "budget_support": "no", "commitments": 1000000}, {"humanitarian": "no"}),
    ("roles", "Its organisation is known and has a role in it that is asked for.",
     ['known("organisation", a.organisation)', 'one_of("role", a.roles, p.roles_{n})',
      'none {{ matches("title", a.title, "Test*") }}'],
     {"organisation": "XX-1", "roles": "active", "title": "Wells"},
     {"organisation": "XX-1", "roles": "other", "title": "Test"}),
    ("signs", "Enough of five signs of a sound activity.",
     ['at_least_k("signs", p.signs_{n}, {{ at_least("commitments", a.commitments, p.least_{n}), '
      'holds("open", a.is_open), after("end", a["end"], p.day_{n}), known("title", a.title), '
      'none {{ holds("budget support", a.budget_support) }} }})'],
     {"commitments": 1000000, "open": "yes", "end": "2023-01-01", "title": "Wells", "budget_support": "no"},
     {"commitments": 1, "open": "no", "end": "2001-01-01", "budget_support": "yes"}),
    ("unspent", "Little is left, or it goes on.",
     ['any {{ at_most("left", a.commitments - a.spending, p.least_{n}), '
      'all {{ after("end", a["end"], p.day_{n}), holds("open", a.is_open) }} }}'],
     {"commitments": 100, "spending": 90}, {"commitments": 9000000, "spending": 1, "open": "no"}),
    ("crowded", "Few partners, and money for each of them.",
     ['any {{ at_least("spending", a.spending, p.least_{n}), all {{ is("status", a.status, "2"), '
      'at_most("partners", a:participants():count(), p.partners_{n}) }} }}'],
     {"spending": 1000000}, {"spending": 1, "status": '"3"'}),
]

# What a level sets: name, unit, value.
LIMITS = [
    ("least", "usd", dollars), ("share", "share", lambda level: f"0.{level:02d}"), ("day", "date", day),
    ("hands", "intermediaries", lambda level: level % 4), ("signs", "count", lambda level: 2 + level % 3),
    ("partners", "count", lambda level: 1 + level % 4),
    ("types", "codes", lambda level: f"[A0{1 + level % 2}, B0{1 + level % 4}, C01]"),
    ("roles", "codes", lambda level: f"[active, lead-{level}]"),
    ("states", "codes", lambda level: f"[RW, SO, {STATES[level - 1]}]"),
]


def clause(text, level):
    return text.replace("{n}", str(level)).replace("{{", "{").replace("}}", "}")


def rule(name, title, clauses, level):
    body = "".join(f"      {clause(text, level)},\n" for text in clauses)
    return (f"--- {title}\nreturn eligibility {{\n  id = \"{name}-{level}\", subject = \"activity\",\n"
            f"  decide = function(a, p)\n    return all {{\n{body}    }}\n  end,\n}}\n")


def case(name, level, what, fields, answer):
    given = ", ".join(f"{key}: {value}" for key, value in fields.items())
    return (f"- case: {what}\n  rule: {name}-{level}\n  as_of: 2021-06-15\n"
            f"  given: {{ activity: XX-{what[0].upper()}, fields: {{ {given} }} }}\n"
            f"  expect: {{ answer: {answer} }}\n").replace(", fields: {  }", "")


def files():
    for name, title, clauses, yes, no in FORMS:
        cases = []
        for level in LEVELS:
            yield f"rules/{name}-{level}.lua", rule(name, title, clauses, level)
            cases.append(case(name, level, "fires", yes, "eligible"))
            cases.append(case(name, level, "stays", no, "ineligible"))
            none = "ineligible" if name == "roles" else "indeterminate, cause: missing"
            cases.append(case(name, level, "nothing is known", {}, none))
        yield f"cases/{name}.yaml", "".join(cases)
    text = " ".join(text for form in FORMS for text in form[2])
    yield "parameters/limits.yaml", "".join(
        f"- {{ name: {name}_{level}, unit: {unit}, origin: authors_choice, reference: made up, "
        f"values: [{{ from: 2010-01-01, value: {value(level)} }}] }}\n"
        for name, unit, value in LIMITS for level in LEVELS if f"p.{name}_" in text)
    yield "pack.yaml", """id: hundred-activities
version: 1.0.0
title: A hundred rules about an activity, for measuring
authority: { id: XX-BENCH, name: Nobody }
status: illustrative
api: ">=1.0, <2"
valid: { from: 2010-01-01 }
basis: [{ document: A workload for measuring, clause: a hundred rules over a population of activities }]
sensitivity: public
inputs: []
"""
    yield "README.md", (
        "A hundred rules that share the facts of an activity, for\n\n"
        "    concord bench .build/bench/hundred-activities --measure population --subjects 50000 --as-of 2021-06-15\n\n"
        "Illustrative: no body decides so. Written by `Tests/Benchmarks/hundred_activities.py`; change that.\n")


def main(root):
    for path, text in files():
        target = pathlib.Path(root) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])

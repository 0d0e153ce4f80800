"""The policies in CEL, for three engines. An expression gives one yes or no, so there are no reasons."""

import common
import data


def listed(values):
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"


def decision_text(p):
    return " && ".join([
        f"area in {listed(p['areas'])}", f"severity >= {p['min_severity']}",
        f"(displaced || pressure >= {p['min_pressure']})", f"size <= {p['max_size']}",
        f"income <= {p['base_income']} + {p['income_per_person']} * size", "consent", f"!(flag in {listed(p['flags'])})",
        f"age_days <= {p['max_age']}", "budget >= cost", f"day >= {p['first_day']} && day <= {p['last_day']}",
        f'!last.exists(one, one.sector == "{p["sector"]}" && one.days < {p["pause_days"]})'])


def decision(folder, compile, samples=1000):
    """`compile` gives a function from the number of a case to a yes or no."""
    cases = common.cases(folder)
    ask = compile(decision_text(data.DECISION), cases)
    return [common.Mode("decision", lambda: common.truth_words(ask(i) for i in range(len(cases))),
                        common.one_by_one(ask, len(cases), samples))]

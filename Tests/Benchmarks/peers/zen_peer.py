"""ZEN, the decision engine in Rust: an expression for each clause, the graph compiled before."""

import json

import common
import data

NAME = "ZEN"
PACKAGE = "zen-engine"
SIZES = {"decision": 1000, "population": 200}


def graph(expressions):
    content = {
        "passThrough": False, "executionMode": "single",
        "expressions": [{"id": key, "key": key, "value": value} for key, value in expressions.items()]}
    place = {"x": 0, "y": 0}
    return json.dumps({
        "nodes": [
            {"id": "i", "type": "inputNode", "name": "in", "position": place},
            {"id": "e", "type": "expressionNode", "name": "ex", "position": place, "content": content},
            {"id": "o", "type": "outputNode", "name": "out", "position": place}],
        "edges": [{"id": "a", "sourceId": "i", "targetId": "e", "type": "edge"},
                  {"id": "b", "sourceId": "e", "targetId": "o", "type": "edge"}]})


def listed(values):
    return "[" + ", ".join(f"'{value}'" for value in values) + "]"


def decision_expressions(p):
    return {
        "area": f"area not in {listed(p['areas'])}",
        "severity": f"severity < {p['min_severity']}",
        "status": f"not (displaced or pressure >= {p['min_pressure']})",
        "size": f"size > {p['max_size']}",
        "income": f"income > {p['base_income']} + {p['income_per_person']} * size",
        "consent": "not consent",
        "flag": f"flag in {listed(p['flags'])}",
        "stale": f"age_days > {p['max_age']}",
        "budget": "budget < cost",
        "window": f"day < {p['first_day']} or day > {p['last_day']}",
        "duplicate": f"some(last, #.sector == '{p['sector']}' and #.days < {p['pause_days']})",
    }


def population_expression(p):
    """One letter for a pack; a missing field is null."""
    no = [
        f"(area != null and area not in {listed(p['areas'])})",
        f"(severity != null and severity < {p['min_severity']})",
        f"(displaced == false and pressure != null and pressure < {p['min_pressure']})",
        f"(size != null and size > {p['max_size']})",
        f"(income != null and size != null and income > {p['base_income']} + {p['income_per_person']} * size)",
        "(consent == false)",
        f"(age_days != null and age_days > {p['max_age']})",
        "(budget != null and cost != null and budget < cost)",
    ]
    fields = ["area", "severity", "size", "income", "consent", "age_days", "budget", "cost"]
    unknown = [f"{field} == null" for field in fields]
    unknown.append(f"(displaced == null and (pressure == null or pressure < {p['min_pressure']}))")
    unknown.append("(displaced == false and pressure == null)")
    return f"({' or '.join(no)}) ? 'n' : (({' or '.join(unknown)}) ? 'u' : 'y')"


def engine(expressions):
    import zen

    made = zen.ZenEngine().create_decision(graph(expressions))
    return lambda case: made.evaluate(case)["result"]


def decision(folder):
    cases, ask = common.cases(folder), engine(decision_expressions(data.DECISION))

    def reasons(i):
        return data.words(sorted(name for name, failed in ask(cases[i]).items() if failed))

    return [common.Mode("decision", lambda: [reasons(i) for i in range(len(cases))],
                        common.one_by_one(lambda i: ask(cases[i]), len(cases)))]


def population(folder):
    cases = common.cases(folder)
    ask = engine({f"p{i:02d}": population_expression(p) for i, p in enumerate(common.packs(folder))})

    def batch():
        return [ask(case) for case in cases]

    def lines():
        words = ["".join(answer[key] for key in sorted(answer)) for answer in batch()]
        return data.population_lines([case["area"] or "-" for case in cases], words)

    return [common.Mode("batch", lines, common.together(batch, len(cases) * data.PACKS))]


if __name__ == "__main__":
    common.main({"decision": decision, "population": population})

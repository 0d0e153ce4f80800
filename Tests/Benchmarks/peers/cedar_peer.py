"""Cedar, through cedarpy: policies and entities parsed before, the policies that forbid as reasons.

Cedar has no iteration over records: whether assistance was given lately is computed for it before, outside of the time.
"""

import common
import data

NAME = "Cedar (cedarpy)"
PACKAGE = "cedarpy"
SIZES = {"decision": 1000, "population": 200}
NOTES = {"decision": "the clause over earlier assistance is computed for it before"}

FORBID = 'forbid(principal, action, resource) when {{ {0} }};\n'
PERMIT = 'permit(principal, action == Action::"assist", resource);\n'


def listed(values):
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"


def decision_clauses(p):
    """When the answer is no, by reason."""
    return {
        "area": f"!({listed(p['areas'])}.contains(context.area))",
        "severity": f"context.severity < {p['min_severity']}",
        "status": f"!context.displaced && context.pressure < {p['min_pressure']}",
        "size": f"context.size > {p['max_size']}",
        "income": f"context.income > {p['base_income']} + {p['income_per_person']} * context.size",
        "consent": "!context.consent",
        "flag": f"{listed(p['flags'])}.contains(context.flag)",
        "stale": f"context.age_days > {p['max_age']}",
        "budget": "context.budget < context.cost",
        "window": f"context.day < {p['first_day']} || context.day > {p['last_day']}",
        "duplicate": "context.assisted_lately",
    }


def population_clauses(p):
    """A rule says no where its fields are there and fail; it is open where one of them is missing."""
    closed = {
        "area": ("area", f"!({listed(p['areas'])}.contains(context.area))"),
        "severity": ("severity", f"context.severity < {p['min_severity']}"),
        "size": ("size", f"context.size > {p['max_size']}"),
        "income": ("income size", f"context.income > {p['base_income']} + {p['income_per_person']} * context.size"),
        "consent": ("consent", "!context.consent"),
        "age": ("age_days", f"context.age_days > {p['max_age']}"),
        "budget": ("budget cost", "context.budget < context.cost"),
        "status": ("displaced pressure", f"!context.displaced && context.pressure < {p['min_pressure']}"),
    }
    clauses = {}
    for name, (fields, clause) in closed.items():
        there = " && ".join(f"context has {field}" for field in fields.split())
        clauses[f"no-{name}"] = f"{there} && {clause}"
        if name != "status":
            clauses[f"open-{name}"] = f"!({there})"
    not_met = {"displaced": "!context.displaced", "pressure": f"context.pressure < {p['min_pressure']}"}
    for field, other in (("displaced", "pressure"), ("pressure", "displaced")):
        clauses[f"open-{field}"] = f"!(context has {field}) && (!(context has {other}) || {not_met[other]})"
    return clauses


def request(i, context):
    return {"principal": 'Donor::"A"', "action": 'Action::"assist"', "resource": f'Household::"{i}"',
            "context": context}


class Engine:
    """Policies that were parsed, which the engine calls by their numbers: the first permits, the others forbid."""

    def __init__(self, clauses):
        import cedarpy

        self.policies = cedarpy.PolicySet.from_str(
            PERMIT + "".join(FORBID.format(clause) for clause in clauses.values()))
        self.entities = cedarpy.Entities.from_json_str("[]")
        self.names = {f"policy{i}": name for i, name in enumerate(clauses, 1)}
        self.one, self.many = cedarpy.is_authorized, cedarpy.is_authorized_batch

    def ask(self, request):
        return self.one(request, self.policies, self.entities)

    def batch(self, requests):
        return self.many(requests, self.policies, self.entities)

    def reasons(self, answer):
        return [self.names[policy] for policy in answer.diagnostics.reasons if policy != "policy0"]


def decision(folder):
    p, engine, requests = data.DECISION, Engine(decision_clauses(data.DECISION)), []
    for i, case in enumerate(common.cases(folder)):
        context = {name: value for name, value in case.items() if name not in ("last", "id")}
        context["assisted_lately"] = any(
            one["sector"] == p["sector"] and one["days"] < p["pause_days"] for one in case["last"])
        requests.append(request(i, context))

    def words(answer):
        return data.words(sorted(engine.reasons(answer)))

    return [
        common.Mode("decision", lambda: [words(engine.ask(one)) for one in requests],
                    common.one_by_one(lambda i: engine.ask(requests[i]), len(requests))),
        common.Mode("batch", lambda: [words(answer) for answer in engine.batch(requests)],
                    common.together(lambda: engine.batch(requests), len(requests))),
    ]


def population(folder):
    cases = common.cases(folder)
    requests = [
        request(i, {name: value for name, value in case.items() if name not in ("last", "id") and value is not None})
        for i, case in enumerate(cases)]
    engines = [Engine(population_clauses(p)) for p in common.packs(folder)]

    def batch():
        return [engine.batch(requests) for engine in engines]

    def letter(reasons):
        if any(name.startswith("no-") for name in reasons):
            return "n"
        return "u" if reasons else "y"

    def lines():
        columns = [[letter(engine.reasons(answer)) for answer in answers] for engine, answers in zip(engines, batch())]
        words = ["".join(column[i] for column in columns) for i in range(len(cases))]
        return data.population_lines([case["area"] or "-" for case in cases], words)

    return [common.Mode("batch", lines, common.together(batch, len(cases) * data.PACKS))]


if __name__ == "__main__":
    common.main({"decision": decision, "population": population})

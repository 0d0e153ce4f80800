"""OpenFisca: vectorised formulas and dated parameters. It knows no missing value and gives one yes or no."""

import common
import data

NAME = "OpenFisca"
PACKAGE = "OpenFisca-Core"
SIZES = {"decision": 10_000, "population": 100_000}
NOTES = {"decision": "yes or no alone, no reasons",
         "population": "households without a missing field alone; no unknowns"}
PERIOD = "2021-06-15"
NUMBERS = ["severity", "pressure", "size", "income", "age_days", "budget", "cost", "day"]


def system(parameters, formulas):
    """Households with members that are earlier assistances; formulas are functions by name."""
    from openfisca_core import entities, parameters as dated, periods, taxbenefitsystems, variables

    assistance = entities.Entity("assistance", "assistances", "", "")
    household = entities.GroupEntity("household", "households", "", "", roles=[
        {"key": "member", "plural": "members", "label": "", "doc": ""}])
    made = taxbenefitsystems.TaxBenefitSystem([assistance, household])
    made.parameters = dated.ParameterNode("", data=parameters)
    day = periods.DateUnit.DAY

    def add(name, type_, entity, formula=None):
        body = {"value_type": type_, "entity": entity, "definition_period": day, "label": name}
        if formula:
            body["formula"] = formula
        made.add_variable(type(name, (variables.Variable,), body))

    for name in NUMBERS + ["area"]:
        add(name, int, household)
    for name in ("displaced", "consent", "flagged"):
        add(name, bool, household)
    add("same_sector", bool, assistance)
    add("days_ago", int, assistance)
    for name, formula in formulas.items():
        add(name, bool, household, formula)
    return made


def simulation(made, cases):
    import numpy as np
    from openfisca_core.simulations import SimulationBuilder

    # Every household needs a member: one without earlier assistance gets one that counts for nothing.
    nothing = [{"sector": "", "days": 10_000}]
    last = [(i, one["sector"], one["days"]) for i, case in enumerate(cases) for one in case["last"] or nothing]
    owners = np.array([owner for owner, _, _ in last])
    builder = SimulationBuilder()
    builder.create_entities(made)
    builder.declare_person_entity("assistance", [str(i) for i in range(len(owners))])
    households = builder.declare_entity("household", [str(i) for i in range(len(cases))])
    builder.join_with_persons(households, owners.astype(str), ["member"] * len(owners))
    built = builder.build(made)
    for name in NUMBERS + ["displaced", "consent"]:
        built.set_input(name, PERIOD, np.array([case[name] for case in cases]))
    built.set_input("area", PERIOD, np.array([data.AREAS.index(case["area"]) for case in cases]))
    built.set_input("flagged", PERIOD, np.array([case["flag"] in data.DECISION["flags"] for case in cases]))
    built.set_input("same_sector", PERIOD, np.array([sector == data.DECISION["sector"] for _, sector, _ in last]))
    built.set_input("days_ago", PERIOD, np.array([days for _, _, days in last]))
    return built


def values(p):
    """A parameter of one value or of several dates."""
    return {"values": {date: {"value": value} for date, value in p.items()}}


def decision(folder):
    import numpy as np

    targeted = np.array([name in data.DECISION["areas"] for name in data.AREAS])
    names = ["min_severity", "min_pressure", "max_size", "base_income", "income_per_person", "max_age", "first_day",
             "last_day", "pause_days"]
    parameters = {name: values({"2020-01-01": data.DECISION[name]}) for name in names}

    def formula(household, period, parameters):
        p, ask = parameters(period), lambda name: household(name, period)
        size, day = ask("size"), ask("day")
        lately = household.any(
            household.members("same_sector", period) * (household.members("days_ago", period) < p.pause_days))
        return (targeted[ask("area")] * (ask("severity") >= p.min_severity)
                * (ask("displaced") + (ask("pressure") >= p.min_pressure)) * (size <= p.max_size)
                * (ask("income") <= p.base_income + p.income_per_person * size) * ask("consent")
                * np.logical_not(ask("flagged")) * (ask("age_days") <= p.max_age) * (ask("budget") >= ask("cost"))
                * (day >= p.first_day) * (day <= p.last_day) * np.logical_not(lately))

    cases = common.cases(folder)
    built = simulation(system(parameters, {"eligible": formula}), cases)

    def truth():
        built.delete_arrays("eligible")
        return built.calculate("eligible", PERIOD)

    return [common.Mode("truth", lambda: common.truth_words(truth()), common.together(truth, len(cases)))]


def population(folder):
    import numpy as np

    names = data.DATED + ["income_per_person"]
    rows = common.all_packs(folder)
    parameters, formulas = {}, {}
    for pack in range(data.PACKS):
        own = [row for row in rows if row["pack"] == pack]
        parameters[f"pack{pack}"] = {name: values({row["from"]: row[name] for row in own}) for name in names}
        targeted = np.array([name in own[0]["areas"] for name in data.AREAS])

        def formula(household, period, parameters, pack=pack, targeted=targeted):
            p, ask = getattr(parameters(period), f"pack{pack}"), lambda name: household(name, period)
            size = ask("size")
            return (targeted[ask("area")] * (ask("severity") >= p.min_severity)
                    * (ask("displaced") + (ask("pressure") >= p.min_pressure)) * (size <= p.max_size)
                    * (ask("income") <= p.base_income + p.income_per_person * size) * ask("consent")
                    * (ask("age_days") <= p.max_age) * (ask("budget") >= ask("cost")))

        formulas[f"eligible{pack}"] = formula
    cases = [case for case in common.cases(folder) if None not in case.values()]
    built = simulation(system(parameters, formulas), cases)
    area = np.array([data.AREAS.index(case["area"]) for case in cases])

    def all_packs():
        columns = []
        for name in formulas:
            built.delete_arrays(name)
            columns.append(built.calculate(name, PERIOD))
        return columns, [np.bincount(area * 2 + column, minlength=len(data.AREAS) * 2) for column in columns]

    def lines():
        columns, _ = all_packs()
        words = ["".join("y" if column[i] else "n" for column in columns) for i in range(len(cases))]
        return data.population_lines([case["area"] for case in cases], words)

    return [common.Mode("complete", lines, common.together(all_packs, len(cases) * data.PACKS))]


if __name__ == "__main__":
    common.main({"decision": decision, "population": population})

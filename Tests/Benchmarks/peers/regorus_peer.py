"""regorus, the Rego engine in Rust."""

import json

import rego

NAME = "regorus"
PACKAGE = "gordon-to-regorus"
SIZES = {"decision": 1000, "population": 500, "overlap": 16_000}


def open_engine(policy, inputs, **resident):
    import regorus

    engine = regorus.Engine()
    engine.add_policy("policy.rego", policy)
    engine.add_data(resident)
    texts = [json.dumps(case) for case in inputs]

    def ask(rule, i=None):
        # Setting the input again also drops what was computed for the last one.
        engine.set_input_json("{}" if i is None else texts[i])
        return engine.eval_rule(f"data.{rule}")

    return ask


if __name__ == "__main__":
    rego.main(open_engine)

"""CEL in Python: the cel-python package."""

import cel_policies as policies
import common

NAME = "CEL in Python"
PACKAGE = "cel-python"
SIZES = {"decision": 200}
NOTES = {"decision": "yes or no alone, no reasons"}


def compile(text, cases):
    import celpy

    environment = celpy.Environment()
    program = environment.program(environment.compile(text))
    converted = [celpy.json_to_cel(case) for case in cases]
    return lambda i: bool(program.evaluate(converted[i]))


if __name__ == "__main__":
    common.main({"decision": lambda folder: policies.decision(folder, compile, samples=100)})

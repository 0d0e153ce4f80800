"""CEL in C++: the cel-expr-python package."""

import cel_policies as policies
import common

NAME = "CEL in C++"
PACKAGE = "cel-expr-python"
SIZES = {"decision": 1000}
NOTES = {"decision": "yes or no alone, no reasons"}


def compile(text, cases):
    from cel_expr_python import cel

    environment = cel.NewEnv(variables={name: cel.Type.DYN for name in cases[0]})
    expression = environment.compile(text)
    return lambda i: expression.eval(data=cases[i]).value()


if __name__ == "__main__":
    common.main({"decision": lambda folder: policies.decision(folder, compile, samples=1000)})

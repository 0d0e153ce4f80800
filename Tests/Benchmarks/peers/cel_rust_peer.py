"""CEL in Rust: the common-expression-language package."""

import cel_policies as policies
import common

NAME = "CEL in Rust"
PACKAGE = "common-expression-language"
SIZES = {"decision": 1000}
NOTES = {"decision": "yes or no alone, no reasons"}


def compile(text, cases):
    import cel

    program = cel.compile(text)
    return lambda i: program.execute(cases[i])


if __name__ == "__main__":
    common.main({"decision": lambda folder: policies.decision(folder, compile, samples=1000)})

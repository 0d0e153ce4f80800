"""OPA's own Go engine, through its C bindings."""

import rego

NAME = "OPA (Go engine)"
PACKAGE = "opa-golib-python-bindings"
SIZES = {"decision": 1000, "population": 500, "overlap": 16_000}


def version(run, python):
    """The version of the bindings, and that of the engine as its own library carries it."""
    code = """
import importlib.metadata, os, re, opa_bindings
with open(os.path.join(os.path.dirname(opa_bindings.__file__), "libopabridge.so"), "rb") as file:
    engine = re.search(rb"open-policy-agent/opa\\tv([0-9.]+)", file.read())
print(engine.group(1).decode() + " in " + importlib.metadata.version("opa-golib-python-bindings"))
"""
    return run([python, "-c", code])


def open_engine(policy, inputs, **resident):
    from opa_bindings import OpaEngine

    engine = OpaEngine()
    engine.add_policy("policy.rego", policy)
    for path, value in resident.items():
        engine.add_data(value, path=path)
    return lambda rule, i=None: engine.eval_document(rule, {} if i is None else inputs[i])


if __name__ == "__main__":
    rego.main(open_engine, samples=300)

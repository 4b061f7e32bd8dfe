"""Writes the input constraints of AWS's service models (length, range, pattern, enum, required) as data for packages/wire, and the
errors that each operation documents as data for scripts/compatibility.ts.

Usage: python scripts/constraints.py    (needs the botocore of tests/python/requirements.txt, or one as young as the SDK)
The models are botocore's (Apache-2.0). Only shapes that inputs reach are kept, and only what the validation reads. Patterns
are Java's: the text goes into messages as it is, and where JavaScript reads it in another way, `regex` holds its translation.
"""

import json
import pathlib

import botocore
import botocore.loaders

SERVICES = {
    "iam": "iam",
    "sts": "sts",
    "organizations": "organizations",
    "sso-admin": "sso-admin",
    "identitystore": "identitystore",
    "access-analyzer": "accessanalyzer",
    "sso-oidc": "sso-oidc",
    "sso": "sso",
    "cloudtrail": "cloudtrail",
}
KEPT = ("min", "max", "pattern", "enum", "required", "sensitive")
ERRORS = pathlib.Path(__file__).parent / "compatibility" / "documented-errors.generated.json"
TARGET = pathlib.Path(__file__).parent.parent / "packages" / "wire" / "data"

JAVA_SPACE = " \\t\\n\\x0B\\f\\r"
# What JavaScript's Unicode mode lets a backslash stand before: its syntax characters, and a hyphen inside a class.
SYNTAX = "^$\\.*+?()[]{}|/"


def translated(pattern):
    """A Java pattern as a JavaScript one in Unicode mode (flag u), for a whole value; the flag s as (?s:...)."""
    dot_all = pattern.startswith("(?s)")
    source = pattern.removeprefix("(?s)")
    # Everything: Java's \\s and JavaScript's differ, but not together with their opposite.
    source = source.replace("[\\s\\S]", "[^]").replace("[\\S\\s]", "[^]")
    out, at, in_class = [], 0, False
    while at < len(source):
        character = source[at]
        if character == "\\":
            escape = source[at + 1]
            at += 2
            if escape == "s":
                out.append(JAVA_SPACE if in_class else f"[{JAVA_SPACE}]")
            elif escape.isalnum() or escape in SYNTAX or (escape == "-" and in_class):
                out.append("\\" + escape)
            else:
                out.append(escape)
            continue
        if character == "[" and not in_class:
            in_class = True
        elif character == "]" and in_class and source[at - 1] != "^":
            in_class = False
        out.append(character)
        at += 1
    body = "".join(out)
    return f"(?s:{body})" if dot_all else body


def reduced(shape):
    """A shape with its type, its constraints and the names of the shapes inside it."""
    kept = {key: shape[key] for key in KEPT if key in shape and shape[key] not in ([], False)}
    kept["type"] = shape["type"]
    if "pattern" in shape:
        regex = translated(shape["pattern"])
        if regex != shape["pattern"]:
            kept["regex"] = regex
    if shape["type"] == "structure":
        kept["members"] = {name: member["shape"] for name, member in shape["members"].items()}
    if shape["type"] == "list":
        kept["member"] = shape["member"]["shape"]
    if shape["type"] == "map":
        kept["key"], kept["value"] = shape["key"]["shape"], shape["value"]["shape"]
    return kept


def inside(shape):
    return [
        *shape.get("members", {}).values(),
        *(shape[key] for key in ("member", "key", "value") if key in shape),
    ]


def extract(model):
    inputs = {
        name: operation["input"]["shape"]
        for name, operation in model["operations"].items()
        if "input" in operation
    }
    shapes, waiting = {}, sorted(set(inputs.values()))
    while waiting:
        name = waiting.pop()
        if name in shapes:
            continue
        shapes[name] = reduced(model["shapes"][name])
        waiting.extend(inside(shapes[name]))
    return {"inputs": inputs, "shapes": dict(sorted(shapes.items()))}


def errors(model):
    """The codes of the errors that each operation documents, as they are on the wire."""
    return {
        name: sorted(
            model["shapes"][error["shape"]].get("error", {}).get("code", error["shape"])
            for error in operation.get("errors", [])
        )
        for name, operation in sorted(model["operations"].items())
    }


def main():
    loader = botocore.loaders.Loader()
    TARGET.mkdir(parents=True, exist_ok=True)
    documented = {}
    for name, botocore_name in SERVICES.items():
        version = loader.determine_latest_version(botocore_name, "service-2")
        model = loader.load_service_model(botocore_name, "service-2", version)
        data = {
            "source": f"botocore {botocore.__version__}, {botocore_name} {version}",
            "licence": "Apache-2.0",
            **extract(model),
        }
        path = TARGET / f"{name}.constraints.generated.json"
        documented.update({f"{name}:{operation}": codes for operation, codes in errors(model).items()})
        path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=True) + "\n")
    ERRORS.write_text(json.dumps(documented, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

"""Writes the input constraints of AWS's service models (length, range, pattern, enum, required) as data for packages/wire.

Usage: python scripts/constraints.py    (needs the botocore of tests/python/requirements.txt)
The models are botocore's (Apache-2.0). Only shapes that inputs reach are kept, and only what the validation reads.
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
KEPT = ("min", "max", "pattern", "enum", "required", "sensitive", "union")
TARGET = pathlib.Path(__file__).parent.parent / "packages" / "wire" / "data"


def reduced(shape):
    """A shape with its type, its constraints and the names of the shapes inside it."""
    kept = {key: shape[key] for key in KEPT if shape.get(key)}
    kept["type"] = shape["type"]
    if shape["type"] == "structure":
        kept["members"] = {name: member["shape"] for name, member in shape["members"].items()}
    if shape["type"] == "list":
        kept["member"] = shape["member"]["shape"]
    if shape["type"] == "map":
        kept["key"], kept["value"] = shape["key"]["shape"], shape["value"]["shape"]
    return kept


def inside(shape):
    return [*shape.get("members", {}).values(), *(shape[k] for k in ("member", "key", "value") if k in shape)]


def extract(model):
    inputs = {name: op["input"]["shape"] for name, op in model["operations"].items() if "input" in op}
    shapes, waiting = {}, sorted(set(inputs.values()))
    while waiting:
        name = waiting.pop()
        if name in shapes:
            continue
        shapes[name] = reduced(model["shapes"][name])
        waiting.extend(inside(shapes[name]))
    return {"inputs": inputs, "shapes": dict(sorted(shapes.items()))}


def main():
    loader = botocore.loaders.Loader()
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, botocore_name in SERVICES.items():
        model = loader.load_service_model(botocore_name, "service-2")
        data = {
            "source": f"botocore {botocore.__version__}, {botocore_name}, Apache-2.0",
            **extract(model),
        }
        path = TARGET / f"{name}.constraints.generated.json"
        path.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()

"""Holds the wire against botocore: its parsers read what the wire wrote, its serializers and signers write what the wire must read.

Usage: python botocore_peer.py read <file>    prints what botocore's parsers make of the answers in the file
       python botocore_peer.py write <file>   prints the requests that botocore's serializers make of the values in the file
       python botocore_peer.py sign <file>    prints the requests of the file, signed by botocore
The file and the output are JSON. Blobs are {"$blob": base64}, dates {"$date": epoch seconds}. Each answer also has the value that
was meant, without the members that are younger than this botocore, and the names of those.
"""

import base64
import datetime
import json
import sys

import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.loaders
import botocore.model
import botocore.parsers
import botocore.serialize

MODELS = {}


def service(name):
    if name not in MODELS:
        loaded = botocore.loaders.Loader().load_service_model(name, "service-2")
        MODELS[name] = botocore.model.ServiceModel(loaded, name)
    return MODELS[name]


def plain(value):
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime.datetime):
        return {"$date": value.timestamp()}
    if isinstance(value, (bytes, bytearray)):
        return {"$blob": base64.b64encode(value).decode()}
    return value


def native(value):
    if isinstance(value, list):
        return [native(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if "$date" in value:
        return datetime.datetime.fromtimestamp(value["$date"], datetime.timezone.utc)
    if "$blob" in value:
        return base64.b64decode(value["$blob"])
    return {key: native(inner) for key, inner in value.items()}


def known(value, shape, younger):
    """A value without the members that this botocore does not know; those are noted."""
    if shape is None:
        return {}
    if shape.type_name == "structure" and not getattr(shape, "is_document_type", False):
        younger += [f"{shape.name}.{name}" for name in value if name not in shape.members]
        return {
            name: known(inner, shape.members[name], younger)
            for name, inner in value.items()
            if name in shape.members
        }
    if shape.type_name == "list":
        return [known(inner, shape.member, younger) for inner in value]
    if shape.type_name == "map":
        return {name: known(inner, shape.value, younger) for name, inner in value.items()}
    return value


def read(case):
    model = service(case["service"])
    if case["operation"] not in model.operation_names:
        return {"younger": [case["operation"]]}
    operation = model.operation_model(case["operation"])
    protocol = model.resolved_protocol
    younger = []
    meant = known(case["value"], operation.output_shape, younger)
    parser = botocore.parsers.create_parser(protocol)
    headers = botocore.awsrequest.HeadersDict(case["headers"])
    response = {"status_code": case["status"], "headers": headers, "body": case["body"].encode()}
    parsed = plain(parser.parse(response, operation.output_shape))
    return {"parsed": parsed, "meant": meant, "younger": younger}


def write(case):
    model = service(case["service"])
    if case["operation"] not in model.operation_names:
        return {"younger": [case["operation"]]}
    operation = model.operation_model(case["operation"])
    younger = []
    meant = known(case["value"], operation.input_shape, younger)
    # Without botocore's own validation: the values are to be hostile, not valid.
    serializer = botocore.serialize.create_serializer(model.resolved_protocol, False)
    request = serializer.serialize_to_request(native(meant), operation)
    botocore.awsrequest.prepare_request_dict(request, "http://127.0.0.1")
    prepared = botocore.awsrequest.create_request_object(request).prepare()
    body = prepared.body or b""
    return {
        "method": prepared.method,
        "url": prepared.url,
        "headers": {key.lower(): str(value) for key, value in prepared.headers.items()},
        "body": body if isinstance(body, str) else body.decode(),
        "meant": meant,
        "younger": younger,
    }


def sign(case):
    credentials = botocore.credentials.Credentials(
        case["accessKeyId"], case["secret"], case.get("sessionToken")
    )
    request = botocore.awsrequest.AWSRequest(
        method=case["method"],
        url=case["url"],
        headers=case["headers"],
        data=native(case["data"]),
    )
    scope = (credentials, case["service"], case["region"])
    if case["form"] == "header":
        botocore.auth.SigV4Auth(*scope).add_auth(request)
    else:
        botocore.auth.SigV4QueryAuth(*scope, expires=case["expiresIn"]).add_auth(request)
    prepared = request.prepare()
    return {
        "url": prepared.url,
        "headers": {key.lower(): str(value) for key, value in prepared.headers.items()},
        "body": plain(prepared.body or b""),
    }


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        cases = json.load(file)
    json.dump([{"read": read, "write": write, "sign": sign}[sys.argv[1]](case) for case in cases], sys.stdout)

"""Every waiter of boto3's IAM client gives up on what never comes, and finds what comes while it waits."""

import json
import threading
import time

import boto3
from botocore.exceptions import WaiterError

iam = boto3.client("iam")
account = boto3.client("sts").get_caller_identity()["Account"]
principal = {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "sts:AssumeRole"}
statement = {"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}


def document(one):
    return json.dumps({"Version": "2012-10-17", "Statement": [one]})


# How what each waits for is named, and made.
awaited = {
    "instance_profile_exists": (
        {"InstanceProfileName": "late"},
        lambda: iam.create_instance_profile(InstanceProfileName="late"),
    ),
    "policy_exists": (
        {"PolicyArn": f"arn:aws:iam::{account}:policy/late"},
        lambda: iam.create_policy(PolicyName="late", PolicyDocument=document(statement)),
    ),
    "role_exists": (
        {"RoleName": "late"},
        lambda: iam.create_role(RoleName="late", AssumeRolePolicyDocument=document(principal)),
    ),
    "user_exists": ({"UserName": "late"}, lambda: iam.create_user(UserName="late")),
}

for name in iam.waiter_names:
    named, make = awaited[name]
    waiter = iam.get_waiter(name)
    try:
        waiter.wait(**named, WaiterConfig={"Delay": 0, "MaxAttempts": 3})
        raise AssertionError(f"{name} found what is not there.")
    except WaiterError as error:
        assert "Max attempts exceeded" in str(error), error
        assert error.last_response["Error"]["Code"] == "NoSuchEntity", error.last_response
    making = threading.Timer(0.3, make)
    making.start()
    begun = time.monotonic()
    waiter.wait(**named, WaiterConfig={"Delay": 0.1, "MaxAttempts": 600})
    assert time.monotonic() - begun > 0.25, name
    making.join()
print(json.dumps(iam.waiter_names))

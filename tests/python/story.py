"""The README's story with boto3: groups, a least-privilege policy, denials, an external id, a boundary, rotation, the trail."""

import json

import boto3
from botocore.exceptions import ClientError

operator = boto3.Session()
iam, sts, trail = (operator.client(name) for name in ("iam", "sts", "cloudtrail"))
account = sts.get_caller_identity()["Account"]


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource, **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def refusal(call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        return error.response["Error"]
    raise AssertionError("The call succeeded.")


def session_of(key, token=None):
    return boto3.Session(key["AccessKeyId"], key["SecretAccessKey"], token)


iam.create_group(GroupName="Deployers")
document = policy(
    allow("iam:GetUser", "arn:aws:iam::*:user/${aws:username}"),
    allow("sts:AssumeRole", "arn:aws:iam::*:role/deploy"),
)
attached = iam.create_policy(PolicyName="Deployers", PolicyDocument=document)["Policy"]
iam.attach_group_policy(GroupName="Deployers", PolicyArn=attached["Arn"])
iam.create_user(UserName="alice")
iam.add_user_to_group(GroupName="Deployers", UserName="alice")
old = iam.create_access_key(UserName="alice")["AccessKey"]
alice = session_of(old)
assert alice.client("iam").get_user()["User"]["UserName"] == "alice"

denied = refusal(alice.client("iam").list_users)
assert denied["Code"] == "AccessDenied", denied
assert "because no identity-based policy allows the iam:ListUsers action" in denied["Message"], denied
encoded = denied["Message"].split("failure message: ")[1]
decoded = json.loads(sts.decode_authorization_message(EncodedMessage=encoded)["DecodedMessage"])
assert decoded["context"]["action"] == "iam:ListUsers" and not decoded["allowed"], decoded

trust = {
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{account}:user/alice"},
    "Action": "sts:AssumeRole",
    "Condition": {"StringEquals": {"sts:ExternalId": "blue"}},
}
role = iam.create_role(RoleName="deploy", AssumeRolePolicyDocument=policy(trust))["Role"]
assume = {"RoleArn": role["Arn"], "RoleSessionName": "ci"}
assert "role trust policy" in refusal(alice.client("sts").assume_role, **assume, ExternalId="red")["Message"]
credentials = alice.client("sts").assume_role(**assume, ExternalId="blue")["Credentials"]
ci = session_of(credentials, credentials["SessionToken"])
assert ci.client("sts").get_caller_identity()["Arn"] == f"arn:aws:sts::{account}:assumed-role/deploy/ci"

iam.attach_role_policy(RoleName="deploy", PolicyArn="arn:aws:iam::aws:policy/IAMFullAccess")
boundary = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
iam.put_role_permissions_boundary(RoleName="deploy", PermissionsBoundary=boundary)
assert iam.get_role(RoleName="deploy")["Role"]["AssumeRolePolicyDocument"]["Statement"] == [trust]
assert "alice" in [user["UserName"] for user in ci.client("iam").list_users()["Users"]]
bounded = refusal(ci.client("iam").create_user, UserName="mallory")
assert "because no permissions boundary allows the iam:CreateUser action" in bounded["Message"], bounded

new = iam.create_access_key(UserName="alice")["AccessKey"]
iam.update_access_key(UserName="alice", AccessKeyId=old["AccessKeyId"], Status="Inactive")
assert refusal(alice.client("iam").get_user)["Code"] == "InvalidClientTokenId"
iam.delete_access_key(UserName="alice", AccessKeyId=old["AccessKeyId"])
assert session_of(new).client("iam").get_user()["User"]["UserName"] == "alice"

attributes = [{"AttributeKey": "EventName", "AttributeValue": "CreateAccessKey"}]
events = trail.lookup_events(LookupAttributes=attributes)["Events"]
records = [json.loads(event["CloudTrailEvent"]) for event in events]
assert len(records) == 2 and new["SecretAccessKey"] not in json.dumps(records), records
pages = iam.get_paginator("list_policies").paginate(Scope="AWS", PaginationConfig={"PageSize": 200})
assert sum(len(page["Policies"]) for page in pages) > 1_000
print("told")

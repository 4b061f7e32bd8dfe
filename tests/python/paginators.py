"""Every paginator of boto3's IAM client reads the same, in pages of one thing and in pages of the usual size."""

import json

import boto3
from botocore import xform_name

iam = boto3.client("iam")
account = boto3.client("sts").get_caller_identity()["Account"]
actions = ["iam:GetUser", "iam:ListUsers", "s3:GetObject"]
statement = {"Effect": "Allow", "Action": "iam:*", "Resource": "*"}
document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def arn(resource):
    return f"arn:aws:iam::{account}:{resource}"


# What each has to be asked, where it has to be asked something.
questions = {
    "get_group": {"GroupName": "group1"},
    "list_access_keys": {"UserName": "user1"},
    "list_attached_group_policies": {"GroupName": "group1"},
    "list_attached_role_policies": {"RoleName": "for-account"},
    "list_attached_user_policies": {"UserName": "user1"},
    "list_entities_for_policy": {"PolicyArn": arn("policy/audited/Everything")},
    "list_group_policies": {"GroupName": "group1"},
    "list_groups_for_user": {"UserName": "user1"},
    "list_instance_profile_tags": {"InstanceProfileName": "for-account-1"},
    "list_instance_profiles_for_role": {"RoleName": "for-account"},
    "list_mfa_device_tags": {"SerialNumber": arn("mfa/user1-device1")},
    "list_mfa_devices": {"UserName": "user1"},
    "list_open_id_connect_provider_tags": {"OpenIDConnectProviderArn": arn("oidc-provider/issuer1.example.com")},
    "list_policies": {"Scope": "Local"},
    "list_policy_tags": {"PolicyArn": arn("policy/audited/Everything")},
    "list_policy_versions": {"PolicyArn": arn("policy/audited/Everything")},
    "list_role_policies": {"RoleName": "for-account"},
    "list_role_tags": {"RoleName": "for-account"},
    "list_saml_provider_tags": {"SAMLProviderArn": arn("saml-provider/idp1")},
    "list_ssh_public_keys": {"UserName": "user1"},
    "list_server_certificate_tags": {"ServerCertificateName": "certificate1"},
    "list_signing_certificates": {"UserName": "user1"},
    "list_user_policies": {"UserName": "user1"},
    "list_user_tags": {"UserName": "user1"},
    "simulate_custom_policy": {"PolicyInputList": [document], "ActionNames": actions},
    "simulate_principal_policy": {"PolicySourceArn": arn("user/people/user1"), "ActionNames": actions},
}
# An account has one alias.
single = {"list_account_aliases"}


def stable(thing):
    """A thing without when it was last used: for the role that reads, that is now."""
    return {key: value for key, value in thing.items() if key != "RoleLastUsed"} if isinstance(thing, dict) else thing


def read(name, size):
    pages = iam.get_paginator(name).paginate(**questions.get(name, {}), PaginationConfig={"PageSize": size})
    lists = [key.expression for key in pages.result_keys]
    whole = {key: [] for key in lists}
    count = 0
    for page in pages:
        count += 1
        assert sum(len(page.get(key, [])) for key in lists) <= size, (name, page)
        for key in lists:
            whole[key] += [stable(thing) for thing in page.get(key, [])]
    return whole, count


names = [xform_name(operation) for operation in iam.meta.service_model.operation_names]
paginators = [name for name in names if iam.can_paginate(name)]
for name in paginators:
    in_ones, pages = read(name, 1)
    at_once, _ = read(name, 1000)
    things = sum(len(found) for found in at_once.values())
    assert in_ones == at_once, name
    assert pages == max(things, 1), (name, pages, things)
    assert things > 1 or name in single, (name, things)
print(json.dumps(paginators))

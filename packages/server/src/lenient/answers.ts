import { users } from "@ostiary/directory";
import { percentEncoded } from "../services/iam/percent-encoding.ts";
import { wireTags } from "../services/iam/tags.ts";
import { answering, type Change } from "./change.ts";
import { withoutRootUser } from "./credential-report.ts";

interface Bounded {
  readonly PermissionsBoundary?: object | undefined;
}

/** A boundary with the type that AWS's model names; AWS itself answers Policy. */
const bounded = <T extends Bounded>(entity: T): T =>
  entity.PermissionsBoundary === undefined
    ? entity
    : {
        ...entity,
        PermissionsBoundary: {
          ...entity.PermissionsBoundary,
          PermissionsBoundaryType: "PermissionsBoundaryPolicy",
        },
      };

const boundaryType =
  "the type of a permissions boundary is PermissionsBoundaryPolicy, not Policy as AWS answers";

/** What is answered otherwise; the work is that of the strict operations. */
export const answers: readonly Change[] = [
  answering(
    "sts",
    "GetCallerIdentity",
    "unknown keys, and those of the root user, are `user/moto` with the id AKIAIOSFODNN7EXAMPLE",
    (output, _input, { account, arn, caller }) =>
      caller.principal.kind === "root"
        ? {
            ...output,
            UserId: "AKIAIOSFODNN7EXAMPLE",
            Arn: `arn:${arn.partition}:sts::${account.accountId}:user/moto`,
          }
        : output,
  ),
  answering("iam", "GetUser", "the root user is called default_user", (output) =>
    output.User?.UserName === ""
      ? { ...output, User: { ...output.User, UserName: "default_user" } }
      : output,
  ),
  answering("iam", "GetUser", boundaryType, (output) => ({
    User: output.User && bounded(output.User),
  })),
  answering("iam", "CreateUser", boundaryType, (output) => ({
    User: output.User && bounded(output.User),
  })),
  answering("iam", "GetRole", boundaryType, (output) => ({
    Role: output.Role && bounded(output.Role),
  })),
  answering("iam", "CreateRole", boundaryType, (output) => ({
    Role: output.Role && bounded(output.Role),
  })),
  answering(
    "iam",
    "CreateRole",
    "the answer has Description and MaxSessionDuration",
    ({ Role }, { Description, MaxSessionDuration = 3600 }) => ({
      Role: Role && {
        ...Role,
        MaxSessionDuration,
        ...(Description !== undefined && { Description }),
      },
    }),
  ),
  answering(
    "iam",
    "CreateServiceLinkedRole",
    "the answer has Description, and lists in its trust policy",
    ({ Role }, { AWSServiceName, Description }) => ({
      Role: Role && {
        ...Role,
        ...(Description !== undefined && { Description }),
        AssumeRolePolicyDocument: percentEncoded(
          JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              {
                Action: ["sts:AssumeRole"],
                Effect: "Allow",
                Principal: { Service: [AWSServiceName] },
              },
            ],
          }),
        ),
      },
    }),
  ),
  answering(
    "iam",
    "CreatePolicyVersion",
    "the answer has the document",
    ({ PolicyVersion }, { PolicyDocument = "" }) => ({
      PolicyVersion: PolicyVersion && {
        ...PolicyVersion,
        Document: percentEncoded(PolicyDocument),
      },
    }),
  ),
  answering(
    "iam",
    "GetAccountPasswordPolicy",
    "MaxPasswordAge is 0 and HardExpiry false where they were not given",
    ({ PasswordPolicy }) => ({
      PasswordPolicy: { MaxPasswordAge: 0, HardExpiry: false, ...PasswordPolicy },
    }),
  ),
  answering(
    "iam",
    "GetAccountSummary",
    "AccountPasswordPresent is left out",
    ({ SummaryMap: { AccountPasswordPresent: _, ...SummaryMap } = {} }) => ({ SummaryMap }),
  ),
  answering(
    "iam",
    "ListVirtualMFADevices",
    "a device's user has its tags",
    (output, _input, { account }) => ({
      ...output,
      VirtualMFADevices: output.VirtualMFADevices?.map((device) => {
        const tags = account.get(users, device.User?.UserId ?? "")?.tags ?? [];
        return tags.length === 0 || device.User === undefined
          ? device
          : { ...device, User: { ...device.User, Tags: wireTags(tags) } };
      }),
    }),
  ),
  answering("iam", "GetServerCertificate", "Tags is left out where there is none", (output) => {
    if (output.ServerCertificate === undefined) return output;
    const { Tags = [], ...certificate } = output.ServerCertificate;
    return Tags.length > 0 ? output : { ServerCertificate: certificate };
  }),
  answering(
    "iam",
    "GetCredentialReport",
    "the report has no line of the root user and no column additional_credentials_info",
    (output) => ({ ...output, Content: output.Content && withoutRootUser(output.Content) }),
  ),
];

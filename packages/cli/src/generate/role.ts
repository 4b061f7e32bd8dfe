import { validatePolicy } from "@ostiary/policy";
import {
  type Change,
  cliCommand,
  type Grant,
  type GrantKind,
  grants,
  proveRole,
  type Workload,
  workloadRole,
} from "@ostiary/practices";

/** The options of the command. */
export interface GenerateRole {
  readonly for: Workload["for"];
  readonly name: string;
  readonly allow?: readonly string[];
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  readonly repository?: string;
  readonly branch?: string;
  readonly issuer?: string;
  readonly subject?: string;
  readonly audience: string;
  readonly partnerAccount?: string;
  readonly externalId?: string;
  readonly format: "cli" | "terraform" | "json";
}

const isKind = (kind: string): kind is GrantKind => Object.hasOwn(grants, kind);

function readGrant(text: string): Grant {
  const at = text.indexOf("=");
  const kind = at < 0 ? text : text.slice(0, at);
  const name = at < 0 ? "" : text.slice(at + 1);
  if (!isKind(kind)) {
    throw new Error(
      `--allow ${text}: there is no ${kind}. There are ${Object.keys(grants).join(", ")}.`,
    );
  }
  if (!/^[\w/.+=@-]+$/u.test(name))
    throw new Error(`--allow ${text}: a name is wanted, as in ${kind}=orders.`);
  return { kind, name };
}

function required(value: string | undefined, option: string, kind: string): string {
  if (value === undefined) throw new Error(`--for ${kind} needs ${option}.`);
  return value;
}

function workloadOf(options: GenerateRole): Workload {
  const { name } = options;
  switch (options.for) {
    case "lambda":
    case "ecs":
    case "ec2":
      return { for: options.for, name };
    case "github":
      return {
        for: "github",
        name,
        repository: required(options.repository, "--repository", "github"),
        ...(options.branch !== undefined && { branch: options.branch }),
      };
    case "oidc":
      return {
        for: "oidc",
        name,
        issuer: required(options.issuer, "--issuer", "oidc"),
        subject: required(options.subject, "--subject", "oidc"),
        audience: options.audience,
      };
    case "partner":
      return {
        for: "partner",
        name,
        accountId: required(options.partnerAccount, "--partner-account", "partner"),
        externalId: required(options.externalId, "--external-id", "partner"),
      };
  }
}

/** `ostiary generate role`: writes a role, and refuses to where it does not validate or prove. */
export async function generateRole(options: GenerateRole): Promise<void> {
  if (!/^[\w+=,.@-]{1,64}$/u.test(options.name)) throw new Error("--name is no name of a role.");
  const where = {
    partition: options.partition,
    account: options.accountId,
    region: options.region,
  };
  const role = workloadRole(workloadOf(options), (options.allow ?? []).map(readGrant), where);
  const documents = [
    ["trust policy", role.trustPolicy, "trust"],
    ...(role.needs.length === 0
      ? []
      : ([
          ["policy", role.policy, "identity"],
          ["boundary", role.boundary, "identity"],
        ] as const)),
  ] as const;
  for (const [what, document, kind] of documents) {
    const findings = await validatePolicy(JSON.stringify(document), { kind });
    const wrong = findings.find(({ type }) => type === "ERROR");
    if (wrong !== undefined) throw new Error(`The ${what} does not validate: ${wrong.message}`);
  }
  const proof = proveRole(role, where);
  if (proof.refused.length > 0 || proof.elsewhere.length > 0) {
    throw new Error(
      `The role does not prove: ${[...proof.refused, ...proof.elsewhere].join("; ")}`,
    );
  }
  const told = `Proved: its ${proof.allowed} needs are allowed, and none of them on another resource.`;
  if (options.format === "json") console.log(JSON.stringify({ ...role, proof }, null, 2));
  else
    console.log(
      (options.format === "cli" ? asCommands : asTerraform)(role, where, told).join("\n"),
    );
}

type Written = (
  role: ReturnType<typeof workloadRole>,
  where: { readonly partition: string; readonly account: string },
  told: string,
) => readonly string[];

const quoted = (document: object): string =>
  `'${JSON.stringify(document).replaceAll("'", "'\\''")}'`;

const asCommands: Written = (
  { name, trustPolicy, policy, boundary, needs },
  { partition, account },
  told,
) => {
  const arn = (policyName: string) => `arn:${partition}:iam::${account}:policy/${policyName}`;
  const made: readonly Change[] =
    needs.length === 0
      ? []
      : [
          {
            do: "create-policy",
            name: `${name}-boundary`,
            path: "/",
            document: JSON.stringify(boundary),
          },
          { do: "create-policy", name, path: "/", document: JSON.stringify(policy) },
        ];
  const bounded = needs.length === 0 ? "" : ` --permissions-boundary ${arn(`${name}-boundary`)}`;
  return [
    `# ${told}`,
    ...made.map(cliCommand),
    `aws iam create-role --role-name ${name} --assume-role-policy-document ${quoted(trustPolicy)}${bounded}`,
    ...(needs.length === 0
      ? []
      : [cliCommand({ do: "attach-policy", to: { kind: "role", name }, arn: arn(name) })]),
  ];
};

/** A JSON value in HCL: `${` would be read as an expression. */
const encoded = (value: object): string =>
  `jsonencode(${JSON.stringify(value, null, 2).replace(/[$%](?=\{)/gu, (sign) => sign + sign)})`;

const asTerraform: Written = ({ name, trustPolicy, policy, boundary, needs }, _, told) => {
  const label = name.replace(/[^A-Za-z0-9_-]/gu, "_");
  const policies =
    needs.length === 0
      ? []
      : [
          `resource "aws_iam_policy" "${label}" {\n  name   = "${name}"\n  policy = ${encoded(policy)}\n}`,
          `resource "aws_iam_policy" "${label}_boundary" {\n  name   = "${name}-boundary"\n  policy = ${encoded(boundary)}\n}`,
          `resource "aws_iam_role_policy_attachment" "${label}" {\n  role       = aws_iam_role.${label}.name\n  policy_arn = aws_iam_policy.${label}.arn\n}`,
        ];
  const bounded =
    needs.length === 0 ? "" : `\n  permissions_boundary = aws_iam_policy.${label}_boundary.arn`;
  return [
    `# ${told}`,
    `resource "aws_iam_role" "${label}" {\n  name               = "${name}"\n  assume_role_policy = ${encoded(trustPolicy)}${bounded}\n}`,
    ...policies,
  ];
};

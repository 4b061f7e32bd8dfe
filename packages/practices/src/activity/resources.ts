import { type Answer, answersIn, isAnswer, textOf } from "../answers/index.ts";
import type { CalledAction, TrailCall } from "./calls.ts";
import type { NamedArns, NamedKind } from "./named-arns.ts";
import type { TrailRecord } from "./trail-record.ts";

const special = /[.*+?^${}()|[\]\\]/g;
const variable = /\$\{([A-Za-z0-9_]+)\}/g;

/** What stands for a variable in an ARN. A bucket's name has no slash, an account 12 digits; other names may hold anything. */
const patterns: Readonly<Record<string, string>> = {
  Account: "(?:\\d{12}|aws)?",
  BucketName: "[^/:]+",
  Partition: "aws[a-z-]*",
  Region: "[a-z0-9-]*",
};

const expressions = new Map<string, RegExp>();

function expressionOf(template: string): RegExp {
  const known = expressions.get(template);
  if (known !== undefined) return known;
  const parts = template.split(variable);
  const source = parts.map((part, place) =>
    place % 2 === 0 ? part.replace(special, "\\$&") : (patterns[part] ?? ".+"),
  );
  const expression = new RegExp(`^${source.join("")}$`);
  expressions.set(template, expression);
  return expression;
}

/** Whether an ARN has the form of a template. */
export const fitsTemplate = (template: string, arn: string): boolean =>
  template === "*" || expressionOf(template).test(arn);

const fits = ({ templates }: CalledAction, arn: string): boolean =>
  templates.some((template) => fitsTemplate(template, arn));

/** A member of the request by its path, in any case of its letters: CloudTrail writes the first letter small. */
function member(request: unknown, path: string): string | undefined {
  let inside: unknown = request;
  for (const name of path.split(".")) {
    if (!isAnswer(inside)) return undefined;
    const wanted = name.toLowerCase();
    const key = Object.keys(inside).find((own) => own.toLowerCase() === wanted);
    inside = key === undefined ? undefined : inside[key];
  }
  return textOf(inside);
}

const namedKinds: Readonly<Record<string, NamedKind>> = {
  UserNameWithPath: "user",
  GroupNameWithPath: "group",
  RoleNameWithPath: "role",
  InstanceProfileNameWithPath: "instance-profile",
};

/** Fills a template from the request; undefined unless the request tells every variable, and at least one. */
function filled(
  template: string,
  record: TrailRecord,
  call: TrailCall,
  arns: NamedArns,
): string | undefined {
  let someTold = false;
  const told: Readonly<Record<string, string>> = {
    Account: record.account,
    Partition: arns.partition,
    Region: record.region,
  };
  let missing = false;
  let named: string | undefined;
  const arn = template.replaceAll(variable, (_, name: string) => {
    const given = Object.hasOwn(told, name) ? told[name] : undefined;
    if (given !== undefined) return given;
    const path = Object.hasOwn(call.members, name) ? call.members[name] : undefined;
    const own = record.source === "s3.amazonaws.com" && name === "ObjectName" ? "key" : name;
    const value = member(record.request, path ?? own) ?? member(record.request, own);
    if (value === undefined || value === "" || value.includes("HIDDEN")) {
      missing = true;
      return "";
    }
    someTold = true;
    // What is given as an ARN already is the whole resource.
    if (value.startsWith("arn:")) named = value;
    const kind = Object.hasOwn(namedKinds, name) ? namedKinds[name] : undefined;
    if (kind === undefined) return value;
    named = arns.find(kind, value);
    missing ||= named === undefined;
    return value;
  });
  return someTold && !missing ? (named ?? arn) : undefined;
}

/** ARNs that the answer to a creation gives: the path of what is new is known there only. */
function answered(answer: unknown): readonly string[] {
  if (!isAnswer(answer)) return [];
  const inside = Object.values(answer).filter(isAnswer);
  return [answer, ...inside].flatMap((part) => textOf(part["arn"]) ?? []);
}

/** What an action was done to, and whether that is all of it. */
export interface ToldResources {
  readonly arns: readonly string[];
  readonly complete: boolean;
}

/**
 * The ARNs of what an action of a call was done to: those that the record names, or else those that its request certainly means. A request
 * that means things of several types may mean others, too.
 */
export function resourcesOf(
  action: CalledAction,
  call: TrailCall,
  record: TrailRecord,
  arns: NamedArns,
): ToldResources {
  if (action.templates.length === 0) return { arns: [], complete: true };
  if (copies.has(record.event) && action.name === "s3:GetObject") return copySource(record, arns);
  const named = answersIn(record.resources).flatMap(({ ARN }: Answer) => textOf(ARN) ?? []);
  const fitting = named.filter((arn) => fits(action, arn));
  if (fitting.length > 0) return { arns: fitting, complete: true };
  const created = answered(record.answer).filter((arn) => fits(action, arn));
  if (created.length > 0) return { arns: created, complete: action.types === 1 };
  const meant = action.templates.flatMap((template) => filled(template, record, call, arns) ?? []);
  const found = [...new Set(meant)].filter((arn) => fits(action, arn));
  return { arns: found, complete: action.types === 1 && found.length === 1 };
}

const copies = new Set(["CopyObject", "UploadPartCopy"]);

/** What was copied: the record's resources are what was written. */
function copySource({ request }: TrailRecord, { partition }: NamedArns): ToldResources {
  const [path = ""] = member(request, "x-amz-copy-source")?.replace(/^\//, "").split("?") ?? [];
  if (!path.includes("/")) return { arns: [], complete: false };
  return { arns: [`arn:${partition}:s3:::${path}`], complete: true };
}

const deepest = 12;

/** The roles that a request hands on: members that are named for a role and hold its ARN, and roles of instance profiles. */
export function passedRoles(request: unknown, arns: NamedArns, depth = 0): readonly string[] {
  if (depth > deepest) return [];
  if (Array.isArray(request)) return request.flatMap((item) => passedRoles(item, arns, depth + 1));
  if (!isAnswer(request)) return [];
  return Object.entries(request).flatMap(([name, value]) => {
    if (/instanceprofile/i.test(name)) {
      const profile = textOf(value) ?? member(value, "arn") ?? member(value, "name");
      if (profile !== undefined) return arns.rolesOf(profile);
    }
    if (typeof value !== "string") return passedRoles(value, arns, depth + 1);
    return /role/i.test(name) && /^arn:aws[a-z-]*:iam::\d{12}:role\//.test(value) ? [value] : [];
  });
}

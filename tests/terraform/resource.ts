import { type IAMClient, IAMServiceException } from "@aws-sdk/client-iam";
import { expect } from "vitest";

/** What Terraform keeps of a resource: what its configuration says, and what AWS adds. */
export type Attributes = Readonly<Record<string, unknown>>;

/** The account that a configuration is applied to. */
export interface World {
  readonly iam: IAMClient;
  readonly accountId: string;
  /** The ARN of something of IAM in the account. */
  arn(resource: string): string;
}

/** An update: what it calls, and what a read gives from then on. */
interface Update {
  readonly title: string;
  /** The attributes that differ from before. */
  readonly wants: Attributes;
  /** Gives the new id, where it is another. */
  readonly apply: (world: World, id: string) => Promise<string | undefined>;
}

/**
 * A resource of Terraform's AWS provider (internal/service/iam): the calls of its create, read, update and delete, in their order. The
 * provider reads right after it has created and updated, and compares; what it finds otherwise is an endless difference for its users.
 */
export interface Resource {
  readonly type: string;
  /** Makes what the resource refers to, which other resources would. */
  readonly before?: (world: World) => Promise<unknown>;
  readonly after?: (world: World) => Promise<unknown>;
  /** Gives the id. */
  readonly create: (world: World) => Promise<string>;
  /** Undefined: it is not there. */
  readonly read: (world: World, id: string) => Promise<Attributes | undefined>;
  /** What a read gives after the creation. */
  readonly wants: (world: World) => Attributes;
  readonly updates?: readonly Update[];
  readonly delete: (world: World, id: string) => Promise<unknown>;
}

/** What a call gives, or undefined where what it is about is not there: the provider then forgets the resource. */
export async function found<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof IAMServiceException && error.name === "NoSuchEntityException") {
      expect(error.$metadata.httpStatusCode).toBe(404);
      return undefined;
    }
    throw error;
  }
}

/** A document as the provider decodes it: by Go's url.QueryUnescape, to which a plus sign is a space. */
export const decoded = (text: string | undefined): string =>
  decodeURIComponent((text ?? "").replaceAll("+", " "));

/** Tags as Terraform keeps them: none where the answer has none. */
export const tagsOf = (
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Attributes | undefined =>
  tags === undefined || tags.length === 0
    ? undefined
    : Object.fromEntries(tags.map(({ Key = "", Value }) => [Key, Value]));

export const tagList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** A policy with everything that an encoding can spoil, written as nobody's formatter writes it. */
export const policyText = (action: string): string =>
  `{"Version" : "2012-10-17",\n  "Statement":[ {"Sid":"One","Effect":"Allow",\t"Action":["${action}","s3:GetObject"],"Resource":["arn:aws:s3:::b/a+b%20c&d=é/*","arn:aws:s3:::a"]}]}`;

/** The policy as the provider normalises it before it sends it. */
export const normalised = (action: string): string =>
  JSON.stringify(JSON.parse(policyText(action)));

export const trustText = (principal: object): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: principal, Sid: "" }],
  });

/** An identifier that AWS makes. */
export const uniqueId = (prefix: string): unknown =>
  expect.stringMatching(new RegExp(`^${prefix}[A-Z2-7]{16,17}$`));

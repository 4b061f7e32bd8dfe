import type { Tags } from "../live/live-organization.ts";

/** Where the text of a policy comes from. */
export interface FileContent {
  readonly document?: Readonly<Record<string, unknown>>;
  readonly file?: string;
}

export interface FilePolicy extends FileContent {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly guardrail?: string;
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  readonly tags?: Tags;
}

/** What roots, units and accounts have in common. What is absent is left as it is. */
export interface FileTarget {
  readonly policies?: readonly string[];
  readonly fullAccess?: boolean;
  readonly tags?: Tags;
}

export interface FileAccount extends FileTarget {
  readonly management?: true;
  readonly name?: string;
  readonly email?: string;
  readonly delegatedAdministrator?: readonly string[];
}

/** The root, or a unit with its name. */
export interface FileParent extends FileTarget {
  readonly units?: readonly FileUnit[];
  readonly accounts?: readonly FileAccount[];
}

export interface FileUnit extends FileParent {
  readonly name: string;
}

/** An organization as a file declares it. */
export interface OrganizationFile {
  readonly version: 1;
  readonly policyTypes?: readonly string[];
  readonly trustedServices?: readonly string[];
  readonly resourcePolicy?: FileContent;
  readonly policies?: readonly FilePolicy[];
  readonly root: FileParent;
}

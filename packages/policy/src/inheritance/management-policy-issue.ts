import type { Position } from "../document/json.ts";

/** What keeps a text from being a management policy of its type. */
export interface ManagementPolicyIssue {
  /** The keys that lead there, parted by slashes; empty for the document itself. */
  readonly path: string;
  readonly message: string;
  readonly position: Position;
}

export type ReportIssue = (path: readonly string[], position: Position, message: string) => void;

import type { ChangePreview } from "./collect/collect-preview.ts";
import { breaksNothing } from "./preview-change.ts";

/** Whether nothing that was used is lost, and nothing is left open. */
export const isSafe = ({ uses, unread, gaps }: ChangePreview): boolean =>
  breaksNothing(uses) && unread.length === 0 && gaps.length === 0;

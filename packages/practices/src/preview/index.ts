export { catalogActions } from "./catalog-actions.ts";
export type { ChangePreview, PreviewOptions } from "./collect/collect-preview.ts";
export { recordsOfFile } from "./collect/records.ts";
export {
  affectedAccounts,
  afterChange,
  type ControlChange,
  ControlChangeError,
  type ControlPolicyType,
} from "./control-change.ts";
export {
  type PossibleLoss,
  type PrincipalLosses,
  possibleLosses,
} from "./possible-losses.ts";
export {
  breaksNothing,
  type LostUse,
  previewUses,
  type UnjudgedUse,
  type UsePreview,
} from "./preview-change.ts";
export { readEvent } from "./read-event.ts";
export type { ReadRecord, RecordedRequest, UnreadRecord } from "./recorded-request.ts";
export { isSafe } from "./safe.ts";
export type { Taker } from "./taker.ts";

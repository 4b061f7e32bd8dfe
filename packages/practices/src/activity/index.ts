export { type ActivityDraft, newActivityDraft } from "./activity-draft.ts";
export { addRecord } from "./add-record.ts";
export { finishActivityDraft, hasDataEvents } from "./finish-activity-draft.ts";
export { type NamedArns, namedArns } from "./named-arns.ts";
export { fitsTemplate } from "./resources.ts";

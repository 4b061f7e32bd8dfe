export {
  type ActivityDraft,
  addRecord,
  finishActivityDraft,
  hasDataEvents,
  newActivityDraft,
} from "./activity-draft.ts";
export { type NamedArns, namedArns } from "./named-arns.ts";
export { fitsTemplate } from "./resources.ts";

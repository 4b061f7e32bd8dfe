import { answers } from "./answers.ts";
import type { Change } from "./change.ts";
import { organizationAnswers } from "./organization-answers.ts";
import { organizationRequests } from "./organization-requests.ts";
import { requests } from "./requests.ts";
import { standIns } from "./stand-ins/stand-ins.ts";
import { wholeLists } from "./whole-lists.ts";

/** Everything that lenient mode does otherwise in single operations; each is laid over those before it. */
export const changes: readonly Change[] = [
  ...standIns,
  ...requests,
  ...answers,
  ...organizationRequests,
  ...organizationAnswers,
  ...wholeLists,
];

import type { Answer } from "../answers/index.ts";
import { authorizationDetailsPart, isAuthorizationDetails } from "./authorization-details-part.ts";
import { wrappedReportPart, wrapsCredentialReport } from "./credential-report-part.ts";
import type { Part } from "./part.ts";

/** A kind of answer that a file may keep, told by its members. */
interface AnswerKind {
  readonly fits: (answer: Answer) => boolean;
  readonly read: (answer: Answer) => Part;
}

const kinds: readonly AnswerKind[] = [
  { fits: isAuthorizationDetails, read: authorizationDetailsPart },
  { fits: wrapsCredentialReport, read: wrappedReportPart },
];

/** What an answer tells; undefined where it is none that is known. */
export const partOf = (answer: Answer): Part | undefined =>
  kinds.find(({ fits }) => fits(answer))?.read(answer);

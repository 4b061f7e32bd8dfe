import { inFile, shownFile } from "./found-document.ts";
import { severityOf } from "./severity.ts";
import type { ValidatedDocument } from "./validate.ts";

/** The findings for scripts; lines and columns are those of the file, or of the string where the policy is one. */
export const jsonReport = (validated: readonly ValidatedDocument[]): string =>
  JSON.stringify(
    {
      policies: validated.length,
      findings: validated.flatMap(({ document, kind, findings }) =>
        findings.map(({ type, code, message, path, start, end }) => ({
          file: shownFile(document),
          policy: document.label,
          kind,
          severity: severityOf(type),
          code,
          message,
          path,
          start: inFile(document, start),
          end: inFile(document, end),
        })),
      ),
    },
    null,
    2,
  );

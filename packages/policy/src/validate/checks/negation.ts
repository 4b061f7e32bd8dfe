import type { StatementCheck } from "../scope.ts";

/** Allow with NotAction or NotResource, which also allows what comes later. */
export const checkNegation: StatementCheck = ({ effect, actions, resources }, { report }) => {
  if (effect !== "Allow") return;
  if (actions?.negated) {
    const message =
      "Allow with NotAction allows every other action, also those that services add later. List what is to be allowed.";
    report("ALLOW_WITH_NOT_ACTION", actions.key, message);
  }
  if (resources?.negated) {
    const message =
      "Allow with NotResource allows every other resource, also those that come later. List what is to be allowed.";
    report("ALLOW_WITH_NOT_RESOURCE", resources.key, message);
  }
};

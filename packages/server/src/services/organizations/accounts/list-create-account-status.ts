import { createAccountStatuses } from "@ostiary/directory";
import { createAccountStatusAnswer } from "../answers.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";

export const listCreateAccountStatus = organizationRead("ListCreateAccountStatus", {
  audience: "delegates",
  run(input, { own }) {
    const { States } = input;
    const wanted = [...own.management.list(createAccountStatuses)].filter(
      ({ state }) => States === undefined || States.includes(state),
    );
    const { items, end } = pageOfList(input, wanted);
    return { CreateAccountStatuses: items.map(createAccountStatusAnswer), ...end };
  },
});

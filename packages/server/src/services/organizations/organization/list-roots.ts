import { rootAnswer } from "../answers.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";

export const listRoots = organizationRead("ListRoots", {
  audience: "delegates",
  run(input, { own }) {
    const { items, end } = pageOfList(input, [own.root]);
    return { Roots: items.map((root) => rootAnswer(own, root)), ...end };
  },
});

import { ListMFADevicesCommand, ListVirtualMFADevicesCommand } from "@aws-sdk/client-iam";
import { type Answer, answersIn, isAnswer, mfaDeviceOf, textOf } from "../../answers/index.ts";
import { draftUser } from "../../draft/index.ts";
import type { Asking } from "../asking.ts";
import { forEachUser, type Session, type Source } from "../source.ts";

const isRoot = (device: Answer): boolean =>
  isAnswer(device["User"]) && textOf(device["User"]["Arn"])?.endsWith(":root") === true;

/** Root's virtual device no call lists but ListVirtualMFADevices. Other devices of root's none lists. */
async function rootDevices({ account, clients }: Session, asking: Asking): Promise<void> {
  const found: Answer[] = [];
  const pages = asking.pages("iam:ListVirtualMFADevices", (Marker, options) =>
    clients.iam.send(
      new ListVirtualMFADevicesCommand({ AssignmentStatus: "Assigned", Marker }),
      options,
    ),
  );
  for await (const page of pages) found.push(...answersIn(page["VirtualMFADevices"]));
  if (asking.coverage().state !== "complete") return;
  account.rootVirtualDevices = found.filter(isRoot).map(mfaDeviceOf);
}

/** MFA devices of every kind. */
export const mfaDevices: Source = {
  input: "mfa-devices",
  actions: ["iam:ListMFADevices", "iam:ListVirtualMFADevices"],
  ofUsers: true,
  async collect(session, asking) {
    await rootDevices(session, asking);
    await forEachUser(session, asking, async (UserName) => {
      const answer = await asking.ask("iam:ListMFADevices", (options) =>
        session.clients.iam.send(new ListMFADevicesCommand({ UserName }), options),
      );
      if (answer === undefined) return;
      const devices = answersIn(answer["MFADevices"]).map(mfaDeviceOf);
      draftUser(session.account, UserName).listed.mfaDevices = devices;
    });
  },
};

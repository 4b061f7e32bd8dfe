import { type ChangePreview, isSafe, type Taker } from "@ostiary/practices";

const layers = { serviceControl: "SCP", resourceControl: "RCP" } as const;

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

function takenBy(takers: readonly Taker[]): string {
  const named = takers.map(({ layer, policy, sid, line }) => {
    if (policy === undefined) return `no ${layers[layer]} of some level allows it`;
    const [, ...name] = policy.split(" ");
    return `${layers[layer]} ${name.join(" ")}, ${sid === undefined ? `line ${line}` : `statement ${sid}`}`;
  });
  return named.join("; ");
}

function headline({ change, organization }: ChangePreview): string {
  const nameOf = (id: string) =>
    [...organization.units, ...organization.accounts].find((one) => one.id === id)?.name ?? id;
  if (change.kind === "move") {
    return `Move account ${change.account} (${nameOf(change.account)}) to ${change.to} (${nameOf(change.to)})`;
  }
  const kind = change.policy.type === "SERVICE_CONTROL_POLICY" ? "SCP" : "RCP";
  return `Attach the ${kind} ${change.policy.name} to ${change.target} (${nameOf(change.target)})`;
}

/** The preview in lines. */
export function previewLines(preview: ChangePreview): readonly string[] {
  const { uses, unread, gaps, possible } = preview;
  const lines = [
    headline(preview),
    `It bears on ${uses.accounts.length} accounts. ${uses.judged} uses were judged: ${uses.kept} are kept, ${uses.judged - uses.kept} lost.`,
    "",
  ];
  for (const { caller, action, count, lastAt, resource, takers } of uses.lost) {
    lines.push(
      `LOST        ${caller} used ${action} ${times(count)}, last at ${lastAt} on ${resource}`,
    );
    lines.push(`            taken by ${takenBy(takers)}`);
  }
  for (const { caller, action, count, reason } of uses.unjudged) {
    lines.push(`NOT JUDGED  ${caller} used ${action} ${times(count)}: ${reason}`);
  }
  for (const { caller, name, reason } of unread) {
    lines.push(`NOT JUDGED  ${caller}: ${name}: ${reason}`);
  }
  for (const { account, reason } of gaps) lines.push(`NOT READ    account ${account}: ${reason}`);
  for (const { arn, losses, unknown } of possible ?? []) {
    const of = (loss: string) =>
      losses.filter((one) => one.loss === loss).map(({ action }) => action);
    lines.push(
      `COULD USE   ${arn} loses ${of("lost").length} actions, ${of("narrowed").length} in some ways`,
    );
    for (const loss of ["lost", "narrowed", "unknown"]) {
      const actions = of(loss);
      if (actions.length > 0) lines.push(`            ${loss}: ${shortened(actions)}`);
    }
    if (unknown.length > 0) lines.push(`            not known of it: ${unknown.join(", ")}`);
  }
  lines.push(
    isSafe(preview)
      ? "Nothing that was used is lost."
      : uses.lost.length > 0
        ? "Something that was used is lost."
        : "Nothing that was judged is lost, but not everything was.",
  );
  return lines;
}

const mostNamed = 12;

const shortened = (actions: readonly string[]): string => {
  const more = actions.length - mostNamed;
  return [...actions.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
};

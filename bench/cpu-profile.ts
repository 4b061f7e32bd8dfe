interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
  };
  readonly children?: readonly number[];
}

/** What `node --cpu-prof` writes; times are microseconds. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Shares of a function: what it spends itself, and with everything that it calls. */
export interface Spent {
  own: number;
  whole: number;
}

const nameOf = ({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string =>
  `${functionName || "(anonymous)"} ${url.replace(/^.*\/(?=packages\/|node_modules\/)/, "")}:${lineNumber + 1}`;

/** The package or module of a function; native functions have none. */
export function moduleOf(name: string): string {
  const [, module] =
    /(node:[a-z_]+|node_modules\/(?:@[^/]+\/)?[^/]+|packages\/[^/]+)/.exec(name) ?? [];
  return module ?? name;
}

/** Shares by function of the last seconds of a profile, idle time left out. */
export function sharesOf(profile: CpuProfile, seconds: number): Map<string, Spent> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const ownTime = new Map<number, number>();
  let left = seconds * 1e6;
  for (let at = profile.samples.length - 1; at >= 0 && left > 0; at -= 1) {
    const id = profile.samples[at] ?? 0;
    const took = profile.timeDeltas[at] ?? 0;
    left -= took;
    if (nodes.get(id)?.callFrame.functionName !== "(idle)") {
      ownTime.set(id, (ownTime.get(id) ?? 0) + took);
    }
  }
  const busy = [...ownTime.values()].reduce((sum, took) => sum + took, 0);
  const spent = new Map<string, Spent>();
  const [root] = profile.nodes;
  if (root !== undefined) visit(root, new Set());
  return spent;

  function visit(node: ProfileNode, callers: ReadonlySet<string>): number {
    const name = nameOf(node);
    const own = (ownTime.get(node.id) ?? 0) / busy;
    const inside = new Set([...callers, name]);
    let whole = own;
    for (const id of node.children ?? []) {
      const child = nodes.get(id);
      if (child !== undefined) whole += visit(child, inside);
    }
    const shares = spent.get(name) ?? { own: 0, whole: 0 };
    shares.own += own;
    // A function that calls itself is counted where it is first entered.
    if (!callers.has(name)) shares.whole += whole;
    spent.set(name, shares);
    return whole;
  }
}

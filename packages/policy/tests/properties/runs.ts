const share = Number(process.env["OSTIARY_RUNS"] ?? 1);

/** How many examples a property is held against: the usual number, or OSTIARY_RUNS times as many. */
export const runs = (usual: number): number => Math.ceil(usual * share);

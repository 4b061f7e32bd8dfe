import { comparisons, type Results } from "./results.ts";

/** What Ostiary is held to, and what was measured. */
export interface Bar {
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

const timesMoto = 10;
const startMilliseconds = 500;
const idleMegabytes = 150;

/** Every bar. */
export function bars(results: Results): readonly Bar[] {
  const starts = results.starts.filter(({ peer, held }) => peer === "Ostiary" && held);
  return [
    ...comparisons(results).map(({ operation, ratio }) => ({
      wanted: `${operation}: at least ${timesMoto} times as many requests a second as moto`,
      measured: `${ratio.toFixed(1)} ×`,
      met: ratio >= timesMoto,
    })),
    ...starts.map(({ situation, milliseconds: { median } }) => ({
      wanted: `Start ${situation}: first answer within ${startMilliseconds} ms`,
      measured: `${median.toFixed(0)} ms`,
      met: median < startMilliseconds,
    })),
    ...starts.map(({ situation, idleMegabytes: { median } }) => ({
      wanted: `Idle ${situation}: less than ${idleMegabytes} MB resident`,
      measured: `${median.toFixed(0)} MB`,
      met: median < idleMegabytes,
    })),
  ];
}

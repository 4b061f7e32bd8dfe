/** A peer with the workload prepared in whatever form it takes. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** The places of the workload's requests that it decides at all. */
  readonly takes: readonly number[];
  /** Whether a request of the workload, by its place, is allowed. */
  readonly allows: (place: number) => boolean | Promise<boolean>;
}

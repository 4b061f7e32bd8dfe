import type { Target } from "@ostiary/practices";

/** The options that say whom to ask. */
export interface PlaceOptions {
  readonly endpointUrl?: string;
  readonly profile?: string;
  readonly region?: string;
}

/** Where to call. */
export const placeOf = ({ endpointUrl, profile, region }: PlaceOptions): Target => ({
  ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
  ...(profile !== undefined && { profile }),
  ...(region !== undefined && { region }),
});

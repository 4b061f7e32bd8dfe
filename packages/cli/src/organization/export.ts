import { exportOrganization } from "@ostiary/practices";
import { type PlaceOptions, placeOf } from "./place.ts";

/** `ostiary export`. */
export async function exportFile(options: PlaceOptions): Promise<void> {
  process.stdout.write(await exportOrganization(placeOf(options)));
}

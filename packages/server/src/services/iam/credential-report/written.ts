/** A moment as the credential report writes it: to the second, in UTC. */
export const written = (moment: number): string =>
  `${new Date(moment).toISOString().slice(0, 19)}Z`;

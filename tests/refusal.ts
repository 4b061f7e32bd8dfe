/** How a service refused a call, by an SDK client's error. */
export interface Refusal {
  /** The code as the client names it: `NoSuchEntityException`. */
  readonly name: string;
  readonly message: string;
}

/** The error of a call that has to fail. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
  }
  throw new Error("The call succeeded.");
}

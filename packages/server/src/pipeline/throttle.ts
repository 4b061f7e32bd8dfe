import { serviceError } from "@ostiary/wire";

/** Holds callers to a rate. */
export interface Throttle {
  /** Takes one request of a caller, or throws Throttling. */
  take(caller: string, now: number): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

const rememberedCallers = 10_000;

/** A bucket of tokens for each caller, which fills at `rate` a second up to twice the rate. */
export function throttle(rate: number): Throttle {
  const burst = rate * 2;
  const buckets = new Map<string, Bucket>();
  return {
    take(caller, now) {
      let bucket = buckets.get(caller);
      if (bucket === undefined) {
        if (buckets.size >= rememberedCallers) buckets.clear();
        bucket = { tokens: burst, at: now };
        buckets.set(caller, bucket);
      }
      const elapsed = Math.max(0, now - bucket.at) / 1000;
      bucket.tokens = Math.min(burst, bucket.tokens + elapsed * rate);
      bucket.at = now;
      if (bucket.tokens < 1) throw serviceError("Throttling", "Rate exceeded");
      bucket.tokens -= 1;
    },
  };
}

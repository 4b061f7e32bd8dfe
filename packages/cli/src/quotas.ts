import { defaultQuotas, type QuotaName, type Quotas } from "@ostiary/directory";
import { InvalidArgumentError } from "commander";

const isQuota = (name: string): name is QuotaName => Object.hasOwn(defaultQuotas, name);

/** Reads `UsersQuota=20000`, or several with commas, after those that were given before. */
export function readQuotas(text: string, before: Partial<Quotas> = {}): Partial<Quotas> {
  const read = text.split(",").map((part): [QuotaName, number] => {
    const [name = "", value = ""] = part.trim().split("=");
    if (!isQuota(name)) {
      const known = Object.keys(defaultQuotas).join(", ");
      throw new InvalidArgumentError(`There is no quota ${name}. There are: ${known}.`);
    }
    if (!/^[0-9]{1,9}$/.test(value)) {
      throw new InvalidArgumentError(`${name} must be a whole number.`);
    }
    return [name, Number(value)];
  });
  return { ...before, ...Object.fromEntries(read) };
}

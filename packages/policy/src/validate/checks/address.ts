import type { OperatorName } from "../../document/policy.ts";
import { type AddressRange, addressRangeOf } from "../cidr.ts";
import { isNegated, keyName } from "../condition-rules.ts";
import { quoted } from "../finding.ts";
import type { LocatedCondition } from "../located-policy.ts";
import type { Scope } from "../scope.ts";

/** The values of IpAddress and NotIpAddress: CIDR ranges; those of aws:SourceIp are public. */
export function checkAddresses(
  condition: LocatedCondition,
  operator: OperatorName,
  { report }: Scope,
): void {
  const ranges: AddressRange[] = [];
  for (const { text, place } of condition.values) {
    if (text.includes("${")) continue;
    const range = addressRangeOf(text);
    if (range === undefined) {
      const message = `${operator} takes an address or a CIDR range, such as 203.0.113.0/24, not ${quoted(text)}.`;
      report("TYPE_MISMATCH_IP_RANGE", place, message);
      continue;
    }
    ranges.push(range);
    if (range.improved === undefined) continue;
    const message = `The bits of ${quoted(text)} after the prefix say nothing: write ${range.improved}.`;
    report("IMPROVE_IP_RANGE", place, message);
  }
  const closed = ranges.filter(({ isPrivate }) => isPrivate).length;
  if (keyName(condition) !== "aws:sourceip" || closed === 0) return;
  const negated = isNegated(operator);
  const advice = "Private addresses come through a VPC endpoint, in aws:VpcSourceIp.";
  if (closed === ranges.length) {
    const effect = negated ? "holds always" : "holds never";
    const message = `aws:SourceIp is a public address, so this condition on private ones ${effect}. ${advice}`;
    report(negated ? "PRIVATE_NOT_IP_ADDRESS" : "PRIVATE_IP_ADDRESS", condition.place, message);
  } else {
    const message = `aws:SourceIp is a public address, so the private ones here do nothing. ${advice}`;
    const code = negated ? "PRIVATE_NOT_IP_ADDRESS_SUBSET" : "PRIVATE_IP_ADDRESS_SUBSET";
    report(code, condition.place, message);
  }
}

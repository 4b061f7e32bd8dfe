import type { AccountModel } from "../model/account-model.ts";
import type { PrincipalModel } from "../model/principal-model.ts";
import type { ReferenceAction } from "./catalog-actions.ts";
import { isObject, textAt } from "./json-value.ts";
import type { RecordedRequest } from "./recorded-request.ts";

/**
 * Actions that trails record as data events, which LookupEvents does not have and trails have only where they are told to ("Logging data
 * events"); those of services that matter most.
 */
const dataActions: readonly RegExp[] = [
  /^s3:(?:get|put|delete|restore|abort|list|head|select|replicate)[a-z]*(?:object|multipart|bucketversions)/u,
  /^s3:list(?:bucket|multipartuploadparts)$/u,
  /^dynamodb:(?:batch(?:get|write)item|getitem|putitem|updateitem|deleteitem|query|scan|conditioncheckitem|partiql|getrecords|getsharditerator)/u,
  /^lambda:invoke/u,
  /^sns:publish/u,
  /^sqs:(?:sendmessage|receivemessage|deletemessage|changemessagevisibility)/u,
  /^kinesis:(?:putrecord|getrecords|getsharditerator|subscribetoshard)/u,
  /^ebs:/u,
  /^execute-api:/u,
  /^ssmmessages:/u,
  /^rds-data:/u,
  /^sagemaker:invokeendpoint/u,
];

/** What a record can show, by what it does show. */
export interface Evidence {
  readonly reads: boolean;
  /** The sources of data events. */
  readonly dataServices: ReadonlySet<string>;
}

/** Tells by records what they can show: a trail that has no granted read keeps none. */
export function evidenceOf(records: readonly unknown[]): Evidence {
  let reads = false;
  const dataServices = new Set<string>();
  for (const record of records) {
    if (!isObject(record) || textAt(record, "errorCode") !== undefined) continue;
    reads ||= textAt(record, "readOnly") === "true";
    const [service = ""] = (textAt(record, "eventSource") ?? "").split(".");
    if (textAt(record, "eventCategory") === "Data") dataServices.add(service);
  }
  return { reads, dataServices };
}

/** Whether a use of an action would be in the records. */
export function leavesRecord(
  { action, accessLevel }: ReferenceAction,
  evidence: Evidence,
): boolean {
  const name = action.toLowerCase();
  const [service = ""] = name.split(":");
  if (dataActions.some((pattern) => pattern.test(name))) return evidence.dataServices.has(service);
  return evidence.reads || (accessLevel !== "List" && accessLevel !== "Read");
}

/**
 * Uses of which IAM's last access tells and no record does, of actions on which a change bears. Where an action is not tracked by itself,
 * its service's last use stands for it, and it is only supposed.
 */
export function lastUses(
  model: AccountModel,
  actions: readonly ReferenceAction[],
  since: string,
): readonly RecordedRequest[] {
  const byService = new Map<string, string[]>();
  for (const { action } of actions) {
    const [service = ""] = action.split(":");
    byService.set(service, [...(byService.get(service) ?? []), action]);
  }
  return (model.account.activity?.principals ?? []).flatMap(({ arn, services = [] }) => {
    const principal = model.principal(arn);
    if (principal === undefined) return [];
    return services.flatMap(({ service, lastAt, actions: tracked = [] }) => {
      if (lastAt === undefined || lastAt < since) return [];
      const known = new Map(tracked.map((one) => [one.action.toLowerCase(), one.lastAt]));
      return (byService.get(service) ?? []).flatMap((action): readonly RecordedRequest[] => {
        const name = action.slice(service.length + 1).toLowerCase();
        if (!known.has(name)) {
          const supposed = { reason: untracked, as: `${service}:*` };
          return [{ ...requestOf(principal, model.id, action, lastAt), supposed }];
        }
        const at = known.get(name);
        return at === undefined || at < since ? [] : [requestOf(principal, model.id, action, at)];
      });
    });
  });
}

const untracked = "actions on which it bears leave no record here, and the service was used";

/** A use of which only who, what and when is known; the resource is taken to be the account's own. */
const requestOf = (
  { principal, arn, context, ...model }: PrincipalModel,
  account: string,
  action: string,
  at: string,
): RecordedRequest => ({
  event: "",
  at,
  action,
  principal,
  caller: arn,
  serviceLinked: model.kind === "role" && model.serviceLinked,
  resourceAccount: account,
  context: new Map([...context].filter(([key]) => !key.endsWith("time"))),
  limited: new Map(),
});

/** What an X-Amz-Target names. */
export interface Target {
  /** What stands before the operation, without the Java package that older clients put before it. */
  readonly service: string;
  readonly operation: string;
}

/** The service and operation of an X-Amz-Target header: `AWSOrganizationsV20161128.CreateAccount`. */
export function targetOf(header: string | undefined): Target | undefined {
  if (header === undefined) return undefined;
  const dot = header.lastIndexOf(".");
  if (dot < 0) return undefined;
  const prefix = header.slice(0, dot);
  return {
    service: prefix.slice(prefix.lastIndexOf(".") + 1),
    operation: header.slice(dot + 1),
  };
}

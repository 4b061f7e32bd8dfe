const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether two base64 texts hold the same bytes; undefined where one of them is no base64. */
export function equalBytes(request: string, policy: string): boolean | undefined {
  if (!base64.test(request) || !base64.test(policy)) return undefined;
  return atob(request) === atob(policy);
}
